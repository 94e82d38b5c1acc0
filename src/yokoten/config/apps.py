from django.apps import AppConfig

from yokoten.config import wiring


class HouseConfig(AppConfig):
    name = "yokoten.config"
    label = "house"

    def ready(self) -> None:
        wiring.wire()

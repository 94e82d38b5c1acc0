from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "yokoten.interfaces.web"
    label = "web"

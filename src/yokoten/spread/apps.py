from django.apps import AppConfig


class SpreadConfig(AppConfig):
    name = "yokoten.spread"
    label = "spread"
    default_auto_field = "django.db.models.BigAutoField"

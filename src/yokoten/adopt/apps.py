from django.apps import AppConfig


class AdoptConfig(AppConfig):
    name = "yokoten.adopt"
    label = "adopt"
    default_auto_field = "django.db.models.BigAutoField"

"""Addresses of the API."""

from django.urls import path

from yokoten.interfaces.api.door import API
from yokoten.interfaces.api.problems import nothing_here

urlpatterns = [
    path("v1/", API.urls),
    path("v1/<path:rest>", nothing_here),
]

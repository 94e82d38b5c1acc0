"""Every address of the house."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("yokoten.interfaces.api.urls")),
    path("", include("yokoten.interfaces.web.urls")),
]

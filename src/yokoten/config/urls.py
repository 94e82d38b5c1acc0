"""Every address of the house."""

from django.urls import include, path, reverse_lazy

from yokoten.interfaces.api.door import API
from yokoten.interfaces.web.programs.pages import documentation

DESCRIBED = {"describe": API.get_openapi_schema, "description": reverse_lazy("api:openapi-json")}

urlpatterns = [
    path("api/docs", documentation, DESCRIBED, name="api_documentation"),
    path("api/", include("yokoten.interfaces.api.urls")),
    path("", include("yokoten.interfaces.web.urls")),
]

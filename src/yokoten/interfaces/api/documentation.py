"""The page on which the API can be read and tried, without any other host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Swagger UI from this installation's own files; a signed-in person reads with their session."""
    settings = {
        "url": reverse("api:openapi-json"),
        "layout": "BaseLayout",
        "deepLinking": True,
        "validatorUrl": None,
        "displayRequestDuration": True,
        "supportedSubmitMethods": ["get", "put", "delete"],
    }
    return render(request, "api/documentation.html", {"settings": settings})

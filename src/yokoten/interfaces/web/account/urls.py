"""Addresses of signing in: the library's, without the pages this house does not offer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path


def closed(request: HttpRequest, **parts: str) -> HttpResponse:
    """People have one address, kept by administrators."""
    raise Http404


urlpatterns = [
    path("email/", closed),
    path("confirm-email/", closed),
    path("confirm-email/<str:key>/", closed),
    path("login/code/confirm/", closed),
    path("3rdparty/", closed),
    re_path("^social/", closed),
    path("", include("allauth.urls")),
]

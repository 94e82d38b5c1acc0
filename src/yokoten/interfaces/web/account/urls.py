"""Addresses of signing in: the library's, without the pages this house does not offer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path

from yokoten.interfaces.web.account import provider


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
    path("oidc/<str:provider_id>/login/", provider.login, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", provider.callback, name="openid_connect_callback"),
    path("", include("allauth.urls")),
]

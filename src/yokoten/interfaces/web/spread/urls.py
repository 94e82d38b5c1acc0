"""Addresses of adoptions."""

from django.urls import path

from yokoten.interfaces.web.spread import adoption, listing, publishing

urlpatterns = [
    path("", listing.every, name="adoptions"),
    path("adoptions/open/", adoption.begin, name="adoption_open"),
    path("adoptions/<uuid:key>/", adoption.one, name="adoption"),
    path("adoptions/<uuid:key>/step/", adoption.move, name="adoption_move"),
    path("adoptions/<uuid:key>/change/", adoption.change, name="adoption_change"),
    path("adoptions/<uuid:key>/decline/", adoption.decline, name="adoption_decline"),
    path("projects/<uuid:key>/practice/", publishing.publish, name="project_publish"),
]

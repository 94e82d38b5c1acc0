"""Addresses of documents, under learn/."""

from django.urls import path

from yokoten.interfaces.web.exchange import papers

urlpatterns = [
    path("trips/<uuid:key>/programme.<str:kind>", papers.trip_programme, name="trip_programme"),
]

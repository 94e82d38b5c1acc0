"""Addresses of documents, under learn/."""

from django.urls import path

from yokoten.interfaces.web.exchange import papers

urlpatterns = [
    path("trips/<uuid:key>/programme.<str:kind>", papers.trip_programme, name="trip_programme"),
    path("trips/<uuid:key>/report.<str:kind>", papers.trip_report, name="trip_report"),
    path("trips/<uuid:key>/comparison.<str:kind>", papers.trip_comparison, name="trip_comparison"),
    path("visits/<uuid:key>/programme.<str:kind>", papers.visit_programme, name="visit_programme"),
    path("visits/<uuid:key>/report.<str:kind>", papers.visit_report, name="visit_report"),
    path("visits/<uuid:key>/calendar.ics", papers.visit_calendar, name="visit_calendar"),
    path("practices/<uuid:key>/practice.<str:kind>", papers.practice_paper, name="practice_paper"),
]

"""Addresses of trips and visits."""

from django.urls import path

from yokoten.interfaces.web.exchange import beginning, listing, trip, visit

urlpatterns = [
    path("learn/trips/", listing.every, name="trips"),
    path("learn/trips/new/", beginning.new, name="trip_new"),
    path("learn/trips/<uuid:key>/", trip.one, name="trip"),
    path("learn/trips/<uuid:key>/change/", trip.change, name="trip_change"),
    path("learn/trips/<uuid:key>/hosts/", trip.hosts, name="trip_hosts"),
    path("learn/trips/<uuid:key>/delegation/", trip.delegation, name="trip_delegation"),
    path("learn/trips/<uuid:key>/questions/", trip.questions, name="trip_questions"),
    path("learn/trips/<uuid:key>/<str:what>/", trip.act, name="trip_act"),
    path("learn/visits/", listing.received, name="visits"),
    path("learn/visits/<uuid:key>/", visit.one, name="visit"),
    path("learn/visits/<uuid:key>/<str:what>/", visit.do, name="visit_act"),
    path("visit/<str:token>/", visit.one_by_link, name="visit_link"),
    path("visit/<str:token>/<str:what>/", visit.do_by_link, name="visit_link_act"),
]

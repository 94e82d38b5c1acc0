"""Addresses of trips and visits."""

from django.urls import path

from yokoten.interfaces.web.exchange import agenda, answers, bank, beginning, home, listing, terms, trip, visit

urlpatterns = [
    path("learn/trips/", listing.every, name="trips"),
    path("learn/trips/new/", beginning.new, name="trip_new"),
    path("learn/trips/<uuid:key>/", trip.one, name="trip"),
    path("learn/trips/<uuid:key>/change/", trip.change, name="trip_change"),
    path("learn/trips/<uuid:key>/hosts/", trip.hosts, name="trip_hosts"),
    path("learn/trips/<uuid:key>/delegation/", trip.delegation, name="trip_delegation"),
    path("learn/trips/<uuid:key>/questions/", trip.questions, name="trip_questions"),
    path("learn/trips/<uuid:key>/lessons/new/", home.lesson, name="lesson_new"),
    path("learn/trips/<uuid:key>/lessons/<int:number>/", home.lesson, name="lesson"),
    path("learn/trips/<uuid:key>/lessons/<int:number>/<str:what>/", home.lesson_act, name="lesson_act"),
    path("learn/trips/<uuid:key>/commitments/new/", home.commitment, name="commitment_new"),
    path("learn/trips/<uuid:key>/commitments/<int:number>/", home.commitment, name="commitment"),
    path("learn/trips/<uuid:key>/commitments/<int:number>/<str:what>/", home.commitment_act, name="commitment_act"),
    path("learn/trips/<uuid:key>/<str:what>/", trip.act, name="trip_act"),
    path("learn/visits/", listing.received, name="visits"),
    path("learn/visits/<uuid:key>/", visit.one, name="visit"),
    path("learn/visits/terms/", terms.terms, name="host_terms"),
    path("learn/visits/terms/close/", terms.close, name="host_close"),
    path("learn/visits/terms/reopen/<int:number>/", terms.reopen, name="host_reopen"),
    path("learn/visits/bank/", bank.bank, name="bank"),
    path("learn/visits/bank/new/", bank.question, name="bank_question_new"),
    path("learn/visits/bank/<int:number>/", bank.question, name="bank_question"),
    path("learn/visits/kinds/", bank.types, name="visit_types"),
    path("learn/visits/kinds/new/", bank.one_type, name="visit_type_new"),
    path("learn/visits/kinds/<slug:code>/", bank.one_type, name="visit_type"),
    path("learn/visits/conflicts/<int:number>/", answers.settle, name="conflict_settle"),
    path("learn/visits/<uuid:key>/agenda/", agenda.agenda, name="visit_agenda"),
    path("learn/visits/<uuid:key>/answers/", answers.answers, name="visit_answers"),
    path("learn/visits/<uuid:key>/findings/new/", home.finding, name="finding_new"),
    path("learn/visits/<uuid:key>/findings/<int:number>/", home.finding, name="finding"),
    path("learn/visits/<uuid:key>/findings/<int:number>/remove/", home.finding_remove, name="finding_remove"),
    path("learn/visits/<uuid:key>/<str:what>/", visit.do, name="visit_act"),
    path("visit/<str:token>/", visit.one_by_link, name="visit_link"),
    path("visit/<str:token>/agenda/", agenda.agenda_by_link, name="visit_link_agenda"),
    path("visit/<str:token>/answers/", answers.answers_by_link, name="visit_link_answers"),
    path("visit/<str:token>/<str:what>/", visit.do_by_link, name="visit_link_act"),
]

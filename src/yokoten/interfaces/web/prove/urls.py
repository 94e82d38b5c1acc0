"""Addresses of evaluations."""

from django.urls import path

from yokoten.interfaces.web.prove import evaluation, figures, listing, registering

urlpatterns = [
    path("adopt/projects/<uuid:key>/proof/", listing.of_project, name="project_proof"),
    path("adopt/projects/<uuid:key>/proof/new/", registering.new, name="evaluation_new"),
    path("prove/evaluations/", listing.every, name="evaluations"),
    path("prove/evaluations/new/", figures.new, name="evaluation_of_figures"),
    path("prove/evaluations/<uuid:key>/", evaluation.one, name="evaluation"),
    path("prove/evaluations/<uuid:key>/numbers.<str:kind>", evaluation.download, name="evaluation_download"),
    path("prove/evaluations/<uuid:key>/<str:what>/", evaluation.act, name="evaluation_act"),
]

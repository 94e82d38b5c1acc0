"""Addresses of projects."""

from django.urls import path

from yokoten.interfaces.web.adopt import (
    beginning,
    documents,
    gate,
    listing,
    measuring,
    plan,
    problem,
    project,
    result,
    talk,
)

urlpatterns = [
    path("adopt/projects/", listing.every, name="projects"),
    path("adopt/projects/new/", beginning.new, name="project_new"),
    path("adopt/projects/<uuid:key>/", project.one, name="project"),
    path("adopt/projects/<uuid:key>/card/", project.change, name="project_card"),
    path("adopt/projects/<uuid:key>/steps/<slug:code>/", gate.move, name="project_move"),
    path("adopt/projects/<uuid:key>/points/<int:number>/close/", gate.close, name="gate_point_act"),
    path("adopt/projects/<uuid:key>/targets/new/", measuring.new, name="target_new"),
    path("adopt/projects/<uuid:key>/plan/", plan.every, name="project_plan"),
    path("adopt/projects/<uuid:key>/plan/new/", plan.item, name="plan_item_new"),
    path("adopt/projects/<uuid:key>/plan/<int:number>/", plan.item, name="plan_item"),
    path("adopt/projects/<uuid:key>/plan/<int:number>/<str:what>/", plan.act, name="plan_item_act"),
    path("adopt/projects/<uuid:key>/documents/", documents.every, name="project_documents"),
    path("adopt/projects/<uuid:key>/problems/", problem.every, name="project_problems"),
    path("adopt/projects/<uuid:key>/problems/<int:number>/", problem.change, name="problem"),
    path("adopt/projects/<uuid:key>/problems/<int:number>/remove/", problem.remove, name="problem_remove"),
    path("adopt/projects/<uuid:key>/talk/", talk.every, name="project_talk"),
    path("adopt/projects/<uuid:key>/result/", result.one, name="project_result"),
    path("adopt/projects/<uuid:key>/result/submit/", result.submit, name="result_submit"),
    path("adopt/projects/<uuid:key>/result/effects/new/", result.add, name="effect_new"),
    path("adopt/projects/<uuid:key>/result/effects/<int:number>/remove/", result.remove, name="effect_remove"),
    path("adopt/projects/<uuid:key>/result/<int:number>/<str:what>/", result.decide, name="result_decide"),
    path("adopt/targets/<int:number>/", measuring.one, name="target"),
    path("adopt/targets/<int:number>/change/", measuring.change, name="target_change"),
    path("adopt/targets/<int:number>/numbers.<str:kind>", measuring.download, name="target_download"),
    path("adopt/targets/<int:number>/<str:what>/", measuring.act, name="target_act"),
    path("adopt/documents/<int:number>/", documents.document, name="project_document"),
    path("adopt/documents/<int:number>/remove/", documents.remove, name="project_document_remove"),
]

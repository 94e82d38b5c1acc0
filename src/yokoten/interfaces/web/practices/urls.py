"""Addresses of the practice library."""

from django.urls import path

from yokoten.interfaces.web.practices import checking, importing, library, page, writing

urlpatterns = [
    path("", library.every, name="practices"),
    path("download.<str:kind>", library.download, name="practices_download"),
    path("new/", writing.new, name="practice_new"),
    path("own/", checking.own, name="practices_own"),
    path("checks/", checking.queue, name="practice_checks"),
    path("import/", importing.every, name="practice_imports"),
    path("import/<int:number>/", importing.one, name="practice_import"),
    path("import/<int:number>/undo/", importing.undo, name="practice_import_undo"),
    path("import/<int:number>/discard/", importing.discard, name="practice_import_discard"),
    path("documents/<int:number>/", page.document, name="practice_document"),
    path("<uuid:key>/", page.one, name="practice"),
    path("<uuid:key>/versions/", page.versions, name="practice_versions"),
    path("<uuid:key>/change/", writing.change, name="practice_change"),
    path("<uuid:key>/hand-in/", checking.hand_in, name="practice_hand_in"),
    path("<uuid:key>/languages/<str:language>/", writing.translation, name="practice_text"),
    path("<uuid:key>/check/", checking.check, name="practice_check"),
    path("<uuid:key>/use/", page.use, name="practice_use"),
    path("<uuid:key>/correct/", page.correct, name="practice_correct"),
    path("<uuid:key>/corrections/<int:number>/", page.answer, name="practice_answer"),
    path("<uuid:key>/<str:what>/", checking.act, name="practice_act"),
]

"""Addresses of the import wizard."""

from django.urls import path

from yokoten.interfaces.web.measure.imports import closing, columns, listing, preview, questions

urlpatterns = [
    path("", listing.every, name="imports"),
    path("new/", listing.new, name="import_new"),
    path("practice.csv", listing.practice, name="import_practice"),
    path("<int:number>/", closing.result, name="import"),
    path("<int:number>/columns/", columns.columns, name="import_columns"),
    path("<int:number>/sheet/", columns.sheet, name="import_sheet"),
    path("<int:number>/preview/", preview.preview, name="import_preview"),
    path("<int:number>/questions/", questions.questions, name="import_questions"),
    path("<int:number>/questions/<int:question>/", questions.question, name="import_question"),
    path("<int:number>/confirm/", closing.confirm, name="import_confirm"),
    path("<int:number>/progress/", closing.progress, name="import_progress"),
    path("<int:number>/recall/", closing.recall, name="recall_import"),
    path("<int:number>/undo/", closing.undo, name="undo_import"),
    path("<int:number>/discard/", closing.discard, name="discard_import"),
]

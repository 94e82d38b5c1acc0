"""Addresses of the phone page of one visit, below `learn/visits/<key>/`."""

from django.urls import path

from yokoten.interfaces.web.exchange.phone import installing, page, sync

urlpatterns = [
    path("phone/", page.phone, name="visit_phone"),
    path("phone/manifest.webmanifest", installing.manifest, name="visit_phone_manifest"),
    path("sync/", sync.sync, name="visit_sync"),
    path("sync/token/", sync.token, name="visit_sync_token"),
    path("sync/photos/", sync.photos, name="visit_sync_photos"),
    path("sync/photos/<uuid:photo>/", sync.photo, name="visit_sync_photo"),
    path("photos/<uuid:photo>/", sync.picture, name="visit_photo"),
]

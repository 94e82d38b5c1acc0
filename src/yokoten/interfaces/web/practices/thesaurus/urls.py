"""Addresses of the thesaurus."""

from django.urls import path

from yokoten.interfaces.web.practices.thesaurus import bringing, browsing, concept, deciding, proposing

urlpatterns = [
    path("", browsing.every, name="thesaurus"),
    path("thesaurus.<str:kind>", browsing.download, name="thesaurus_download"),
    path("concepts/<slug:code>/", concept.one, name="concept"),
    path("concepts/<slug:code>/change/", concept.change, name="concept_change"),
    path("concepts/<slug:code>/withdraw/", concept.withdraw, name="concept_withdraw"),
    path("concepts/<slug:code>/restore/", concept.restore, name="concept_restore"),
    path("proposals/", deciding.every, name="proposals"),
    path("proposals/new/", proposing.new, name="proposal_new"),
    path("proposals/<int:number>/", deciding.one, name="proposal"),
    path("proposals/<int:number>/take-back/", proposing.take_back, name="proposal_take_back"),
    path("files/", bringing.every, name="thesaurus_files"),
    path("files/<int:number>/", bringing.one, name="thesaurus_file"),
    path("files/<int:number>/store/", bringing.store, name="thesaurus_file_store"),
    path("files/<int:number>/discard/", bringing.discard, name="thesaurus_file_discard"),
]

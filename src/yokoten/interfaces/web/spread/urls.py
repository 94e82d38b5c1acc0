"""Addresses of adoptions."""

from django.urls import path

from yokoten.interfaces.web.spread import adoption, listing, opening, publishing

urlpatterns = [
    path("", listing.every, name="adoptions"),
    path("adoptions/open/", adoption.begin, name="adoption_open"),
    path("adoptions/<uuid:key>/", adoption.one, name="adoption"),
    path("adoptions/<uuid:key>/step/", adoption.move, name="adoption_move"),
    path("adoptions/<uuid:key>/change/", adoption.change, name="adoption_change"),
    path("adoptions/<uuid:key>/decline/", adoption.decline, name="adoption_decline"),
    path("open/", opening.page, name="spread_open"),
    path("open/adoptions.<str:kind>", opening.adoptions, name="open_adoptions"),
    path("open/adoptions-dictionary.csv", opening.dictionary, name="open_dictionary"),
    path("feeds/<str:what>.<str:kind>", opening.feed, name="spread_feed"),
    path("trees/<uuid:key>.svg", opening.tree, name="practice_tree"),
    path("projects/<uuid:key>/practice/", publishing.publish, name="project_publish"),
]

"""Addresses of pages."""

from django.urls import include, path
from django.views.generic import RedirectView

from yokoten.interfaces.web.account import notifications
from yokoten.interfaces.web.account import pages as account
from yokoten.interfaces.web.compare import learn, saved
from yokoten.interfaces.web.compare.frontier import sure
from yokoten.interfaces.web.compare.frontier import views as frontier
from yokoten.interfaces.web.exchange.phone import installing
from yokoten.interfaces.web.measure import blank, goals, indicators, regions
from yokoten.interfaces.web.measure.productivity import page as productivity
from yokoten.interfaces.web.pages import landing, language

urlpatterns = [
    path("", landing.home, name="home"),
    path("language/", language.choose, name="set_language"),
    path("accounts/", include("yokoten.interfaces.web.account.urls")),
    path("account/", account.account, name="account"),
    path("account/notifications/", notifications.every, name="notifications"),
    path("account/notifications/<int:number>/", notifications.one, name="notification"),
    path("account/notifications/read/", notifications.read, name="notifications_read"),
    path("account/notifications/choices/", notifications.choices, name="notification_choices"),
    path("letters/stop/<str:key>/", notifications.stop, name="stop_letters"),
    path("start/", account.start, name="start"),
    path("invitation/<str:key>/", account.invitation, name="invitation"),
    path("administration/", include("yokoten.interfaces.web.administration.urls")),
    path("measure/", regions.own, name="measure"),
    path("measure/regions/", regions.every, name="regions"),
    path("measure/regions/<str:code>/", regions.one, name="region"),
    path("measure/regions/<str:code>/download.<str:kind>", regions.download, name="region_download"),
    path("measure/regions/<str:code>/productivity/", productivity.one, name="productivity"),
    path(
        "measure/regions/<str:code>/productivity/download.<str:kind>",
        productivity.download,
        name="productivity_download",
    ),
    path("measure/indicators/", indicators.every, name="indicators"),
    path("measure/indicators/<slug:code>/", indicators.one, name="indicator"),
    path("measure/indicators/<slug:code>/download.<str:kind>", indicators.download, name="indicator_download"),
    path("measure/goals/", goals.every, name="goals"),
    path("measure/goals/new/", goals.new, name="goal_new"),
    path("measure/goals/<int:number>/", goals.one, name="goal"),
    path("measure/goals/<int:number>/withdraw/", goals.withdraw, name="goal_withdraw"),
    path("measure/blank/<str:country>.xlsx", blank.entry_template, name="entry_template"),
    path("learn/", RedirectView.as_view(pattern_name="practices"), name="learn_station"),
    path("learn/practices/", include("yokoten.interfaces.web.practices.urls")),
    path("learn/", include("yokoten.interfaces.web.exchange.paper_addresses")),
    path("learn/visits/<uuid:key>/", include("yokoten.interfaces.web.exchange.phone.urls")),
    path("", include("yokoten.interfaces.web.exchange.urls")),
    path("", include("yokoten.interfaces.web.adopt.urls")),
    path("spread/", include("yokoten.interfaces.web.spread.urls")),
    path("", include("yokoten.interfaces.web.prove.urls")),
    path("sw.js", installing.worker, name="service_worker"),
    path("phone/icon-<int:size>.png", installing.icon, name="phone_icon"),
    path("measure/imports/", include("yokoten.interfaces.web.measure.imports.urls")),
    path("learn/thesaurus/", include("yokoten.interfaces.web.practices.thesaurus.urls")),
    path("compare/", learn.learn, name="learn"),
    path("compare/download.<str:kind>", learn.download, name="learn_download"),
    path("compare/frontier/", frontier.frontier, name="frontier"),
    path("compare/frontier/download.<str:kind>", frontier.download, name="frontier_download"),
    path("compare/frontier/intervals/", sure.ask, name="frontier_ask"),
    path("compare/frontier/intervals/<int:number>/", sure.progress, name="frontier_progress"),
    path("compare/frontier/intervals/<int:number>/stop/", sure.stop, name="frontier_stop"),
    path("compare/save/", saved.save, name="save_comparison"),
    path("compare/saved/", saved.every, name="comparisons"),
    path("compare/saved/<str:token>/", saved.one, name="comparison"),
    path("compare/saved/<str:token>/download.<str:kind>", saved.download, name="comparison_download"),
    path("compare/saved/<str:token>/share/", saved.share, name="share_comparison"),
    path("compare/saved/<str:token>/delete/", saved.delete, name="delete_comparison"),
]

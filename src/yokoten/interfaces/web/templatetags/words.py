"""Words for codes of measure that pages show."""

from django.utils.translation import gettext_lazy as _

THEMES = {
    "economy": _("economy"),
    "labour": _("labour"),
    "capital": _("capital and investment"),
    "population": _("population"),
    "productivity": _("productivity"),
    "income": _("income"),
}
PARTS = {
    "structural": _("structural: says who is alike"),
    "outcome": _("outcome: says who does better"),
    "context": _("context"),
}
PRICES = {
    "current": _("current prices"),
    "constant": _("constant prices"),
    "index": _("index"),
    "none": _("not in money"),
}
DIRECTIONS = {"higher": _("higher"), "lower": _("lower"), "none": _("neither")}
STATUS_WORDS = {
    "": _("no figure"),
    "ok": _("reliable"),
    "not_delivered": _("not delivered"),
    "not_applicable": _("not applicable"),
    "secret": _("secret"),
    "estimated": _("estimated"),
    "break": _("break %(period)s"),
}
LENSES = {
    "alike": _("Alike in structure"),
    "better": _("Better on the outcome"),
    "where": _("Was where you are"),
    "frontier": _("Stands on the frontier"),
}
EXCLUSIONS = {
    "extractive": _("Leave out regions that live by raw materials"),
    "capital": _("Leave out capitals"),
}
SCALINGS = {
    "minmax": _("range of all regions"),
    "robust": _("robust: extremes count less"),
    "rank": _("ranks only"),
}
METHOD_NAMES = {
    "gso_fixed_share": _("fixed labour share (statistical office)"),
    "tornqvist": _("mean of both years’ labour shares (Törnqvist)"),
}
VISIBILITIES = {
    "own": _("My organisation"),
    "link": _("Whoever has the link"),
    "network": _("Everybody who signs in here"),
}

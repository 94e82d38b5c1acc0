"""Every page, in both themes, on a desk and on a phone: nothing for axe to find, nothing off the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import get_resolver, resolve

from browser.views import NO_PAGE, VIEWS

# Markup does not hang on the database: one run of the two looks at it.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.database("sqlite")]
EVERYTHING = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
SHAPES = [(1280, "light", EVERYTHING), (1280, "dark", COLOURS), (390, "light", COLOURS), (390, "dark", EVERYTHING)]
RUN_AXE = """options => axe.run(options).then(found => found.violations.flatMap(
  each => each.nodes.map(node => each.id + ': ' + node.html.slice(0, 160))))"""
NARROW = (320, 390, 640)
LANGUAGES = {"smolensk": "ru", "sormland": "sv", "binhduong": "vi", "administrator": "en", "": "en"}


def found_by_axe(page, width, theme, options):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    return [f"{width} {theme} {fault}" for fault in page.evaluate(RUN_AXE, options)]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_page_can_be_read_by_everybody_on_every_screen(look, view):
    """One look at the page: its outline, its language, its edges and what axe finds; all that is wrong is told."""
    page = look(view)
    wrong = faults_of_outline(page, view)
    open_everything(page)
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 900})
        wrong += [f"{width} outside of the screen: {one}" for one in page.evaluate(OUTSIDE_OF_THE_SCREEN)]
    page.evaluate(Axe().axe_script)
    assert wrong + [fault for shape in SHAPES for fault in found_by_axe(page, *shape)] == []


def faults_of_outline(page, view):
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))")
    leaps = [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1]
    found = {
        "not one first heading": levels.count(1) != 1,
        f"headings leap {leaps}": bool(leaps),
        "another language": page.get_attribute("html", "lang") != LANGUAGES[view.who],
        "no title of the house": not page.title().endswith("Yokoten"),
    }
    return [fault for fault, is_so in found.items() if is_so]


def open_everything(page):
    """What is folded away is read, too; of many rows alike, the first stand for all."""
    page.evaluate("[...document.querySelectorAll('details')].slice(0, 3).forEach(one => { one.open = true })")


OUTSIDE_OF_THE_SCREEN = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > room + 1);
  return [document.documentElement.scrollWidth, ...wide.slice(0, 5).map(one => one.outerHTML.slice(0, 120))];
}"""


def test_no_page_is_forgotten(served, filled):
    seen = {resolve(view.address.format(**filled).partition("?")[0]).url_name for view in VIEWS if view.status != 404}
    pages = {name for name in names(get_resolver()) if name}
    assert sorted(pages - seen - NO_PAGE) == []


def names(resolver):
    """The names of all addresses outside the API, whose documentation is the one page it has."""
    for entry in resolver.url_patterns:
        if not str(entry.pattern).startswith("v1/"):
            yield from names(entry) if hasattr(entry, "url_patterns") else [entry.name]

"""Titles of the demo's imports, which are stored in English, in the language of the reader."""

from yokoten.interfaces.wording.language import Language, mark

TITLES = {
    "russia_yearbook.csv": mark("Demo: Russia, yearbook"),
    "russia_grp_2000_2017.csv": mark("Demo: Russia, regional product 2000–2017"),
    "sweden_ardeco.csv": mark("Demo: Sweden, ARDECO 1995–2021"),
    "sweden_regionfakta.csv": mark("Demo: Sweden, Regionfakta"),
    "countries_pwt.csv": mark("Demo: three countries, Penn World Table 9.1"),
}


def title_said(language: Language, title: str, filename: str) -> str:
    """The title of an import; one that people gave stays as they wrote it."""
    return language.say(title) if TITLES.get(filename) == title else title

"""Cut the house face for the web: run once after installation, `python -m yokoten.interfaces.web.fonts`."""

from pathlib import Path

import fontpkg_ibm_plex_sans
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STATIC = Path(__file__).resolve().parent / "static"
LATIN = [*range(0x20, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), 0x20AB, 0x2212]
LATIN += [*range(0x2190, 0x2194), *range(0x2260, 0x2266)]
CYRILLIC = [*range(0x400, 0x500), 0x20BD, 0x2116]
CUTS = {"plex-latin.woff2": LATIN, "plex-cyrillic.woff2": CYRILLIC}


def cut_fonts(target: Path = STATIC) -> list[str]:
    """Write the missing cuts with all weights; returns the names written."""
    folder = Path(fontpkg_ibm_plex_sans.__file__).parent / "files"
    source = next(path for path in sorted(folder.glob("*.ttf")) if "Italic" not in path.name)
    missing = [name for name in CUTS if not (target / name).exists()]
    for name in missing:
        font = TTFont(source)
        options = Options(layout_features=["*"], flavor="woff2")
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=CUTS[name])
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(target / name)
    return missing


if __name__ == "__main__":
    cut_fonts()

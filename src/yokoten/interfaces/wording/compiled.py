"""Compile the catalogues: run once after installation, `python -m yokoten.interfaces.wording.compiled`."""

import os

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from yokoten.interfaces.wording.language import LOCALE


def compile_catalogues() -> list[str]:
    """Write `django.mo` beside every `django.po` that is newer; returns the languages written."""
    written = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream)
        fresh = target.with_suffix(f".{os.getpid()}")
        with fresh.open("wb") as stream:
            write_mo(stream, catalogue)
        fresh.replace(target)  # never half a file, whoever else compiles at the same time
        written.append(source.parent.parent.name)
    return written


if __name__ == "__main__":
    compile_catalogues()

"""The demo as a newcomer finds it, served: real regions with dated figures and the four invented people."""

from contextlib import contextmanager

from pytest_django.live_server_helper import LiveServer

from factories.snapshots import bring_back, is_kept, keep
from yokoten.interfaces.cli.instance import DEMONSTRATION, REFERENCE, module
from yokoten.kernel.actor import SYSTEM


@contextmanager
def loaded_demonstration():
    """Fill the tables and empty them again. The first one to ask loads the demo, all others get it as it was then."""
    if is_kept("demo"):
        bring_back("demo")
    else:
        keep("empty")
        for room, load in REFERENCE + DEMONSTRATION:
            getattr(module(room), load)(SYSTEM)
        keep("demo")
    yield
    bring_back("empty")


@contextmanager
def serving():
    """The house behind an address of its own."""
    server = LiveServer("localhost")
    server._live_server_modified_settings.enable()
    try:
        yield server
    finally:
        server._live_server_modified_settings.disable()
        server.stop()


@contextmanager
def opened(chromium, url, **details):
    """A fresh browser window on the served demo; what the browser complains about fails the test."""
    context = chromium.new_context(base_url=url, viewport={"width": 1280, "height": 900}, **details)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if is_complaint(message) else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()
    assert page.complaints == []


def is_complaint(message):
    """A refused or missing page is an answer; everything else on the console is a fault."""
    return message.type == "error" and "the server responded with a status of 4" not in message.text

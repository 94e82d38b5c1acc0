"""Say on the next page what was done, or put a refusal into words."""

from django.contrib import messages
from django.http import HttpRequest

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording import indicators, kernel, uploads
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.errors import Refusal

TAUGHT = (kernel.SENTENCES, indicators.SENTENCES, uploads.SENTENCES)


def say(request: HttpRequest | None, what: str | Refusal) -> str:
    """The sentence in the page's language; with a request it is shown on the next page, refusals as such."""
    said = sentence(spoken(), what) if isinstance(what, Refusal) else what
    if request is not None:
        (messages.error if isinstance(what, Refusal) else messages.success)(request, said)
    return said

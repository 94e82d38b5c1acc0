"""Every code of effects has its sentence in four languages."""

import re
from pathlib import Path

import pytest

from yokoten.analysis import effect
from yokoten.analysis.effect import signals
from yokoten.interfaces.wording.effect import CAVEATS, RULES, SENTENCES
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.refusals import SENTENCES as TAUGHT

PLACES = Path(effect.__file__).parent
OWN = ("behaviour", "comparing", "counts", "interrupted", "pooling", "quantiles", "regression", "signals")
SOURCE = "".join((PLACES / f"{name}.py").read_text(encoding="utf-8") for name in OWN)


def test_every_refusal_has_a_sentence():
    raised = set(re.findall(r'NotComputable\(\s*"(\w+)"', SOURCE))

    assert len(raised) > 15
    assert sorted(raised - set(TAUGHT)) == []


def test_every_caveat_of_the_results_has_its_words():
    results = (effect.BeforeAfter, effect.Chart, effect.Interrupted, effect.Meta, effect.Xmr)
    described = {code for one in results for code in re.findall(r"`(\w+_\w+|\w+)`", one.__doc__.split("Caveats:")[-1])}
    fields = {name for one in results for name in one.__dataclass_fields__}

    assert {"limits_provisional", "few_places", "gaps"} <= described
    assert sorted(described - fields - {"fixed", "XbarR"} - set(CAVEATS)) == []
    assert sorted(set(CAVEATS) - described) == []
    assert set(RULES) == set(signals.RULES)


def test_every_caveat_is_explained_to_analysts():
    text = (PLACES.parents[3] / "docs" / "reference" / "effects.md").read_text(encoding="utf-8")

    assert [code for code in (*CAVEATS, *RULES) if f"`{code}`" not in text] == []


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_no_sentence_is_left_in_english(language):
    said = speak(language)
    messages = (*CAVEATS.values(), *SENTENCES.values(), *RULES.values())

    assert [message for message in messages if said.say(message) == message] == []

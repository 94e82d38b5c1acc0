"""What each word of the evidence grade asks for, and what of it is not there."""

from collections.abc import Iterator

from yokoten.prove.rules.checking import is_sound, wanting
from yokoten.prove.rules.designs import COMPARING, STRENGTH
from yokoten.prove.rules.evidence_facts import COMPARED, HELD, KEPT, MEASURED, EvidenceFacts, Quality
from yokoten.prove.rules.grade_rule import Rule
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.sizes import CONCLUSIVE, FOR_THE_BETTER, UNKNOWN, found


def unmet(facts: EvidenceFacts, basis: str, points: float, rule: Rule) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    """For each word above told: what it asks and does not find."""
    own = {MEASURED: _measured(facts), COMPARED: _compared(facts, basis, rule), HELD: _held(facts)}
    for word, lacking in own.items():
        short = Reason("points_short", {"points": points, "least": rule.words[word]})
        yield word, (*lacking, *((short,) if points < rule.words[word] else ()))


def _measured(facts: EvidenceFacts) -> tuple[Reason, ...]:
    asked = (
        (facts.design in STRENGTH, "no_design"),
        (facts.size, "no_figure"),
        (facts.quality.has_source, "no_source"),
    )
    return tuple(Reason(code) for holds, code in asked if not holds)


def _compared(facts: EvidenceFacts, basis: str, rule: Rule) -> tuple[Reason, ...]:
    seen = found(facts.size) if facts.size else UNKNOWN
    is_comparing = basis in COMPARING and is_sound(basis, facts.checks, rule)
    failing = wanting(facts.design, facts.checks, rule) if facts.design in COMPARING else ()
    asked = (
        (facts.is_registered, Reason("not_registered")),
        (not facts.weighty, Reason("departed")),
        (facts.is_second_read, Reason("no_second_reader")),
        (seen in CONCLUSIVE, Reason(f"size_{seen}")),
    )
    return (
        *(() if is_comparing else failing or (Reason("no_comparison"),)),
        *(reason for holds, reason in asked if not holds),
        *_beyond(facts.quality, rule),
    )


def _beyond(quality: Quality, rule: Rule) -> Iterator[Reason]:
    for name, most in rule.allowed.items():
        figure = getattr(quality, name)
        if figure is None:
            yield Reason(f"{name}_unknown")
        elif figure > most:
            yield Reason(f"{name}_many", {"figure": figure, "most": most})


def _held(facts: EvidenceFacts) -> tuple[Reason, ...]:
    is_better = facts.size is not None and found(facts.size) in FOR_THE_BETTER
    lasting = () if facts.persistence == KEPT else (Reason(f"persistence_{facts.persistence}"),)
    return (*lasting, *(() if is_better else (Reason("not_for_the_better"),)))

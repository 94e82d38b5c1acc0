"""What a value-stream map shows, in a sentence."""

from collections.abc import Sequence

from yokoten.analysis.flow import Comparison, Totals
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.stream_times import Clock

LEAD_KNOWN = mark("A unit takes %(time)s through the flow, of which %(processing)s are processing.")
LEAD_UNKNOWN = mark("How long a unit takes is not known, as figures are missing; it is %(time)s or more.")
SLOWEST = mark("Bottleneck: %(names)s, a unit every %(cycle)s.")
TAKT_KEPT = mark("Takt is %(takt)s; no step is slower.")
TAKT_MISSED = mark("Takt is %(takt)s; slower than that: %(names)s.")
LEAD_BECOMES = mark("With the target it is %(after)s (%(percent)s).")


def sentence_of(language: Language, clock: Clock, totals: Totals, changes: Comparison | None = None) -> str:
    """How long the flow takes, where it is slowest, and whether that is fast enough."""
    say = language.say
    facts = {"processing": clock.said(language, totals.processing), "time": clock.said(language, totals.lead_time)}
    told = [say(LEAD_KNOWN, **facts)]
    if totals.lead_time is None:
        told = [say(LEAD_UNKNOWN, time=clock.said(language, totals.known_time))]
    if totals.bottlenecks:
        cycle = clock.said(language, totals.steps[totals.bottlenecks[0]].cycle)
        told.append(say(SLOWEST, names=_names(totals, totals.bottlenecks), cycle=cycle))
    if totals.takt is not None and totals.bottlenecks:
        takt = clock.said(language, totals.takt)
        missed = say(TAKT_MISSED, takt=takt, names=_names(totals, totals.slower))
        told.append(missed if totals.slower else say(TAKT_KEPT, takt=takt))
    if changes and changes.total("lead_time").percent is not None:
        lead = changes.total("lead_time")
        ends = {"after": clock.said(language, lead.after), "percent": language.percent(lead.percent, 0, sign=True)}
        told.append(say(LEAD_BECOMES, **ends))
    return " ".join(told)


def _names(totals: Totals, rows: Sequence[int]) -> str:
    return ", ".join(totals.given[row].name for row in rows)

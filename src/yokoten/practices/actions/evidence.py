"""The evidence grade of a practice as evaluations found it."""

from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.policies import require
from yokoten.practices.actions.indexing import index_practice
from yokoten.practices.models import Practice, PracticeMetric
from yokoten.practices.rules.evidence import GRADES, Figure, evidence_of

SET_EVIDENCE = "practices.set_evidence"


@action
def set_evidence(actor: Any, practice: Practice, *, grade: str, because: str) -> Practice:
    """Give a practice the grade that evaluations found, never less than its own figures earn.

    A grade that sinks is recorded like one that rises: the trail says from what to what, and for which evaluation.
    """
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    require(actor, SET_EVIDENCE, practice.organisation)
    earned = evidence_of(
        Figure(one.unit, one.before, one.after, one.before_period, one.after_period, one.method)
        for one in PracticeMetric.objects.filter(practice=practice)
    )
    changes = put(practice, evidence=max(grade, earned, key=GRADES.index))
    if not changes:
        return practice
    practice.revision += 1
    practice.save()
    index_practice(practice)
    record(actor, SET_EVIDENCE, practice, organisation=practice.organisation, because=because, **changes)
    return practice

"""What a step grants stays with the scheme: the norm and the advance of its day."""

from collections.abc import Collection
from datetime import date

from yokoten.adopt.models import Project, Support
from yokoten.adopt.queries.support import support_of
from yokoten.adopt.rules.norms_kept import plain_norm
from yokoten.adopt.rules.support import WITHIN_ADVANCE, WITHIN_NORM


def keep_norms(project: Project, fields: Collection[str], on: date) -> None:
    """Keep the rule by which support or advance is granted, the first time that a step asks whether it is within."""
    found = support_of(project, on) if {WITHIN_NORM, WITHIN_ADVANCE} & set(fields) else None
    if found is None:
        return
    support: Support = found.support
    if WITHIN_NORM in fields and support.norm_kept_on is None and found.norm is not None:
        support.kept, support.norm_kept_on = {**support.kept, "norm": plain_norm(found.norm)}, on
    if WITHIN_ADVANCE in fields and support.advance_kept_on is None and found.advance is not None:
        support.kept, support.advance_kept_on = {**support.kept, "advance": plain_norm(found.advance)}, on
    support.save()

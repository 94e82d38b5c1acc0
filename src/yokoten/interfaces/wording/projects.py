"""Words of projects: lights with their reasons, points of a plan, what a step asks for."""

from yokoten.interfaces.wording.language import mark

LIGHTS = {
    "red": ("bad", mark("needs help")),
    "amber": ("warn", mark("needs a look")),
    "green": ("good", mark("on course")),
    "over": ("off", mark("over")),
}
REASONS = {
    "overdue": mark("“%(what)s” was due on %(on)s"),
    "worse": mark("“%(what)s” is worse than before the project"),
    "end_passed": mark("the planned end, %(on)s, has passed"),
    "due_soon": mark("“%(what)s” is due on %(on)s"),
    "silent": mark("no number for “%(what)s” since %(on)s"),
    "silent_always": mark("no number for “%(what)s” yet"),
}
PLAN_STATES = {
    "open": ("running", mark("open")),
    "done": ("good", mark("done")),
    "dropped": ("off", mark("given up")),
}
PLAN_LATE = mark("late")
FIELDS = {
    "sponsor": mark("the sponsor"),
    "leader": mark("the leader"),
    "site": mark("where it takes place"),
    "process": mark("the process"),
    "begins_with": mark("with what the process begins"),
    "ends_with": mark("with what the process ends"),
    "reason": mark("why this process"),
    "ends_on": mark("the planned end"),
    "targets": mark("a target"),
    "baselines": mark("where every target stood before"),
    "measurements": mark("a number for every target"),
    "plan": mark("a plan"),
    "support": mark("cost and support"),
    "within_norm": mark("support within the norm"),
    "within_advance": mark("an advance within the norm"),
}
EFFECT_KINDS = {
    "one-off": mark("once"),
    "yearly": mark("every year"),
}
EFFECT_FORMS = {
    "cash": mark("in cash"),
    "paper": mark("on paper"),
}
RESULT_STATES = {
    "submitted": ("waiting", mark("waits for a decision")),
    "approved": ("good", mark("approved")),
    "declined": ("bad", mark("declined")),
}
OUTCOMES = {
    "passed": ("good", mark("passed")),
    "remarks": ("warn", mark("passed with remarks")),
    "returned": ("bad", mark("returned")),
}
LOSSES = {
    "overproduction": mark("overproduction"),
    "waiting": mark("needless waiting"),
    "transport": mark("needless transport"),
    "overprocessing": mark("overprocessing"),
    "stock": mark("too much stock"),
    "motion": mark("needless motion"),
    "defects": mark("defects and rework"),
    "skills": mark("unused skills"),
}
BRANCHES = {
    "people": mark("people at work"),
    "method": mark("way of working"),
    "machine": mark("machines and tools"),
    "material": mark("materials"),
    "measurement": mark("measuring"),
    "environment": mark("surroundings"),
}

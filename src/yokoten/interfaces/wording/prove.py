"""Sentences of evaluations: acts, lines of the trail, refusals."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "design_not_carried": mark(
        "The figures do not carry this design. Beside every design stands whether they do, and why not."
    ),
    "effect_not_computable": mark(
        "The effect cannot be computed from these figures, perhaps because all of them are equal."
    ),
    "evaluation_needs_reason": mark("Say why the evaluation shall not count; everybody who reads it sees the reason."),
    "evaluation_not_run": mark("There is no result yet. Run the evaluation first."),
    "evaluation_review_own": mark(
        "Whoever registered or ran an evaluation is no second reader. Ask somebody else to read it."
    ),
    "evaluation_withdrawn": mark("This evaluation was withdrawn; it stays as it was."),
    "held_too_early": mark("Whether the effect held is asked a year after the start, from %(due)s on."),
    "review_needs_remark": mark("Write what you looked at and what you think of it."),
}
teach(SENTENCES)

PROVE_ACTS = {
    "prove.check_held": mark("Ask whether an effect held"),
    "prove.load_demonstration": mark("Load the evaluations of the demo"),
    "prove.register_evaluation": mark("Register an evaluation"),
    "prove.review_evaluation": mark("Review an evaluation as second reader"),
    "prove.run_evaluation": mark("Run an evaluation"),
    "prove.withdraw_evaluation": mark("Withdraw an evaluation"),
}

PROVE_LINES = {
    "prove.check_held": mark("%(who)s asked whether the effect of “%(what)s” held."),
    "prove.load_demonstration": mark("%(who)s loaded the evaluations of the demo."),
    "prove.register_evaluation": mark("%(who)s registered the evaluation “%(what)s”."),
    "prove.review_evaluation": mark("%(who)s reviewed the evaluation “%(what)s” as second reader."),
    "prove.run_evaluation": mark("%(who)s ran the evaluation “%(what)s”."),
    "prove.withdraw_evaluation": mark("%(who)s withdrew the evaluation “%(what)s”."),
}

PROVE_FACTS = {
    "because": mark("for the evaluation"),
    "design": mark("design"),
    "estimate": mark("effect"),
    "evidence": mark("evidence"),
    "fingerprint": mark("digest of the figures"),
    "grade": mark("grade"),
    "print": mark("digest of the registration"),
    "share": mark("share that is left"),
    "verdict": mark("verdict"),
}

STATES = {
    "registered": ("waiting", mark("registered")),
    "run": ("running", mark("run, not read yet")),
    "reviewed": ("good", mark("read by a second person")),
    "withdrawn": ("off", mark("withdrawn")),
}
OPINIONS = {
    "agrees": ("good", mark("agrees")),
    "objects": ("bad", mark("objects")),
}
PERSISTENCE = {
    "held": ("good", mark("held")),
    "partly": ("warn", mark("partly held")),
    "lost": ("bad", mark("lost")),
    "cannot_say": ("waiting", mark("cannot be told")),
}
FOUND = {
    "better": ("good", mark("better")),
    "small_better": ("good", mark("slightly better")),
    "null": ("off", mark("no effect that matters")),
    "open": ("waiting", mark("cannot be told")),
    "unknown": ("waiting", mark("no interval")),
    "small_worse": ("bad", mark("slightly worse")),
    "worse": ("bad", mark("worse")),
}
CHECK_STATES = {
    "passed": ("good", mark("holds")),
    "failed": ("bad", mark("does not hold")),
    "not_made": ("waiting", mark("not made")),
}
WHAT_CHECKS_ASK = {
    "pretrend": mark(
        "Was it moving already before the start? A small p says yes; then the result may be that movement."
    ),
    "placebo": mark(
        "Does the same method find something at starts or places where nothing began? A small p says yes; then it "
        "finds effects that are not there."
    ),
    "pre_fit": mark("Was the mix of others like the place before the start? The nearer to zero, the more alike."),
    "autocorrelation": mark(
        "Do neighbouring points resemble each other? Above one they do, and the interval is too short."
    ),
}
METHOD = {
    "window_open": mark("The window is not over yet: later numbers can still change the result."),
    "placebo_found": mark(
        "A start that never was shows a change too: do not take the change at the real one for an effect yet."
    ),
    "gaps": mark("Periods are missing between the points. Their time is counted, their figures are not known."),
    "trend_before": mark("The numbers rose or fell already before the start, so a difference of means misleads."),
    "autocorrelated": mark("Neighbouring points are alike beyond chance, so the interval may still be too short."),
    "no_variation": mark("The points that make the limits do not vary, so every other value is a signal."),
}
WHAT_DESIGNS_DO = {
    "did_staggered": mark("Several began at different times; each is compared with those that had not begun by then."),
    "did": mark("Several began at one time; their change is compared with that of others that did not begin."),
    "synthetic": mark("One began; it is compared with a mix of others that was like it before."),
    "interrupted": mark("The course before the start is drawn on; the numbers since are compared with it."),
    "course": mark("Limits from before the start show whether the numbers since are more than noise."),
    "two_logs": mark("The cases of a log before the start are compared with those of one after it."),
    "before_after": mark(
        "The mean since the start is compared with the mean before. Everybody understands it; it proves least."
    ),
}
GRADE_RULES = {
    "told": mark("Told: there is no figure for the effect, or nobody knows where the figures come from."),
    "measured": mark(
        "Measured: the figures and their source are known, but no comparison shows what would have happened anyway."
    ),
    "compared": mark(
        "Compared: others that did not begin show what would have happened anyway, and a second person agrees."
    ),
    "held": mark("Held: compared with others, for the better, and still there after a year."),
}
PROVE_KINDS: dict[str, tuple[str, str]] = {
    "prove.held_due": (
        mark("A year after the start: did the effect hold?"),
        mark("Ask whether the effect held: “%(question)s”"),
    ),
}

"""The ranking for a terminal: one table, then the reasons of every row."""

from collections.abc import Sequence

from yokoten.compare.rules.answer import Answer, Teacher
from yokoten.compare.rules.question import Figures
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.wording.compare import moment, reason_sentence
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import SENTENCES

TITLE = mark("Who %(focus)s can learn from: %(outcome)s, %(period)s")
STANDING = mark("%(ahead)s of %(judged)s places stand better than %(focus)s.")
HEADS = (
    mark("No."),
    mark("5–95 %"),
    mark("Place"),
    mark("Score, 0–1"),
    mark("Better by, %"),
    mark("Typical gap in structure, %"),
    mark("Was there, years ago"),
)
LENSES = mark("Score = %(alike)s alike + %(better)s better + %(where)s was where you are.")


def show_answer(language: Language, outcome: str, figures: Figures, answer: Answer, shown: Sequence[Teacher]) -> None:
    """Print the ranking, its reasons and how the score is made up."""
    focus = figures.units[answer.focus]
    if not shown:
        print(language.say(SENTENCES["nobody_better" if answer.nobody_better else "nobody_comparable"]))
        return
    title = language.say(TITLE, focus=focus, outcome=outcome, period=moment(figures.periods[-1]))
    rows = [_row(language, figures, teacher) for teacher in shown]
    show_table(title, [language.say(head) for head in HEADS], rows, numeric=(0, 1, 3, 4, 5, 6))
    for teacher in shown:
        print(f"{teacher.rank}. {figures.units[teacher.unit]}")
        for reason in teacher.reasons:
            print(f"   - {reason_sentence(language, reason)}")
    standing = {"ahead": language.number(answer.ahead), "judged": language.number(answer.judged)}
    lenses = answer.lens_weights
    shares = {"alike": lenses.alike, "better": lenses.better, "where": lenses.where}
    print()
    print(language.say(STANDING, focus=focus, **standing))
    print(language.say(LENSES, **{name: language.number(share, 2) for name, share in shares.items()}))


def _row(language: Language, figures: Figures, teacher: Teacher) -> list[str]:
    return [
        language.number(teacher.rank),
        f"{teacher.rank_low}–{teacher.rank_high}",
        figures.units[teacher.unit],
        language.number(teacher.score, 2),
        language.number(teacher.gap.now if teacher.gap else None, 1),
        language.number(teacher.rms_gap_percent, 1),
        _years(language, teacher),
    ]


def _years(language: Language, teacher: Teacher) -> str:
    if teacher.timing is None:
        return language.number(None)
    low, high = (language.number(years, 1) for years in (teacher.timing.years_low, teacher.timing.years_high))
    return f"{language.number(teacher.timing.years, 1)} ({low}–{high})"

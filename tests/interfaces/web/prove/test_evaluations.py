"""Evaluations in the browser's words: registered with a guided choice, run, read, asked after a year, withdrawn."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import adopt
from factories import prove as make
from factories.files import csv_rows
from factories.kernel import make_member, make_organisation, make_person, make_place
from factories.prove import FIRST
from yokoten.prove.models import Evaluation, HeldCheck, Review, Run

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
FRAME = {"start": "2025-06-02", "window_from": "2025-01-06", "window_to": "2025-11-30"}
ASK = {**FRAME, "question": "Did the rack help?", "matters": "3", "design": "interrupted"}


@pytest.fixture
def home():
    return make_organisation(names={"en": "Centre"}, place=make_place())


@pytest.fixture
def expert(client, home):
    person = make_member("prove.*", "adopt.*", "practices.*", organisation=home, person=make_person(language="en"))
    client.force_login(person, backend=BACKEND)
    return client


def text_of(answer):
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def page(client, name, *args, **asked):
    return text_of(client.get(reverse(name, args=args), asked))


def act(client, evaluation, what, **said):
    return text_of(client.post(reverse("evaluation_act", args=[evaluation.key, what]), said, follow=True))


def test_beside_every_design_stands_whether_the_numbers_carry_it_and_why(expert, home):
    project = make.make_measured_target(home).project
    said = page(expert, "evaluation_new", project.key, **FRAME)
    assert "The best that the data can carry: interrupted time series." in said
    assert said.count("does not fit") == 4 and "There is nobody to compare with." in said
    assert re.search(r'value="interrupted" checked>', said) and re.search(r'value="did" disabled>', said)
    assert "Numbers from after the start are known already." in said


def test_an_evaluation_is_registered_with_question_design_and_smallest_effect(expert, home):
    target = make.make_measured_target(home)
    address = reverse("evaluation_new", args=[target.project.key])
    said = text_of(expert.post(address, {**ASK, "target": target.pk}, follow=True))
    evaluation = Evaluation.objects.get()
    assert "The evaluation is registered." in said and evaluation.print in said
    assert (evaluation.matters, evaluation.design, evaluation.language) == (3, "interrupted", "en")
    assert "There is no result yet." in said


def test_a_design_the_numbers_do_not_carry_is_refused_and_nothing_typed_is_lost(expert, home):
    target = make.make_measured_target(home)
    address = reverse("evaluation_new", args=[target.project.key])
    said = text_of(expert.post(address, {**ASK, "target": target.pk, "design": "did"}))
    assert "The figures do not carry this design." in said and "Did the rack help?" in said
    assert not Evaluation.objects.exists()


def test_the_result_is_said_in_a_sentence_with_interval_checks_and_points(expert, home):
    evaluation = make.make_evaluation(home)
    said = act(expert, evaluation, "run")
    assert "The evaluation has run." in said and "It got better: “Lead time” changed by" in said
    assert "95 % interval" in said and "trends before the start, p" in said and "of 100 points" in said
    assert "That was before the first number after the start." in said
    assert "It was not compared with others." in said and "None: it was run as registered." in said
    assert said.count('<svg class="plot') == 2


@pytest.mark.parametrize(
    ("values", "sentence"),
    [((50, 50), "No effect that matters"), ((40, 50), "It got worse")],
)
def test_null_and_harmful_results_stay_and_are_shown(expert, home, values, sentence):
    evaluation = make.make_run(home, make.numbers(*values)).evaluation
    assert sentence in page(expert, "evaluation", evaluation.key)
    assert sentence in page(expert, "project_proof", evaluation.project.key)
    assert evaluation.question in page(expert, "evaluations")


@pytest.mark.parametrize("design", ["course", "interrupted"])
def test_every_design_has_its_picture_and_sentence(expert, home, design):
    said = page(expert, "evaluation", make.make_run(home, design=design).evaluation.key)
    assert "It got better" in said and ("The process changed for the better" in said) is (design == "course")


def test_what_is_run_otherwise_stands_with_the_result(expert, home):
    evaluation = make.make_evaluation(home)
    said = act(expert, evaluation, "run", **{"run-start": "2025-06-30"})
    assert "Start: registered “2 Jun 2025”, used “30 Jun 2025”." in said and "weighty" in said


def test_a_second_person_agrees_and_the_author_is_not_offered_to(expert, client, home):
    evaluation = make.make_run(home).evaluation
    assert "Read it as second person" in page(expert, "evaluation", evaluation.key)
    said = act(expert, evaluation, "review", **{"review-verdict": "agrees", "review-remark": "The course was level."})
    assert "Your opinion is noted." in said and "The course was level." in said
    assert Review.objects.get().verdict == "agrees"
    author = make_member("prove.*", organisation=home, person=evaluation.registered_by)
    client.force_login(author, backend=BACKEND)
    assert "Read it as second person" not in page(client, "evaluation", evaluation.key)
    said = act(client, evaluation, "review", **{"review-verdict": "agrees", "review-remark": "Fine."})
    assert "is no second reader" in said and Review.objects.count() == 1


def test_after_a_year_it_is_asked_whether_the_effect_held(expert, home):
    run = make.make_run(home)
    assert run.evaluation.question in page(expert, "evaluations").partition("All evaluations")[0]
    values = [40 + make.WOBBLE[at % 11] for at in range(28)]
    adopt.make_readings(run.evaluation.target, values, first=FIRST + timedelta(days=7 * 47))
    said = act(expert, run.evaluation, "held")
    assert "Held: after a year" in said and HeldCheck.objects.get().verdict == "held"


def test_a_question_whose_year_is_not_over_waits(expert, home):
    evaluation = make.make_run(home).evaluation
    Evaluation.objects.update(start=timezone.localdate(), window_to=timezone.localdate())
    assert "Ask whether it held" not in page(expert, "evaluation", evaluation.key)


def test_a_withdrawn_evaluation_is_read_with_its_reason(expert, home):
    evaluation = make.make_run(home).evaluation
    assert "This field is required." in act(expert, evaluation, "withdraw", **{"withdraw-reason": ""})
    said = act(expert, evaluation, "withdraw", **{"withdraw-reason": "The scale was wrong."})
    assert "The scale was wrong." in said and "It got better" in said and "Run again" not in said


def test_several_runs_stand_side_by_side(expert, home):
    evaluation = make.make_run(home).evaluation
    act(expert, evaluation, "run")
    assert Run.objects.count() == 2 and "Other runs" in page(expert, "evaluation", evaluation.key)


def test_the_list_is_narrowed_and_exported(expert, home):
    better, null = make.make_reviewed(home), make.make_run(home, make.numbers(50, 50), question="Did talk help?")
    said = page(expert, "evaluations", state="reviewed").partition("All evaluations")[2]
    assert better.evaluation.question in said and null.evaluation.question not in said
    rows = csv_rows(expert.get(reverse("evaluations"), {"format": "csv", "sort": "question"}).content)
    assert [row[1] for row in rows] == ["Result", "no effect that matters", "better"]


def test_a_longer_list_takes_no_more_queries(expert, home, django_assert_max_num_queries):
    for _ in range(4):
        make.make_reviewed(home)
    with django_assert_max_num_queries(20):
        page(expert, "evaluations")


def test_the_figures_of_a_run_are_taken_away(expert, home):
    evaluation = make.make_run(home).evaluation
    rows = csv_rows(expert.get(reverse("evaluation_download", args=[evaluation.key, "csv"])).content)
    assert len(rows) == 48 and rows[1][2] == "h"


def test_nobody_of_another_organisation_sees_it(client, home):
    evaluation = make.make_run(home).evaluation
    client.force_login(make_member("prove.*", "adopt.*"), backend=BACKEND)
    for name, key in (("evaluation", evaluation.key), ("project_proof", evaluation.project.key)):
        assert client.get(reverse(name, args=[key])).status_code == 404
    assert evaluation.question not in page(client, "evaluations")


def test_a_reader_sees_the_result_and_no_buttons(client, home):
    evaluation = make.make_run(home).evaluation
    reader = make_member("kernel.read", organisation=home, person=make_person(language="en"))
    client.force_login(reader, backend=BACKEND)
    said = page(client, "evaluation", evaluation.key)
    assert "It got better" in said and "Run again" not in said and "Withdraw the evaluation" not in said
    assert client.get(reverse("evaluation_new", args=[evaluation.project.key])).status_code == 403


def frame_of(compared, **changes):
    plain = {"organisation": compared.organisation.code, "indicator": compared.indicator.code, "start": "2020",
             "treated": list(compared.first), "comparison": list(compared.comparison), "first_year": "2010",
             "last_year": "2022"}  # fmt: skip
    return {**plain, **changes}


def test_on_official_figures_the_designs_are_offered_by_who_began_and_who_did_not(expert, home):
    compared = make.make_compared(home)
    said = page(expert, "evaluation_of_figures", **frame_of(compared))
    assert "The best that the data can carry: comparison of groups, before and after." in said
    assert "Figures from after the start are known already." in said
    assert re.search(r'value="did" checked>', said)
    alone = page(expert, "evaluation_of_figures", **frame_of(compared, treated=list(compared.first)[:1]))
    assert re.search(r'value="synthetic" checked>', alone)


@pytest.mark.parametrize(
    ("design", "count", "sentence"),
    [
        ("did", 8, "It got better: “Waiting time” changed by"),
        ("synthetic", 1, "Without an interval nobody knows whether that is chance."),
    ],
)
def test_an_evaluation_on_official_figures_is_registered_run_and_shown(expert, home, design, count, sentence):
    compared = make.make_compared(home)
    frame = frame_of(compared, treated=list(compared.first)[:count], design=design, question="Was it shorter?")
    said = text_of(expert.post(reverse("evaluation_of_figures"), frame, follow=True))
    evaluation = Evaluation.objects.get()
    assert "The evaluation is registered." in said and len(evaluation.treated) == count
    said = act(expert, evaluation, "run")
    assert sentence in said and said.count('<svg class="plot') == 2
    assert ("The mix:" in said) is (design == "synthetic")
    rows = csv_rows(expert.get(reverse("evaluation_download", args=[evaluation.key, "csv"])).content)
    assert len(rows) == 1 + 13 * (count + 16) and rows[1][1] == "2010"


def test_the_page_of_official_figures_opens_empty_and_says_what_lacks(expert, home):
    make.make_compared(home)
    assert "Show which designs fit" in page(expert, "evaluation_of_figures")
    said = page(expert, "evaluation_of_figures", indicator="none")
    assert "This field is required." in said


def test_somebody_without_the_right_does_not_register_on_official_figures(client, home):
    client.force_login(make_member("kernel.read", organisation=home), backend=BACKEND)
    assert client.get(reverse("evaluation_of_figures")).status_code == 403

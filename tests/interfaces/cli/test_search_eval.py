"""`yokoten search-eval`: figures on documents of one's own, the run, and what is said about bad lines."""

import json

import pytest

DOCUMENTS = [
    ("ru", "1", "Производительность труда на заводе выросла"), ("ru", "2", "Отключение воды в доме"),
    ("sv", "1", "Strömavbrott i kommunen"), ("sv", "2", "Arbetsproduktivitet i fabriken ökade"),
    ("vi", "1", "Mất điện tại xã"), ("vi", "7", "Năng suất lao động tại nhà máy"),
    ("en", "1", "Labour productivity at the factory grew"), ("en", "2", "The water was cut off in the building"),
]  # fmt: skip
QUERIES = [
    ("ru", "a", "производительность труда", ["2", "7", "1"]), ("sv", "a", "vattenavbrott", ["2"]),
    ("vi", "b", "nang suat lao dong", ["1"]),
]  # fmt: skip


def written(commands, documents=DOCUMENTS, queries=QUERIES):
    lines = [json.dumps({"id": key, "lang": code, "text": text}) for code, key, text in documents]
    asked = [
        json.dumps({"qid": key, "lang": code, "text": text, "relevant": ids}, ensure_ascii=False)
        for code, key, text, ids in queries
    ]
    return commands.table("\n".join(lines), "docs.jsonl"), commands.table("\n".join(asked) + "\n", "queries.jsonl")


def judged(commands, paths, **options):
    """The command has no word of its own, so the documents come as an option."""
    return commands.run("search-eval", f"--docs={paths[0]}", queries=paths[1], **options)


def test_figures_are_printed_for_every_ordered_pair_and_their_means(commands):
    ran = judged(commands, written(commands))
    assert ran.code == 0, ran.err
    assert "recall@10" in ran.out and "mean" in ran.out
    assert sum(line.split()[:2] == ["ru", "sv"] for line in ran.out.splitlines()) == 1


def test_ids_are_of_a_language_and_relevance_is_what_the_lists_say(commands):
    ran = judged(commands, written(commands), json=True)
    told = json.loads(ran.out)
    pairs = {(each["query_lang"], each["doc_lang"]): each for each in told["pairs"]}
    assert pairs["ru", "sv"]["queries"] == 1 and pairs["ru", "sv"]["recall_1"] == 0.5
    assert pairs["ru", "en"]["recall_1"] == 0.5 and pairs["vi", "en"]["recall_1"] == 1.0
    assert ("en", "ru") not in pairs and ("sv", "vi") not in pairs
    assert set(told["mean"]) == {"recall_1", "recall_10", "mrr_10"} and told["worst"] in {f"{a}-{b}" for a, b in pairs}


def test_the_run_names_what_was_found_without_the_query_s_own_language(commands, tmp_path):
    out = tmp_path / "run.tsv"
    assert judged(commands, written(commands), run=out).code == 0
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    assert rows[0][0] == "ru" and all(len(row) == 5 and row[0] != row[2] for row in rows)
    assert ["sv", "a", "ru", "2", "1"] in rows


def test_two_runs_are_the_same(commands, tmp_path):
    paths = written(commands)
    for name in ("one", "two"):
        judged(commands, paths, run=tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_lost_ids_are_said_on_stderr(commands):
    ran = judged(commands, written(commands, queries=[*QUERIES, ("en", "z", "water", ["nowhere", "2"])]))
    assert ran.code == 0 and "nowhere" in ran.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"), ("[1]", "not an object"), ('{"lang": "ru", "text": ""}', "`id` is missing"),
        ('{"id": "x", "lang": "de", "text": ""}', "known are en, ru, sv, vi"), ('{"id": "x", "lang": "ru"}', "`text`"),
        ('{"id": true, "lang": "ru", "text": ""}', "`id`"), ('{"id": "1", "lang": "ru", "text": ""}', "stands twice"),
    ],
)  # fmt: skip
def test_a_bad_document_is_named_by_file_and_line(commands, line, said):
    docs, queries = written(commands)
    docs.write_text(docs.read_text(encoding="utf-8") + "\n" + line + "\n", encoding="utf-8")
    ran = judged(commands, (docs, queries))
    assert (ran.code, ran.out) == (2, "")
    assert f"docs.jsonl, line {len(DOCUMENTS) + 1}" in ran.err and said in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"qid": "a", "lang": "ru", "text": "", "relevant": []}', "stands twice"),
        ('{"qid": "y", "lang": "ru", "text": "", "relevant": "1"}', "list of ids"),
        ('{"qid": "y", "lang": "ru", "text": "", "relevant": [null]}', "list of ids"),
        ('{"lang": "ru", "text": "", "relevant": []}', "`qid`"),
    ],
)
def test_a_bad_query_is_named_by_file_and_line(commands, line, said):
    docs, queries = written(commands)
    queries.write_text(queries.read_text(encoding="utf-8") + line, encoding="utf-8")
    ran = judged(commands, (docs, queries))
    assert ran.code == 2 and f"queries.jsonl, line {len(QUERIES) + 1}" in ran.err and said in ran.err


def test_files_that_cannot_be_read_are_one_sentence(commands, tmp_path):
    docs, queries = written(commands)
    assert "cannot be read" in judged(commands, (tmp_path / "none", queries)).err
    latin = commands.table('{"id": "1", "lang": "sv", "text": "Strömavbrott"}', "latin.jsonl", encoding="latin-1")
    assert "latin.jsonl, line 1: not UTF-8" in judged(commands, (latin, queries)).err
    assert "holds no document" in judged(commands, (commands.table("\n\n", "blank.jsonl"), queries)).err
    assert "cannot be written" in judged(commands, (docs, queries), run=tmp_path / "no" / "folder.tsv").err


def test_nothing_to_measure_is_said(commands):
    ran = judged(commands, written(commands, queries=[("ru", "a", "вода", [])]))
    assert ran.code == 2 and "nothing to measure" in ran.err


def test_an_integer_id_and_a_mark_at_the_beginning_are_taken(commands):
    docs = commands.table('\ufeff{"id": 1, "lang": "sv", "text": "Strömavbrott"}', "docs.jsonl")
    queries = commands.table('{"qid": 5, "lang": "en", "text": "power cut", "relevant": [1]}', "queries.jsonl")
    assert json.loads(judged(commands, (docs, queries), json=True).out)["mean"]["recall_1"] == 1.0

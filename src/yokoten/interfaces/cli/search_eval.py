"""`yokoten search-eval`: how well search finds texts by queries of another language, on material of one's own."""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import fmean

from yokoten.interfaces.cli.embedding import Embed, chosen_model
from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.search_lines import read_documents, read_questions
from yokoten.interfaces.cli.terminal import note, show_table
from yokoten.practices.rules.search.collection import Collection
from yokoten.practices.rules.search.evaluating import Document, Find, Measured, Question, Row, measured
from yokoten.practices.rules.search.evaluating import run as asked
from yokoten.practices.rules.search.lexicon import Lexicon, lexicon
from yokoten.practices.rules.search.meaning import meaning
from yokoten.practices.rules.search.tokens import LANGUAGES

HELP = """Judge the search across languages on documents and queries of your own.

DOCS     one JSON object a line: id, lang (ru, vi, sv, en), text; an id is unique within its language only
QUERIES  one JSON object a line: qid, lang, text, relevant (list of ids of documents in any language)

For each query and each other language only the documents of that language compete. Relevance is what the lists say.
recall@k  share of the relevant documents among the first k; MRR@10  1 / rank of the first relevant one, 0 after 10."""

MOST = 100
HEADS = ("query", "documents", "queries", "recall@1", "recall@10", "MRR@10")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--docs", type=Path, required=True, metavar="DOCS.jsonl", help="the documents")
    parser.add_argument("--queries", type=Path, required=True, metavar="QUERIES.jsonl", help="the queries")
    parser.add_argument("--run", type=Path, metavar="OUT.tsv", help="write query_lang, qid, doc_lang, doc_id, rank")
    parser.add_argument("--model", type=Path, metavar="FOLDER", help="fuse the ONNX sentence model in this folder")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on stdout")


def run(arguments: argparse.Namespace) -> int:
    """Print the figures of each ordered pair of languages and their means."""
    documents, questions = read_documents(arguments.docs), read_questions(arguments.queries)
    _note_lost(documents, questions)
    rows = asked(questions, LANGUAGES, _finder(documents, questions, arguments.model))
    if arguments.run:
        _write(arguments.run, rows)
    figures = measured(documents, questions, rows)
    if not figures:
        raise Failure("No query has a relevant document in another language, so there is nothing to measure.")
    if arguments.json:
        print(json.dumps(_told(figures), ensure_ascii=False, indent=2))
    else:
        _show(figures)
    return 0


def _finder(documents: Sequence[Document], questions: Sequence[Question], model: Path | None) -> Find:
    words, embed = lexicon(), chosen_model(model)
    collections = {code: _collection(code, documents, words, embed) for code in LANGUAGES}
    vectors = dict(zip(questions, embed([question.text for question in questions]), strict=True)) if embed else {}

    def find(question: Question, language: str) -> list[str]:
        return collections[language].found(question.text, question.language, MOST, vectors.get(question))

    return find


def _collection(code: str, documents: Sequence[Document], words: Lexicon, embed: Embed | None) -> Collection:
    texts = [document for document in documents if document.language == code]
    plain = [document.text for document in texts]
    ids, vectors = [document.id for document in texts], embed(plain) if embed else None
    return Collection(code, ids, plain, words, vectors, meaning())


def _note_lost(documents: Sequence[Document], questions: Sequence[Question]) -> None:
    there = {document.id for document in documents}
    lost = sorted({each for question in questions for each in question.relevant if each not in there})
    if lost:
        named = ", ".join(lost[:5]) + (" …" if len(lost) > 5 else "")
        note(f"{len(lost)} relevant ids stand in no document and are left out: {named}")


def _write(path: Path, rows: Sequence[Row]) -> None:
    fields = ((row.query_language, row.question, row.language, row.document, str(row.rank)) for row in rows)
    try:
        path.write_text("".join("\t".join(line) + "\n" for line in fields), encoding="utf-8")
    except OSError as fault:
        raise Failure(f"{path} cannot be written: {fault.strerror or fault}.") from None


def _mean(figures: Sequence[Measured], read: Callable[[Measured], float]) -> float:
    return fmean(read(figure) for figure in figures)


def _means(figures: Sequence[Measured]) -> dict[str, float]:
    return {
        "recall_1": _mean(figures, lambda figure: figure.recall_1),
        "recall_10": _mean(figures, lambda figure: figure.recall_10),
        "mrr_10": _mean(figures, lambda figure: figure.reciprocal_10),
    }


def _told(figures: Sequence[Measured]) -> dict[str, object]:
    named = {"reciprocal_10": "mrr_10", "source": "query_lang", "target": "doc_lang", "questions": "queries"}
    pairs = [{named.get(key, key): value for key, value in asdict(figure).items()} for figure in figures]
    worst = min(figures, key=lambda figure: figure.recall_10)
    return {"pairs": pairs, "mean": _means(figures), "worst": f"{worst.source}-{worst.target}"}


def _show(figures: Sequence[Measured]) -> None:
    rows = [
        [one.source, one.target, str(one.questions), *(f"{value:.3f}" for value in
                                                       (one.recall_1, one.recall_10, one.reciprocal_10))]
        for one in figures
    ]  # fmt: skip
    rows.append(["mean", "", "", *(f"{value:.3f}" for value in _means(figures).values())])
    show_table("", HEADS, rows, numeric=(2, 3, 4, 5))

"""A sentence model of one's own: a tiny one made here, which knows two meanings."""

import json

import numpy as np
import pytest

from factories.sentences import make_model
from yokoten.interfaces.cli.embedding import chosen_model
from yokoten.interfaces.cli.failure import Failure
from yokoten.practices.rules.search.embedding import SentenceModel


def test_texts_become_vectors_of_length_one_and_padding_does_not_count(tmp_path):
    model = SentenceModel(make_model(tmp_path))
    short, long = model(["glimmer", "sparv sparv sparv glimmer"])
    assert short == pytest.approx([1, 0])
    assert long == pytest.approx(np.array([1, 3]) / np.sqrt(10))
    assert model([]).shape[0] == 0


def test_a_model_below_the_folder_onnx_with_type_ids_is_taken(tmp_path):
    folder = make_model(tmp_path, ("input_ids", "attention_mask", "token_type_ids"), "onnx/model.onnx")
    assert SentenceModel(folder)(["sparv"])[0] == pytest.approx([0, 1])


def test_the_evaluation_fuses_the_model(tmp_path, commands, monkeypatch):
    docs = commands.table(
        '{"id": "1", "lang": "ru", "text": "воробей"}\n{"id": "2", "lang": "ru", "text": "мерцание"}', "d.jsonl"
    )
    queries = commands.table('{"qid": "1", "lang": "en", "text": "glimmer", "relevant": ["2"]}', "q.jsonl")
    folder = make_model(tmp_path)
    ran = commands.run("search-eval", f"--docs={docs}", queries=queries, model=folder, json=True)
    assert json.loads(ran.out)["mean"]["recall_1"] == 1.0
    monkeypatch.setenv("YOKOTEN_EMBEDDING_MODEL", str(folder))
    assert json.loads(commands.run("search-eval", f"--docs={docs}", queries=queries, json=True).out)["pairs"]


def test_without_a_folder_there_is_no_model(monkeypatch):
    monkeypatch.delenv("YOKOTEN_EMBEDDING_MODEL", raising=False)
    assert chosen_model(None) is None


def test_a_folder_that_does_not_fit_is_said(tmp_path):
    with pytest.raises(Failure, match=r"neither model\.onnx nor onnx/model\.onnx"):
        chosen_model(tmp_path)
    make_model(tmp_path)
    (tmp_path / "tokenizer.json").unlink()
    with pytest.raises(Failure, match=r"no tokenizer\.json"):
        chosen_model(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(Failure, match="cannot be loaded"):
        chosen_model(tmp_path)


def test_a_model_that_asks_for_something_else_is_said(tmp_path):
    with pytest.raises(Failure, match="asks for pixels"):
        chosen_model(make_model(tmp_path, ("pixels",)))


def test_missing_libraries_are_named(tmp_path, monkeypatch):
    def missing(name):
        raise ImportError("none", name="onnxruntime")

    monkeypatch.setattr("yokoten.interfaces.cli.embedding.importlib.import_module", missing)
    with pytest.raises(Failure, match="extra `embedding`"):
        chosen_model(tmp_path)

"""An optional multilingual sentence model in ONNX form: texts as vectors of length one, near in meaning, near in angle.

Loaded only when an administrator names a folder: it needs `onnxruntime` and `tokenizers` (the extra `embedding`).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from yokoten.practices.rules.search.sentences import ModelUnfit

MODELS = ("model.onnx", "onnx/model.onnx")
TOKENIZER = "tokenizer.json"
LONGEST = 256
BATCH = 16


class SentenceModel:
    """Mean of the token vectors under the attention mask, brought to length one."""

    def __init__(self, folder: Path) -> None:
        path = next((folder / name for name in MODELS if (folder / name).is_file()), None)
        if path is None:
            raise ModelUnfit(f"there is neither {' nor '.join(MODELS)} in {folder}")
        if not (folder / TOKENIZER).is_file():
            raise ModelUnfit(f"there is no {TOKENIZER} in {folder}")
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            self._session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        except Exception as fault:
            raise ModelUnfit(f"the files in {folder} cannot be loaded: {_first_line(fault)}") from None
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()
        self._inputs = {each.name for each in self._session.get_inputs()}
        if "input_ids" not in self._inputs or self._inputs - {"input_ids", "attention_mask", "token_type_ids"}:
            raise ModelUnfit(f"the model in {folder} asks for {', '.join(sorted(self._inputs))}, not for token ids")
        if self(["a"]).ndim != 2:
            raise ModelUnfit(f"the model in {folder} does not give one vector for each text")

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text."""
        batches = [self._batch(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        return np.concatenate(batches) if batches else np.zeros((0, 0))

    def _batch(self, texts: Sequence[str]) -> np.ndarray:
        coded = self._tokenizer.encode_batch(list(texts))
        mask = np.array([each.attention_mask for each in coded], dtype=np.int64)
        given = {
            "input_ids": np.array([each.ids for each in coded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.array([each.type_ids for each in coded], dtype=np.int64),
        }
        try:
            hidden = self._session.run(None, {name: given[name] for name in sorted(self._inputs)})[0]
        except Exception as fault:
            raise ModelUnfit(f"the model does not take our tokens: {_first_line(fault)}") from None
        hidden = np.asarray(hidden, dtype=np.float64)
        if hidden.ndim == 3:
            shares = mask[:, :, None] / np.maximum(mask.sum(axis=1), 1)[:, None, None]
            hidden = (hidden * shares).sum(axis=1)
        return hidden / np.maximum(np.linalg.norm(hidden, axis=-1, keepdims=True), 1e-12)


def _first_line(fault: Exception) -> str:
    return (str(fault).strip().splitlines() or [type(fault).__name__])[0][:200]

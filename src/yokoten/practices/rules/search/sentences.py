"""What a sentence model is to the search: texts in, vectors out. Its libraries are loaded only where one is named."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

MARKING = ("tokenizer.json", "model.onnx", "onnx/model.onnx")
Embed = Callable[[Sequence[str]], np.ndarray]


class ModelUnfit(Exception):
    """There is no sentence model that fits; the text says what is missing."""


def mark_of(folder: Path) -> str:
    """A mark of the model: another one makes other vectors."""
    found = hashlib.sha256()
    for name in MARKING:
        path = folder / name
        if path.is_file():
            found.update(f"{name} {path.stat().st_size} ".encode())
            with path.open("rb") as content:
                found.update(content.read(1 << 20))
    return found.hexdigest()[:16]

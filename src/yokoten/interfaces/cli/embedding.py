"""The sentence model an administrator names, if any; its libraries are loaded only then."""

import importlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from yokoten.interfaces.cli.failure import Failure

SETTING = "YOKOTEN_EMBEDDING_MODEL"
MODULE = "yokoten.practices.rules.search.embedding"
Embed = Callable[[Sequence[str]], np.ndarray]


def chosen_model(folder: Path | None) -> Embed | None:
    """The model of the folder, or of the one in the environment; Failure says what does not fit."""
    named = folder or (Path(os.environ[SETTING]) if os.environ.get(SETTING) else None)
    if named is None:
        return None
    try:
        module = importlib.import_module(MODULE)
    except ImportError as fault:
        raise Failure(
            f"A sentence model needs the libraries onnxruntime and tokenizers ({fault.name} is missing). "
            "Install Yokoten with the extra `embedding`."
        ) from None
    try:
        return module.SentenceModel(named)
    except module.ModelUnfit as fault:
        raise Failure(f"The sentence model does not fit: {fault}.") from None

"""The sentence model an administrator names, if any; its libraries are loaded only then."""

import importlib
import os
from pathlib import Path

from yokoten.interfaces.cli.failure import Failure
from yokoten.practices.rules.search.sentences import Embed, ModelUnfit

SETTING = "YOKOTEN_EMBEDDING_MODEL"
MODULE = "yokoten.practices.rules.search.embedding"


def chosen_model(folder: Path | None) -> Embed | None:
    """The model of the folder, or of the one in the environment; Failure says what does not fit."""
    named = folder or (Path(os.environ[SETTING]) if os.environ.get(SETTING) else None)
    if named is None:
        return None
    try:
        return importlib.import_module(MODULE).SentenceModel(named)
    except ImportError as fault:
        raise Failure(
            f"A sentence model needs the libraries onnxruntime and tokenizers ({fault.name} is missing). "
            "Install Yokoten with the extra `embedding`."
        ) from None
    except ModelUnfit as fault:
        raise Failure(f"The sentence model does not fit: {fault}.") from None

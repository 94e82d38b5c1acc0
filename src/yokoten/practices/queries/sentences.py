"""The optional sentence model of this installation, and a mark of everything that the index is made with."""

import hashlib
import logging
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from yokoten.practices.rules.search.sentences import Embed, ModelUnfit, mark_of
from yokoten.practices.rules.search.shipped import words_state

FORMAT = "2"
logger = logging.getLogger(__name__)


@cache
def sentence_model() -> Embed | None:
    """The model in the folder that `EMBEDDING_MODEL` names; none, with a line in the log, where it does not fit."""
    if not settings.EMBEDDING_MODEL:
        return None
    try:
        return import_string(settings.EMBEDDING_PROVIDER)(Path(settings.EMBEDDING_MODEL))
    except (ImportError, ModelUnfit) as fault:
        logger.error("the sentence model is not used: %s", fault)
        return None


@cache
def recipe() -> str:
    """A mark of the form of the index, the dictionary, the vectors and the model: with another one it is built anew."""
    model = mark_of(Path(settings.EMBEDDING_MODEL)) if sentence_model() else ""
    return hashlib.sha256(" ".join((FORMAT, words_state(), model)).encode()).hexdigest()[:32]

"""What is read once and kept as long as the process: the cyclic collector need not look through it at every round."""

import gc
from typing import TypeVar

Kept = TypeVar("Kept")


def for_good(kept: Kept) -> Kept:
    """The same thing, with all that the process has read so far, out of the collector's rounds."""
    gc.collect()
    gc.freeze()
    return kept

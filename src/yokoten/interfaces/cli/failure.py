"""An expected failure of a command."""


class Failure(Exception):
    """What went wrong, where, and how to mend it, in one sentence for stderr."""

"""What is lost in a process, and where its causes may lie."""

LOSSES = (
    "overproduction", "waiting", "transport", "overprocessing", "stock", "motion", "defects", "skills",
)  # fmt: skip
"""The eight kinds of loss."""

BRANCHES = ("people", "method", "machine", "material", "measurement", "environment")
"""The six bones of a fishbone."""

MOST_WHYS = 5


def chain(whys: list[str]) -> list[str]:
    """Answers to "why?" in their order, without gaps."""
    return [one.strip() for one in whys if one.strip()][:MOST_WHYS]

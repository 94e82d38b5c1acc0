"""The one page with arrows that point up: who listens to which news."""


def wire() -> None:
    """Subscribe every listener. Called once when the web application is ready."""

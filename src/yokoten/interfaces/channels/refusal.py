"""Why a message did not leave."""


class Undeliverable(Exception):
    """The channel could not hand the message over; the outbox tries again later."""

"""The ground: places, people and roles, audit, outbox, news, text folding."""

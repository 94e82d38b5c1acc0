"""The quality gate: it asks, it never deletes."""

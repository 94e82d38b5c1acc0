"""Visits: request, agenda, questions, findings, lessons, commitments."""

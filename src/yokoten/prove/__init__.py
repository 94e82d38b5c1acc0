"""Evaluations and evidence grades."""

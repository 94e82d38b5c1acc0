"""Improvement projects and schemes."""

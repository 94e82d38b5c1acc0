"""Indicators, observations, imports and the quality gate."""

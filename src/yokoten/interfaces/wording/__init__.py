"""Sentences in four languages for facts that the rooms return; needs no Django."""

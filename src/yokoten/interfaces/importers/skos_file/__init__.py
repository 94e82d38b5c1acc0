"""Thesauri in SKOS that somebody hands over: Turtle and JSON-LD, bounded, and never looking anything up outside."""

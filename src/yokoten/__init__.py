"""Yokoten: measure, compare, learn, adopt, prove, spread."""

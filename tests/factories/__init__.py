"""Plain functions that make what a test needs; each call makes something new."""

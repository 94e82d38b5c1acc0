"""The productivity page of a region."""

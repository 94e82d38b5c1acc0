"""A table of practices: which column is what, what its cells say, and what is there already."""

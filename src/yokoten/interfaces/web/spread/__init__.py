"""Pages of adoptions: who took a practice up, how far it came, what was made of it."""

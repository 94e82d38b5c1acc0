"""The frontier: a guided question, whom a region would learn from, and how sure that is."""

"""Pages of compare: who is worth learning from, and saved comparisons."""

"""A region's productivity: levels, catching up with the frontier, and what growth is made of."""

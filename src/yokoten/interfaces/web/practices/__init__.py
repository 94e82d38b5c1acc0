"""Pages of the practice library."""

"""Pages of measure: regions, indicators, imports."""

"""Tables as text: CSV, TSV and the like."""

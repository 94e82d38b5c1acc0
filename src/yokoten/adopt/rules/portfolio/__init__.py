"""A portfolio of projects in a table: what its columns are called and what its rows say."""

"""What happens to a table between its file and the database: what columns mean, which places, which decisions."""

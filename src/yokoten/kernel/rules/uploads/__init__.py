"""What may be kept of a file that somebody uploads: decided by its content, never by its name."""

"""What people look up in adopt."""

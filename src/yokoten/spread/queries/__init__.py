"""What people look up in spread."""

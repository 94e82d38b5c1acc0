"""What people look up in practices."""

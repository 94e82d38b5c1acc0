"""What people look up in exchange."""

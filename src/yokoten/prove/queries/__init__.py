"""What people look up in prove."""

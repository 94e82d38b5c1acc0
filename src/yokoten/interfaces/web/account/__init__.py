"""Sign-in pages on top of the sign-in library."""

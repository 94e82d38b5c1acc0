"""Documents of practices."""

"""Documents of trips and visits."""

"""Finding texts of one language by words of another, with no network and no neural model."""

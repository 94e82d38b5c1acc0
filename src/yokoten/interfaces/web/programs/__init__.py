"""The page for people who write programs: the API, told from its own description."""

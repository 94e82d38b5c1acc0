"""The HTTP API (OpenAPI 3.1)."""

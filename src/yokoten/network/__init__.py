"""Collaborators, areas, surveys and training."""

"""The doors: web, api and cli above importers, channels and documents."""

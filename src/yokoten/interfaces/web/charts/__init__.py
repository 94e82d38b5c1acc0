"""Charts drawn as SVG on the server, each wide and narrow, colours by class."""

"""Settings, urls and the one page of wiring that points up."""

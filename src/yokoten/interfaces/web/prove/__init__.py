"""Pages of evaluations: register, run, read, ask after a year."""

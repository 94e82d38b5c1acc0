"""Pages of trips and visits: plan, ask, answer, prepare, take home."""

"""Pages of projects: open, measure, plan, take through the gates."""

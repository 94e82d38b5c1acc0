"""Replication tree, pooled effects, reports and feeds."""

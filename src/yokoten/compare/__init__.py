"""Peer sets and comparison runs: who is worth learning from."""

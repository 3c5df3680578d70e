"""Concerns: their own process, host, database, keys and trail; no word of them leaves it."""

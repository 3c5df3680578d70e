"""Headline figures, each measured by one script and held to its budget; `make bench` prints all."""

"""Integrity: gratification, declarations, and concerns behind walls of their own."""

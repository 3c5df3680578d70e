"""Controlled documents: written, reviewed, approved, read, renewed and withdrawn."""

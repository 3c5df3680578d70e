"""Competence, training and awareness."""

"""Supervision by the Inspektorat: its words, states and rules."""

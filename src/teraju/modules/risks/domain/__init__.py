"""The rules of risks: no Django, no clock, no database."""

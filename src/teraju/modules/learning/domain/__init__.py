"""The rules of learning: no Django, no clock, no database."""

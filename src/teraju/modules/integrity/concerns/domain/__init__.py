"""The rules of concerns: no Django, no clock, no database."""

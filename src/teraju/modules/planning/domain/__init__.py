"""The rules of planning: no Django, no clock, no database."""

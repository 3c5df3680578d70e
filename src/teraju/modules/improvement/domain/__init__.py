"""The rules of improvement: no Django, no clock, no database."""

"""The rules of gratification: no Django, no clock, no database."""

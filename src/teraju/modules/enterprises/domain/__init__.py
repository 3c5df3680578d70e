"""The rules about enterprises: no Django, no clock, no database."""

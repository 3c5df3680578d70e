"""The rules of ISO 18091: no Django, no clock, no database."""

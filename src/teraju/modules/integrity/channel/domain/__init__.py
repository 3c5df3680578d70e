"""The rules of channel: no Django, no clock, no database."""

"""The rules of public satisfaction: no Django, no clock, no database."""

"""The rules of declarations: no Django, no clock, no database."""

"""The rules of legal metrology: no Django, no clock, no database."""

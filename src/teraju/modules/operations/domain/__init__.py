"""The rules of operations: no Django, no clock, no database."""

"""Pure building blocks: no Django, no clock, no database."""

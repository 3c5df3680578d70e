"""The rules of agreements and programmes: no framework, no clock, no database."""

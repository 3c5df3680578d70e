"""The rules of Zona Integritas: no Django, no clock, no database."""

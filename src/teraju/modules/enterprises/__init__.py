"""Enterprises coached to SNI."""

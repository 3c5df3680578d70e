"""Teraju: where an Indonesian local government runs and proves its management systems."""

__version__ = "0.1.0"

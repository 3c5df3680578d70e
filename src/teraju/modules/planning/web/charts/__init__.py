"""The pictures of this module."""

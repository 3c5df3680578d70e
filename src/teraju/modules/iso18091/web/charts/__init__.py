"""Pictures of this module."""

"""The door to this module: what other modules and the portal may call."""

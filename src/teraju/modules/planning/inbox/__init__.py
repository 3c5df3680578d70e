"""What waits for a viewer in planning; each part of the module gives its own lines."""

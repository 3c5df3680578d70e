"""What the government tells of its channel of concerns: that it works, never what is in it."""

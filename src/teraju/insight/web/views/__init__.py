"""Pages of the overview, of instructions and of the coach."""

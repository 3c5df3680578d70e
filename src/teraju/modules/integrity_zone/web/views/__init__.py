"""Pages of the integrity zone."""

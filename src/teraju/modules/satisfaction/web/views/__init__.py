"""Pages of public satisfaction."""

"""Pages of legal metrology."""

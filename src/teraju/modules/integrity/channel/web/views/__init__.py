"""Pages of channel."""

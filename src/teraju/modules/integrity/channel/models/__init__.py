"""Tables of channel."""

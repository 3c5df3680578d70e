"""Tables of gratification."""

"""Tables of declarations."""

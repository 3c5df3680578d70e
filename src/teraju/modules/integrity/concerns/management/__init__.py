"""Commands that the operator of the channel runs."""

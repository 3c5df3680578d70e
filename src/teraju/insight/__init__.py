"""The leadership's overview: who stands where, and what was asked of whom."""

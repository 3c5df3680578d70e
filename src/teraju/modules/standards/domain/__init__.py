"""Rules of standards."""

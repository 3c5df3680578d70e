"""The reporter's pages."""

"""Pages of what comes around and after a concern."""

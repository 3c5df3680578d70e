"""Pages: each loads what the viewer may see, shows it, or calls one service."""

"""Public satisfaction (SKM): surveys, their index and what follows from them."""

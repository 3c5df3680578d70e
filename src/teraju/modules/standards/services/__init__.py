"""Use-cases of standards."""

from .licensed import change_licensed_text, drop_licensed_text, keep_licensed_text
from .loading import Loaded, load_catalogue

__all__ = [
    "Loaded",
    "change_licensed_text",
    "drop_licensed_text",
    "keep_licensed_text",
    "load_catalogue",
]

"""What neighbours may know of standards."""

from __future__ import annotations

from .catalogue_files import BadCatalogue, own_files
from .models import Edition, Scheme, Standard
from .selectors import certifiable_editions, editions, editions_in_force
from .services import load_catalogue

__all__ = [
    "BadCatalogue",
    "Edition",
    "Scheme",
    "Standard",
    "certifiable_editions",
    "editions",
    "editions_in_force",
    "load_catalogue",
    "own_files",
]

"""What neighbours may know of standards."""

from __future__ import annotations

from .models import Edition, Scheme, Standard
from .selectors import certifiable_editions, editions_in_force

__all__ = ["Edition", "Scheme", "Standard", "certifiable_editions", "editions_in_force"]

"""Tables of improvement."""

from .actions import Action, Suggestion
from .nonconformities import CauseLine, Nonconformity, Round

__all__ = ["Action", "CauseLine", "Nonconformity", "Round", "Suggestion"]

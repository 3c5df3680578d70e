"""Documents, their revisions, and what people ask of them."""

from .documents import Document, PeriodicReview
from .requests import ChangeRequest
from .revisions import Revision

__all__ = [
    "ChangeRequest",
    "Document",
    "PeriodicReview",
    "Revision",
]

"""What neighbours may use of documents."""

from __future__ import annotations

from .domain.comparison import compare as compare_texts
from .domain.html import html_of
from .domain.kinds import Classification, Type
from .linking import KIND as DOCUMENT_KIND
from .models import ChangeRequest, Document, PeriodicReview, Revision
from .selectors import current_revision, documents
from .services import *  # noqa: F403
from .services import __all__ as _services

__all__ = [
    "DOCUMENT_KIND",
    "ChangeRequest",
    "Classification",
    "Document",
    "PeriodicReview",
    "Revision",
    "Type",
    "compare_texts",
    "current_revision",
    "documents",
    "html_of",
    *_services,
]

"""Documents, their revisions, and what people ask of them."""

from .copies import Copy
from .documents import Document, PeriodicReview
from .reading import DutyEnd, Reader, Reading, ReadingDuty
from .requests import ChangeRequest
from .retention import Disposal, DisposalItem, Retention, RetentionRule
from .revisions import Revision
from .statements import PolicyStatement

__all__ = [
    "ChangeRequest",
    "Copy",
    "Disposal",
    "DisposalItem",
    "Document",
    "DutyEnd",
    "PeriodicReview",
    "PolicyStatement",
    "Reader",
    "Reading",
    "ReadingDuty",
    "Retention",
    "RetentionRule",
    "Revision",
]

"""What the portal may use of metrology: its use-cases by group, and its tables."""

from __future__ import annotations

from . import models
from .selectors.stamps import lines_of
from .services import (
    certificates,
    citizen_reports,
    figures,
    issues,
    marks,
    orderly,
    orders,
    plans,
    registers,
    reports,
    room,
    scope,
    sheets,
    stamps,
    standards,
    stickers,
    supervision,
    supervision_follow_up,
    supervision_items,
    tariffs,
)
from .services.tags import take_tags
from .services.words import keep_words

__all__ = [
    "certificates",
    "citizen_reports",
    "figures",
    "issues",
    "keep_words",
    "lines_of",
    "marks",
    "models",
    "orderly",
    "orders",
    "plans",
    "registers",
    "reports",
    "room",
    "scope",
    "sheets",
    "stamps",
    "standards",
    "stickers",
    "supervision",
    "supervision_follow_up",
    "supervision_items",
    "take_tags",
    "tariffs",
]

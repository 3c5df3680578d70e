"""Reads of papers, cut to the viewer; and the one that the public page needs."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model

from teraju.platform.accounts.scope import Viewer

from .codes import read_code
from .models import NumberPattern, NumberPatternQuerySet, Paper, PaperQuerySet


def papers(viewer: Viewer) -> PaperQuerySet:
    """The papers that a viewer may see in the register."""
    rows: PaperQuerySet = Paper.objects.visible_to(viewer).select_related("government", "agency")
    return rows


def papers_of(viewer: Viewer, target: Model, number_keys: Collection[str] = ()) -> list[Paper]:
    """The papers about a record that the viewer may see, the latest first. Queries once.

    `number_keys` names the kinds of number that are wanted; without, all are.
    """
    found = papers(viewer).about(target)
    if number_keys:
        found = found.filter(number_key__in=number_keys)
    return list(found.order_by("-issued_at", "-pk"))


def paper_by_code(typed: str) -> Paper | None:
    """The paper of a code as a person typed it: whoever holds the code may ask. Queries once."""
    code = read_code(typed)
    rows = Paper.objects.select_related("government", "agency", "replaced_by")
    return rows.filter(code=code).first() if code else None


def paper_by_content(sha256: str) -> Paper | None:
    """The paper whose file has exactly this content. Queries once."""
    return Paper.objects.select_related("government").filter(sha256=sha256).first()


def patterns(viewer: Viewer) -> NumberPatternQuerySet:
    rows: NumberPatternQuerySet = NumberPattern.objects.visible_to(viewer)
    return rows

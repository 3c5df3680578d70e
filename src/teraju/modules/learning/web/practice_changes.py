"""Two versions of a practice, section by section: what came, what went, which words changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from teraju.modules.documents.api import compare_texts
from teraju.modules.learning.domain.practices import SECTIONS
from teraju.modules.learning.models import ShelfPractice
from teraju.modules.learning.models.study_choices import SECTION_WORDS
from teraju.platform.web.kinds import Section, Text


def changes_section(
    title: Text,
    old: Mapping[str, str],
    new: Mapping[str, str],
    files: tuple[list[str], list[str]] = ([], []),
) -> Section:
    """The paragraphs that differ under their headings; of files, which came and which went."""
    parts = []
    for name in SECTIONS:
        lines = [one for one in compare_texts(old[name], new[name]) if one.kind != "same"]
        if lines:
            parts.append((SECTION_WORDS[name], lines))
    gone, come = files
    context: dict[str, Any] = {"parts": parts, "gone": gone, "come": come}
    return Section(title, "learning/practice_changes.html", context)


def shelf_changes(old: ShelfPractice, new: ShelfPractice) -> Section:
    """What changed on the shelf since a version that was adopted. Two queries."""
    before, after = _files(old), _files(new)
    gone = [name for digest, name in before.items() if digest not in after]
    come = [name for digest, name in after.items() if digest not in before]
    title = _("What changed from version %(old)d to %(new)d") % {
        "old": old.number,
        "new": new.number,
    }
    return changes_section(title, old.texts, new.texts, (gone, come))


def _files(shelf: ShelfPractice) -> dict[str, str]:
    return {one.sha256: one.title for one in shelf.files.order_by("pk")}

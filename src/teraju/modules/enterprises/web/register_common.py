"""What the pages of the register of enterprises share."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.catalogue import commodities
from teraju.platform.audit.api import TimelineEntry, renamed, timeline

from .common import rupiah_told
from .register_words import in_language

SHOWN = 25
# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Year": _("Year"),
    "Capital": _("Capital"),
    "Sales": _("Sales of the year"),
    "Jobs": _("People at work"),
    "Markets": _("Where it sells"),
    "Source": _("Source"),
    "On": _("Day"),
    "Reference": _("Letter or number"),
    "Note": _("Note"),
}
# How amounts among them are written.
TRAIL_WORDS = {"Capital": rupiah_told, "Sales": rupiah_told}


def history_of(target: Model, bare: Collection[str] = ()) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    kinds = {one.code: in_language(one.name) for one in commodities()}
    return renamed(
        timeline(target, bare=bare), TRAIL_LABELS, {**TRAIL_WORDS, "Kind of product": kinds}
    )

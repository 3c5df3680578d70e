"""Columns and filters that the registers of this module share."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.web.common import agency_choices
from teraju.platform.exchange.registers import Column, Filter

AGENCY: Column[Any] = Column(
    key="agency",
    label=_("Agency"),
    value=lambda row: row.agency.short_name,
    sort="agency__short_name",
)
BY_AGENCY = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)


def by_field(key: str, label: Any, words: Any, field: str = "") -> Filter:
    """A filter on a field that holds one of some codes."""
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: [(str(code), word) for code, word in words.items()],
        apply=lambda rows, value, viewer: rows.filter(**{field or key: value}),
    )

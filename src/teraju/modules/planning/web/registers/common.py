"""Columns and filters that the registers of this module share."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.models.common import STATUSES
from teraju.modules.planning.web.common import agency_choices, approval_status
from teraju.platform.exchange.registers import Column, Filter

AGENCY: Column[Any] = Column(
    key="agency",
    label=_("Agency"),
    value=lambda row: row.agency.short_name,
    sort="agency__short_name",
)
VERSION: Column[Any] = Column(
    key="number", label=_("Version"), value=lambda row: row.number, kind="number", sort="number"
)
APPROVED: Column[Any] = Column(
    key="approved",
    label=_("Approved on"),
    value=lambda row: row.approved_on,
    kind="date",
    sort="approved_on",
)
APPROVAL: Column[Any] = Column(
    key="status", label=_("Status"), value=approval_status, kind="status", sort="status"
)
BY_AGENCY = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)
BY_APPROVAL = Filter(
    key="status",
    label=_("Status"),
    choices=lambda viewer: [(str(code), label) for code, label in STATUSES.items()],
    apply=lambda rows, value, viewer: rows.filter(status=value),
)


def by_field(key: str, label: Any, choices: Any) -> Filter:
    """A filter on a field that holds one of some codes."""
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: list(choices),
        apply=lambda rows, value, viewer: rows.filter(**{key: value}),
    )

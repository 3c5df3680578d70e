"""What the pages of every part share: tables, steps of a record, filters and columns."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import offer
from teraju.platform.web.kinds import Text
from teraju.platform.web.templatetags.values import rupiah


def rupiah_told(amount: str) -> str:
    """An amount of the trail as people write it."""
    return rupiah(Decimal(amount))


def column(
    key: str, label: Text, value: Any, kind: Any = "text", sort: str = "", place: Any = "page"
) -> Column[Any]:
    return Column(key=key, label=label, value=value, kind=kind, sort=sort, place=place)


def agency_column(path: str = "agency") -> Column[Any]:
    """Whose record it is, in files; `path` leads to the agency."""
    return column(
        "agency",
        _("Agency"),
        lambda one: one.agency.short_name,
        sort=f"{path}__short_name",
        place="file",
    )


def agency_filter(path: str = "agency") -> Filter:
    """By agency; `path` leads to it."""
    return Filter(
        key="agency",
        label=_("Agency"),
        choices=_agencies,
        apply=lambda rows, value, viewer: rows.filter(**{path: value}),
    )


def _agencies(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def offer_coachings(form: forms.Form, rows: QuerySet[Any]) -> None:
    """Offer coached products, or say what comes first where there is none."""
    offer(form, "coaching", rows)
    if not rows.exists():
        words = _("No product is coached yet: take one into a programme first.")
        form.fields["coaching"].help_text = words


def by_field(key: str, label: Text, words: Mapping[str, Text], field: str = "") -> Filter:
    """A filter over one field with few values."""
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: list(words.items()),
        apply=lambda rows, value, viewer: rows.filter(**{field or key: value}),
    )

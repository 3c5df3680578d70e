"""What the pages of every part share: tables, steps of a record, filters and columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import offer
from teraju.platform.web.kinds import Action, Section, Text
from teraju.platform.web.templatetags.values import rupiah

TABLE = "web/sections/table.html"


def table(
    title: Text,
    headers: Sequence[Text],
    rows: Sequence[Sequence[Any]],
    empty: Text = "",
    action: Action | None = None,
    *,
    side: bool = False,
) -> Section:
    """A plain table as a section of a record."""
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(title, TABLE, context, action=action, side=side)


def steps(
    viewer: Viewer, target: Any, wanted: Sequence[tuple[str, Text, str, str]]
) -> tuple[Action | None, list[Action]]:
    """The first step that the viewer may take as the one button, the others beside it.

    Whoever may take none sees the first, and who may.
    """
    made = [record_action(viewer, target, *one) for one in wanted]
    able = [one for one in made if not one.refusal]
    if able:
        return able[0], able[1:]
    return (made[0] if made else None), []


def rupiah_told(amount: str) -> str:
    """An amount of the trail as people write it."""
    return rupiah(Decimal(amount))


def address_of(register: Register[Any]) -> str:
    """The address name of a register's page: its key with a stroke."""
    return register.key.replace(".", "_")


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

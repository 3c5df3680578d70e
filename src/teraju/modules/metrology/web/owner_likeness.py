"""Asking on a form whether somebody is another owner than those of the same name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import comparable
from teraju.modules.metrology.domain.likeness import name_key
from teraju.modules.metrology.models import Owner
from teraju.modules.metrology.selectors import registers as reading

ANOTHER_OWNER = _("It is another owner of this name: save it all the same")


def another_field(label: Any) -> forms.BooleanField:
    """The tick of a form that asks only where something stands in the register already."""
    return forms.BooleanField(label=label, required=False, widget=forms.HiddenInput)


def ask(
    form: forms.Form,
    name: str,
    alike: Sequence[Any],
    address: Callable[[Any], str] = lambda one: str(one.get_absolute_url()),
) -> None:
    """Show the tick, with links to what it is like.

    The field as the page draws it: its hint was taken before anything was checked.
    """
    asked = form[name]
    asked.field.widget = forms.CheckboxInput()
    asked.help_text = format_html("{} {}", _("Look at it first:"), links_to(alike, address))


def links_to(records: Sequence[Any], address: Callable[[Any], str]) -> str:
    """The records by name, each with a link."""
    pairs = ((address(one), _named(one)) for one in records)
    return format_html_join(", ", '<a href="{}">{}</a>', pairs)


def _named(record: Any) -> str:
    return reading.owner_named(record) if isinstance(record, Owner) else str(record)


def check_owner(
    form: forms.Form,
    data: dict[str, Any],
    agency_id: int | None,
    was: Owner | None = None,
    address: Callable[[Any], str] = Owner.get_absolute_url,
) -> None:
    """Refuse whoever stands in the register; ask about others whom no telephone tells apart.

    `address` is where the link of an owner leads.
    """
    name, phone = data.get("name") or "", data.get("phone") or ""
    if not name or agency_id is None:
        return
    if was is not None and (was.name_key, comparable(was.phone)) == (
        name_key(name),
        comparable(phone),
    ):
        return
    found = reading.owners_alike(agency_id, name, phone)
    alike = [one for one in found if was is None or one.pk != was.pk]
    same = [one for one in alike if phone and one.phone]
    if same:
        words = _("An owner of this name and telephone number is in the register already:")
        form.add_error("name", format_html("{} {}", words, links_to(same, address)))
    elif alike:
        ask(form, "is_another", alike, address)
        if not data.get("is_another"):
            words = _("An owner of this name is in the register already: look whether it is they.")
            form.add_error("name", str(words))

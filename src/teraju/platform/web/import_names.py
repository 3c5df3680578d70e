"""The question which names of a file are new indeed, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teraju.platform.exchange.models import ImportRun
from teraju.platform.exchange.naming import names_of
from teraju.platform.exchange.plans import NewName
from teraju.platform.exchange.registers import Names, Register
from teraju.platform.exchange.workbooks import name_cells, name_headings

from .kinds import Fact

SAME, NEW, FIELD = "same", "new", "name_"


def names_form(run: ImportRun, register: Register[Any], *args: Any, **kwargs: Any) -> forms.Form:
    """A choice for each name that resembles another, and one tick for all that are new."""
    form = forms.Form(*args, **kwargs)
    names = names_of(register)
    if names is None or not run.new_names:
        return form
    for number, name in run.doubtful:
        form.fields[f"{FIELD}{number}"] = _choice(names, name)
    form.fields["are_new"] = forms.BooleanField(label=str(names.confirm))
    return form


def same_of(data: Mapping[str, Any]) -> dict[int, bool]:
    """Of each doubtful name, by its number, whether the one that it resembles is meant."""
    return {
        int(key.removeprefix(FIELD)): value == SAME
        for key, value in data.items()
        if key.startswith(FIELD)
    }


def names_shown(run: ImportRun, register: Register[Any]) -> dict[str, Any]:
    """The table of what is new, and where all of it stands if it is long."""
    names = names_of(register)
    return {
        "section": {"title": names.title if names else ""},
        "headers": name_headings(),
        "rows": [name_cells(register, one) for one in run.names],
        "more": sum(run.new_counts.values()) - len(run.new_names),
        "report_url": run.report_url,
    }


def counts_told(run: ImportRun, register: Register[Any]) -> list[Fact]:
    """How many names of each kind come or came with the rows."""
    names = names_of(register)
    if names is None:
        return []
    told = [
        f"{label}: {run.new_counts[kind]}"
        for kind, label in names.kinds.items()
        if kind in run.new_counts
    ]
    return [Fact(names.title, ", ".join(told) or 0)]


def _choice(names: Names[Any], name: NewName) -> forms.ChoiceField:
    words = ngettext("{kind} “{name}”, {rows} row", "{kind} “{name}”, {rows} rows", name.rows)
    same = _("The same as “{name}”").format(name=name.near)
    return forms.ChoiceField(
        label=words.format(kind=names.kinds[name.kind], name=name.name, rows=name.rows),
        choices=[(SAME, same), (NEW, str(names.asked[name.kind]))],
        widget=forms.RadioSelect,
    )

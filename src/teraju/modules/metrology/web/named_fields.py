"""Choosing a record by typing its name: of a hundred thousand owners nobody makes a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.metrology.register_refusals import TRADES_NO_LONGER
from teraju.modules.metrology.selectors import registers as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Text

Find = Callable[[str], Sequence[Any]]
# A sentence about one that is called so and is no longer chosen; empty where there is none.
Gone = Callable[[str], Text]


class NamedInput(forms.TextInput):
    """A line of text with proposals; without scripts it is a line of text."""

    template_name = "metrology/widgets/named.html"
    known: Sequence[str] = ()

    @override
    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"] |= {"list_id": f"known_{name}", "known": self.known}
        return context


class NamedField(forms.CharField):
    """A record, typed by its name. `find` gives those that are called so, cut to the viewer."""

    widget = NamedInput
    find: Find = staticmethod(lambda _text: ())
    named: Callable[[Any], str] = staticmethod(str)
    gone: Gone = staticmethod(lambda _text: "")

    def __init__(self, *, missing: str | Promise, may_be_new: bool = False, **kwargs: Any) -> None:
        """With `may_be_new` an unknown name comes back as it was typed, for the form to judge."""
        super().__init__(max_length=220, **kwargs)
        self.missing, self.may_be_new = missing, may_be_new

    @override
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = self.find(text)
        sentence = "" if found else self.gone(text)
        if sentence:
            raise ValidationError(str(sentence))
        if not found and self.may_be_new:
            return text
        if not found:
            raise ValidationError(str(self.missing))
        if len(found) > 1:
            these = " / ".join(f"“{self.named(one)}”" for one in found)
            words = _("More than one is called so: write which one, as in %(these)s.")
            raise ValidationError(words % {"these": these})
        return found[0]


def prepare_place(form: forms.Form, viewer: Viewer, known: Sequence[str] = ()) -> None:
    """Let the field of a place find the open ones; of a closed one it says how it opens again."""
    prepare(
        form,
        "place",
        lambda text: reading.named_places(viewer, text),
        known,
        named=reading.place_named,
        gone=lambda text: _closed(viewer, text),
    )


def leave_out_stalls(form: forms.Form) -> None:
    """Whoever says what kind a new place is means no stall of a market, be many called so."""
    field: Any = form.fields["place"]
    find = field.find

    def others(text: str) -> Sequence[Any]:
        name = text.casefold()
        return [one for one in find(text) if not one.market_id or one.name.casefold() != name]

    field.find = others


def prepare_owner(form: forms.Form, name: str, viewer: Viewer) -> None:
    """Let a field find the owners who trade; of one who ended it says how they are taken up."""
    prepare(
        form,
        name,
        lambda text: reading.named_owners(viewer, text),
        named=reading.owner_typed,
        gone=lambda text: _ended(viewer, text),
    )


def _closed(viewer: Viewer, text: str) -> str:
    """What is closed is not entered a second time under its name."""
    place = reading.closed_place(viewer, text)
    if place is None or place.closed_on is None:
        return ""
    words = _(
        "%(place)s is in the register, closed on %(day)s. Open it again on its page (places,"
        " “Closed”); if it is another one, write its name so that it differs."
    )
    named = {"place": reading.place_named(place), "day": date_format(place.closed_on)}
    return str(words) % named


def _ended(viewer: Viewer, text: str) -> str:
    owner = reading.ended_owner(viewer, text)
    if owner is None:
        return ""
    return str(TRADES_NO_LONGER) % {"owner": owner.name}


def prepare(
    form: forms.Form,
    name: str,
    find: Find,
    known: Sequence[str] = (),
    *,
    named: Callable[[Any], str] = str,
    gone: Gone | None = None,
) -> None:
    """Tell a field of a form where it finds its records, and what it proposes.

    `named` writes one so that the field finds no other; `gone` tells of one that is called so and
    may no longer be chosen.
    """
    field = form.fields[name]
    if not isinstance(field, NamedField):
        raise TypeError(f"{name} is not chosen by name")
    field.find, field.named = find, named
    if gone is not None:
        field.gone = gone
    if isinstance(field.widget, NamedInput):
        field.widget.known = known

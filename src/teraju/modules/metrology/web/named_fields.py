"""Choosing a record by typing its name: of a hundred thousand owners nobody makes a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

Find = Callable[[str], Sequence[Any]]


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
        if not found and self.may_be_new:
            return text
        if not found:
            raise ValidationError(str(self.missing))
        if len(found) > 1:
            raise ValidationError(
                _("More than one is called so: add telephone, or number and market, after a comma.")
            )
        return found[0]


def prepare(form: forms.Form, name: str, find: Find, known: Sequence[str] = ()) -> None:
    """Tell a field of a form where it finds its records, and what it proposes."""
    field = form.fields[name]
    if not isinstance(field, NamedField):
        raise TypeError(f"{name} is not chosen by name")
    field.find = find
    if isinstance(field.widget, NamedInput):
        field.widget.known = known

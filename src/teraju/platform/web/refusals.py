"""What a service refused, shown where the person can act on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError
from teraju.kernel.rulesets import NoRuleInForce

from .kinds import Text

Standing = Mapping[str, Any]


def errors_summary(form: forms.Form) -> list[tuple[str, Text, str]]:
    """Every error once: the id of its field, the label and the sentence."""
    lines: list[tuple[str, Text, str]] = []
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS or form[name].is_hidden:
            lines += [("", "", str(error)) for error in errors]
        else:
            bound = form[name]
            lines += [(bound.auto_id, bound.label, str(error)) for error in errors]
    return lines


def add_refusal(form: forms.Form, error: DomainError | ValidationError) -> None:
    """Put a refusal of a service at its field, or above the form if it belongs to none."""
    if isinstance(error, NoRuleInForce) and error.begins_on is not None:
        _add_missing_rule(form, error.begins_on)
        return
    if isinstance(error, DomainError):
        form.add_error(error.field if error.field in form.fields else None, str(error.message))
        return
    for name, texts in _by_field(error).items():
        form.add_error(name if name in form.fields else None, texts)


def _add_missing_rule(form: forms.Form, begins_on: date) -> None:
    """Say from when on rules are known, at the day that lies before them."""
    told = form.cleaned_data.items()
    early = [name for name, day in told if isinstance(day, date) and _day(day) < begins_on]
    words = _("No rule is known for a day before %(day)s: give a later one.")
    named = {"day": date_format(begins_on)}
    form.add_error(early[0] if len(early) == 1 and early[0] in form.fields else None, words % named)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def show_what_stands(form: forms.Form, standing: Standing) -> None:
    """After somebody else's save: beside each entry that differs, what stands in the record now.

    The form takes over the version that stands, so that sending it again is a choice.
    """
    for name, field in form.fields.items():
        differs = name in standing and field.has_changed(standing[name], form[name].data)
        if differs and not form[name].is_hidden:
            form.add_error(name, _("In the record now: %s") % _in_words(field, standing[name]))
    if "version" in form.fields and "version" in standing:
        data = QueryDict(mutable=True)
        data.update(form.data)
        data[form.add_prefix("version")] = standing["version"]
        form.data = data


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    if hasattr(error, "error_dict"):
        return {
            name: [text for one in errors for text in one.messages]
            for name, errors in error.error_dict.items()
        }
    return {NON_FIELD_ERRORS: error.messages}


def _in_words(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, Model) or not isinstance(field, forms.ChoiceField):
        return str(value)
    choices: Any = field.choices
    return next((str(label) for key, label in choices if str(key) == str(value)), str(value))

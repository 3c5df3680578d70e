"""Forms of the public pages behind a card."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The code of a card, as people type it."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Twelve letters and digits, for example 7KDM-4QXR-9TCA."),
        error_messages={"required": _("Type the code that you were given.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("New password"),
        max_length=200,
        strip=False,
        help_text=_("At least 12 characters. Several words in a row are easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if "password" in values and "again" in values and values["password"] != values["again"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return values

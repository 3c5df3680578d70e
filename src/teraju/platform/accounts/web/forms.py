"""Forms on people and roles."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.models import NIP
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, VersionedForm, offer

USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{2,59}$",
    _("Use 3 to 60 small letters, digits, points or hyphens, beginning with a letter or digit."),
)
NAME_HELP = _("Papers that have to name a person print it, such as a certificate of verification.")


class NipField(forms.CharField):
    """The number of a civil servant, which is written in groups."""

    def __init__(self) -> None:
        help_text = _("18 digits, of a civil servant. Printed beside the name.")
        super().__init__(label=_("NIP"), required=False, help_text=help_text, validators=[NIP])

    def to_python(self, value: object) -> str:
        return re.sub(r"(?i)^nip[.:]?|[\s.\-]", "", str(super().to_python(value)).strip())


class PersonForm(forms.Form):
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        validators=[USERNAME],
        help_text=_("Small letters, for example inspektur.serang."),
    )
    title = forms.CharField(
        label=_("Office"),
        max_length=120,
        help_text=_("Stands in trails and papers, for example Inspektur."),
    )
    name = forms.CharField(label=_("Name"), max_length=120, required=False, help_text=NAME_HELP)
    nip = NipField()
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)


class PersonChangeForm(VersionedForm):
    title = forms.CharField(label=_("Office"), max_length=120)
    name = forms.CharField(label=_("Name"), max_length=120, required=False, help_text=NAME_HELP)
    nip = NipField()
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    is_active = forms.BooleanField(label=_("May log in"), required=False)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, LABELS[role]) for role in Role])
    agency = forms.ModelChoiceField(
        label=_("Agency"),
        queryset=Agency.objects.none(),
        required=False,
        help_text=_("Empty: the whole government. A guest needs an agency."),
    )
    valid_from = DateField(label=_("From"))
    valid_until = DateField(
        label=_("Until"), required=False, help_text=_("The last day. A guest needs one.")
    )
    reason = forms.CharField(label=_("Decree or reason"), max_length=200, required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, "accounts.people.manage"))


class RoleEndForm(forms.Form):
    last_day = DateField(label=_("Last day"))

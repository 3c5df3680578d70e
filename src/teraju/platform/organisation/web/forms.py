"""Forms of the tenant's own data. Choices are cut to where the viewer holds the right."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.organisation.models import Agency, AgencyKind, TimeZone
from teraju.platform.papers.api import Letterhead, render
from teraju.platform.papers.rendering import CrestUnreadable
from teraju.platform.web.forms import DateField, VersionedForm, offer

NOT_PRINTED = _(
    "This picture cannot be printed on letters. Give a whole PNG or JPEG of at most 2 MB and "
    "4000 points wide and high."
)


class GovernmentForm(VersionedForm):
    head_title = forms.CharField(label=_("Title of the regional head"), max_length=60)
    address = forms.CharField(label=_("Address on letters"), max_length=200, required=False)
    contact = forms.CharField(
        label=_("Telephone, mail and web site on letters"), max_length=200, required=False
    )
    timezone = forms.ChoiceField(label=_("Time zone"), choices=TimeZone.choices)
    crest = CheckedFileField(
        label=_("Crest"),
        required=False,
        types=("image/png", "image/jpeg"),
        help_text=_("A PNG or JPEG picture of at most 2 MB; leave empty to keep the present one."),
    )

    def clean_crest(self) -> Any:
        upload = self.cleaned_data["crest"]
        if upload:
            picture = upload.read()
            upload.seek(0)
            if not prints(picture):
                raise forms.ValidationError(NOT_PRINTED)
        return upload


def prints(crest: bytes) -> bool:
    """Try the crest on a card, lest the first certificate finds out that it does not print."""
    texts = ("title", "holder", "address", "one_time_code", "valid_until")
    data: dict[str, Any] = {**dict.fromkeys(texts, "–"), "steps": []}
    try:
        render(
            "card",
            data,
            letterhead=Letterhead("–", crest=crest),
            language="id",
            timestamp=datetime(2018, 1, 1, tzinfo=UTC),
        )
    except CrestUnreadable:
        return False
    return True


class AgencyForm(forms.Form):
    parent = forms.ModelChoiceField(
        label=_("Part of"), queryset=Agency.objects.none(), required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=AgencyKind.choices)
    name = forms.CharField(label=_("Name"), max_length=160)
    short_name = forms.CharField(label=_("Short name"), max_length=60)
    code = forms.CharField(
        label=_("Code in letter numbers"),
        max_length=20,
        help_text=_("As it stands in official numbers, for example INSP."),
    )
    head_title = forms.CharField(
        label=_("Title of the head"),
        max_length=120,
        help_text=_("The office, never the person: for example Inspektur."),
    )
    address = forms.CharField(label=_("Address"), max_length=200, required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "parent", rights.agencies_where(viewer, "organisation.agency.manage"))


class AgencyChangeForm(VersionedForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=AgencyKind.choices)
    name = forms.CharField(label=_("Name"), max_length=160)
    short_name = forms.CharField(label=_("Short name"), max_length=60)
    code = forms.CharField(label=_("Code in letter numbers"), max_length=20)
    head_title = forms.CharField(label=_("Title of the head"), max_length=120)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    closed_on = DateField(
        label=_("Closed on"), required=False, help_text=_("Leave empty while it is open.")
    )


class PlaceForm(forms.Form):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    name = forms.CharField(label=_("Name"), max_length=160)
    address = forms.CharField(label=_("Address"), max_length=200)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, "organisation.place.manage"))


class PlaceChangeForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=160)
    address = forms.CharField(label=_("Address"), max_length=200)
    closed_on = DateField(
        label=_("Closed on"), required=False, help_text=_("Leave empty while it is in use.")
    )

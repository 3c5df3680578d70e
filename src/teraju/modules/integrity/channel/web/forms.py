"""Forms of the announcement and of the statement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from teraju.kernel.statements import LARGEST_FILE
from teraju.modules.integrity.channel import permissions
from teraju.modules.integrity.channel.models.choices import MEDIA, coded
from teraju.modules.learning.api import Campaign
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


class AnnouncementForm(forms.Form):
    """How and when people were told of the channel."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("For example: Circular letter of the Regional Secretary on raising concerns."),
    )
    medium = forms.ChoiceField(label=_("How"), choices=coded(MEDIA))
    announced_on = DateField(label=_("Announced on"))
    to_whole_government = forms.BooleanField(
        label=_("It reached the whole government, not this agency alone"), required=False
    )
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(),
        label=_("Campaign"),
        required=False,
        help_text=_("Whoever is to confirm that they have read it is asked by a campaign."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.WRITE))
        campaigns = Campaign.objects.visible_to(viewer).order_by("-starts_on", "-pk")
        offer(self, "campaign", campaigns)


class StatementForm(forms.Form):
    """The file of the channel, and what its key is known by."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    upload = forms.FileField(
        label=_("Statement of the channel"),
        widget=forms.FileInput(attrs={"accept": ".json"}),
        help_text=_("The file statement.json as the channel's office downloaded it."),
    )
    fingerprint = forms.CharField(
        label=_("Fingerprint of the channel's key"),
        max_length=40,
        required=False,
        help_text=_(
            "Only the first time and after a change of the key: sixteen digits that you have from "
            "the channel's office, by telephone or in person."
        ),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.WRITE))

    def clean_upload(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["upload"]
        if (upload.size or 0) > LARGEST_FILE:
            raise ValidationError(_("A statement is smaller than this file: take the right one."))
        return upload


class WithdrawalForm(VersionedForm):
    """Why something is withdrawn."""

    reason = TextArea(label=_("Reason"), rows=2, max_length=400)

"""What the forms of this module share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import VersionedForm, offer


class OfAgencyForm(forms.Form):
    """A new record: its agency is one in which the viewer may write."""

    right = ""

    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        offer(self, "agency", rights.agencies_where(viewer, self.right))
        self.order_fields(["agency"])


class OfRecordForm(VersionedForm):
    """A record that exists: what can be chosen lies in its agency."""

    def __init__(self, *args: Any, viewer: Viewer, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer, self.record = viewer, record

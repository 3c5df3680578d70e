"""The forms of instructions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.insight import permissions
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


class InstructionForm(forms.Form):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    title = forms.CharField(
        label=_("What is to be done"),
        max_length=200,
        help_text=_("For example: finish the internal audit of all units."),
    )
    text = TextArea(
        label=_("Explanation"),
        required=False,
        help_text=_("Why, and what you want to see. Files can be added afterwards."),
    )
    due_on = DateField(label=_("Answer by"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.GIVE))


class AnswerForm(VersionedForm):
    answer = TextArea(
        label=_("Answer"),
        rows=6,
        help_text=_("What was done and when. Add papers as files on the page of the instruction."),
    )


class ReturnForm(VersionedForm):
    note = TextArea(label=_("What is still missing"))
    due_on = DateField(label=_("Answer by"))


class WithdrawForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)

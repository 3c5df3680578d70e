"""Forms of rounds, declarations, decisions and statements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.declarations import permissions
from teraju.modules.integrity.declarations.models.choices import (
    HANDLINGS,
    INTERESTS,
    OUTCOMES,
    ROUND_KINDS,
    choices,
)
from teraju.modules.integrity.declarations.services import Told
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

FIRST_YEAR, LAST_YEAR = 2000, 2100
INTEREST_FIELDS = ("interest", "what", "with_whom", "matter")


def confirmation(label: Any) -> forms.BooleanField:
    """A tick; that it is missing says the service, in words for its field."""
    return forms.BooleanField(label=label, required=False)


class RoundForm(forms.Form):
    """A new round of an agency."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    kind = forms.ChoiceField(label=_("Declaration"), choices=choices(ROUND_KINDS))
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    due_on = DateField(label=_("Last day"))
    text = TextArea(
        label=_("Text that everybody confirms"),
        rows=8,
        max_length=6000,
        help_text=_("A proposal; put the text that your government has set in its place."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.KEEP))


class ExtensionForm(VersionedForm):
    due_on = DateField(label=_("New last day"))
    reason = TextArea(label=_("Reason"), rows=3)


class ReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class ClosingForm(VersionedForm):
    closing_note = TextArea(
        label=_("Note"),
        rows=3,
        max_length=400,
        required=False,
        help_text=_("Needed if somebody has not declared: what follows from it."),
    )


class InterestFields(forms.Form):
    """What ties somebody to a matter of the office."""

    interest = forms.ChoiceField(
        label=_("Kind of interest"), choices=[("", "–"), *choices(INTERESTS)], required=False
    )
    what = TextArea(
        label=_("What"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("For example: my brother owns a company that bids for work of this agency."),
    )
    with_whom = forms.CharField(label=_("With whom"), max_length=200, required=False)
    matter = forms.CharField(
        label=_("Which matter of your office it touches"), max_length=300, required=False
    )

    def told(self) -> Told:
        data = self.cleaned_data
        return Told(**{name: data.get(name, "") for name in INTEREST_FIELDS})


class ConflictDutyForm(VersionedForm, InterestFields):
    """The yearly declaration: nothing, or an interest."""

    has_conflict = forms.ChoiceField(
        label=_("What do you declare?"),
        choices=[
            ("no", _("I have no conflict of interest")),
            ("yes", _("I have a conflict of interest, described below")),
        ],
        widget=forms.RadioSelect,
    )
    confirmed = confirmation(_("I confirm the text above; my declaration is complete and true."))
    field_order = ("has_conflict", *INTEREST_FIELDS, "confirmed")


class PactForm(VersionedForm):
    confirmed = confirmation(_("I have read the pact above and sign it."))


class EventForm(InterestFields):
    """A conflict of interest that showed in between."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    confirmed = confirmation(
        _("What I have declared is complete and true; I keep out of the matter until then.")
    )
    field_order = ("agency", *INTEREST_FIELDS, "confirmed")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in INTEREST_FIELDS:
            self.fields[name].required = True
        offer(self, "agency", rights.agencies_where(viewer, permissions.DECLARE))


class DecisionForm(VersionedForm):
    handling = forms.ChoiceField(
        label=_("How it is handled"), choices=choices(HANDLINGS), widget=forms.RadioSelect
    )
    conditions = TextArea(
        label=_("Conditions"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("If it is allowed: under which conditions, and who watches them."),
    )
    reason = TextArea(label=_("Reason of the decision"), rows=3, max_length=1000)


class EndForm(VersionedForm):
    ended_on = DateField(label=_("Ended on"))
    reason = TextArea(label=pgettext_lazy("conflict", "How it ended"), rows=2, max_length=400)


class StatementForm(forms.Form):
    """The statement of a member: nothing, or what was offered."""

    step = forms.CharField(widget=forms.HiddenInput, max_length=8)
    exception = forms.ChoiceField(
        label=_("What do you state?"),
        choices=[
            ("no", _("I accepted nothing and was promised nothing")),
            ("yes", _("I was offered or promised something, as told below")),
        ],
        widget=forms.RadioSelect,
    )
    told = TextArea(
        label=_("What was offered or promised, by whom and when"),
        rows=4,
        max_length=2000,
        required=False,
        help_text=_(
            "Beside you only the anti-bribery compliance function reads this, and the regional "
            "secretary who stands in for it."
        ),
    )
    confirmed = confirmation(_("I confirm the text above; it is true."))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("exception") == "yes" and not (data.get("told") or "").strip():
            self.add_error("told", _("Say what was offered or promised."))
        if data.get("exception") == "no" and (data.get("told") or "").strip():
            self.add_error("exception", _("You told of an offer below: choose the other answer."))
        return data


class CopyForm(StatementForm):
    """What an office from elsewhere stated on paper."""

    paper_note = forms.CharField(label=_("Where the paper lies"), max_length=400)
    confirmed = confirmation(_("I have the signed paper before me; it says the text above."))
    field_order = ("step", "exception", "told", "paper_note", "confirmed")


class HandlingForm(VersionedForm):
    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=choices(OUTCOMES), widget=forms.RadioSelect
    )
    handling = TextArea(
        label=_("What was done"),
        rows=4,
        max_length=1000,
        help_text=_("A gift or an offer is also reported to the gratification control unit."),
    )

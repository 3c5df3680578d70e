"""Forms of nil statements and of the register of 8.7."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification import nil_permissions
from teraju.modules.integrity.gratification.models.choices import choices
from teraju.modules.integrity.gratification.models.given import COURTESIES, DIRECTIONS
from teraju.modules.risks.api import Partner
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .forms import RupiahField


class NilForm(forms.Form):
    """The statement of an agency for a period."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    day = DateField(
        label=_("Any day of the period"),
        help_text=_("The statement is for the whole period in which this day lies."),
    )
    note = TextArea(
        label=_("How people were asked"),
        rows=3,
        max_length=400,
        help_text=_("For example: at the morning assembly and by message; everybody answered."),
    )
    confirmed = forms.BooleanField(
        label=_("In this period no gift was reported by the people of this agency."),
        required=False,
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, nil_permissions.NIL))


class CourtesyForm(forms.Form):
    """What the agency wants to give, or is offered, before the event."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    direction = forms.ChoiceField(
        label=_("Direction"), choices=choices(DIRECTIONS), widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(COURTESIES))
    what = forms.CharField(
        label=_("What"), max_length=200, help_text=_("For example: plaque for the speaker.")
    )
    purpose = TextArea(label=_("Purpose"), rows=3, max_length=1000)
    value = RupiahField(label=_("Estimated value"))
    event_on = DateField(label=pgettext_lazy("courtesy", "Day of the event"))
    partner = forms.ModelChoiceField(
        Partner.objects.none(),
        label=_("Business associate"),
        required=False,
        help_text=_("One of the register of partners of the agency."),
    )
    other_side = forms.CharField(
        label=_("Other side"),
        max_length=160,
        required=False,
        help_text=_("Needed if it is no business associate: which organisation."),
    )
    late_because = forms.CharField(
        label=_("Why it is entered late"),
        max_length=400,
        required=False,
        help_text=_("Needed if the event is over: why nobody was asked before."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = rights.agencies_where(viewer, nil_permissions.ASK)
        offer(self, "agency", agencies)
        partners = Partner.objects.visible_to(viewer).current()
        offer(self, "partner", partners.filter(agency__in=agencies).order_by("name", "pk"))


class CourtesyDecisionForm(VersionedForm):
    approve = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Approve")), ("no", _("Refuse"))],
        widget=forms.RadioSelect,
    )
    reason = TextArea(
        label=_("Reason"),
        rows=3,
        max_length=400,
        help_text=_("Value, purpose and moment: could anybody think that it buys a decision?"),
    )


class CarryOutForm(VersionedForm):
    done_on = DateField(label=_("Day"))
    actual_value = RupiahField(label=_("Actual value"))
    note = TextArea(label=_("Note"), rows=2, max_length=400, required=False)


class CourtesyReasonForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)

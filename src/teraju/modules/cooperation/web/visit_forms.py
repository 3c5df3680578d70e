"""Forms on coaches and their visits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation import permissions, selectors
from teraju.modules.cooperation.models import Agreement
from teraju.modules.cooperation.models.choices import WAYS, choices
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.web.forms import USERNAME
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


class CoachForm(forms.Form):
    """A coach to let in; under an agreement of the government the agency is chosen."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    title = forms.CharField(
        label=_("Office"),
        max_length=120,
        help_text=_("Stands in the trail, for example Coach of BSN."),
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        validators=[USERNAME],
        help_text=_("Small letters, for example pembina.bsn."),
    )
    is_known = forms.BooleanField(
        label=_("Has this user name already, as a guest here or of another government"),
        required=False,
        help_text=_("Ask the coach for the user name; they log in with the account they have."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    valid_from = DateField(label=_("First day"))
    valid_until = DateField(
        label=_("Last day"),
        help_text=_("A year at the longest, and not after the agreement ends."),
    )

    def __init__(self, *args: Any, viewer: Viewer, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agreement.agency_id:
            del self.fields["agency"]
            return
        inviting = rights.agencies_where(viewer, permissions.COACH_INVITE)
        offer(self, "agency", inviting.filter(government=agreement.government_id))


class CoachEndForm(forms.Form):
    last_day = DateField(label=_("Last day"), help_text=_("Yesterday shuts the door at once."))


class VisitFields(forms.Form):
    visited_on = DateField(label=_("Visited on"))
    way = forms.ChoiceField(label=_("How"), choices=choices(WAYS))
    seen = TextArea(
        label=_("What was seen"), help_text=_("Facts: what was shown, by which office.")
    )
    advice = TextArea(
        label=_("Advice"), help_text=_("One step to a line; the agency answers it here.")
    )
    next_on = DateField(label=_("Next visit"), required=False)


class VisitForm(VisitFields):
    """A new visit. The agreement is asked of those alone who read agreements."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    agreement = forms.ModelChoiceField(
        label=_("Agreement"),
        queryset=Agreement.objects.none(),
        required=False,
        help_text=_("Empty: the one with BSN that was in force on that day."),
    )
    field_order = ("agency", "visited_on", "way", "seen", "advice", "next_on", "agreement")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.VISIT_RECORD))
        if viewer.is_guest:
            del self.fields["agreement"]
            return
        offered = selectors.signed_with_bsn(selectors.agreements(viewer))
        rows = selectors.agreements(viewer).filter(pk__in=[one.pk for one in offered])
        offer(self, "agreement", rows.order_by("title", "pk"))


class VisitChangeForm(VersionedForm, VisitFields):
    """A visit that exists."""


class AnswerForm(VersionedForm):
    response = TextArea(
        label=_("What was done with the advice"),
        help_text=_("Also what was not followed, and why."),
    )

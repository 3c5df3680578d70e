"""Forms of the yearly plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.models import Place
from teraju.modules.metrology.models.plan_choices import REMINDER_WAYS
from teraju.modules.metrology.selectors.registers import places
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .amount_fields import CountField

MOST = 100_000


class YearForm(forms.Form):
    """Which year is proposed."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, *args: Any, this_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [(year, str(year)) for year in (this_year, this_year + 1)]


class DaysForm(VersionedForm):
    """Other days, with the reason."""

    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"))
    note = TextArea(
        label=_("Why"),
        rows=2,
        max_length=300,
        help_text=_("For example: the market day of the village, or the fasting month."),
    )


class SplitForm(DaysForm):
    """A part of a session goes to other days."""

    field_order = ("version", "instruments", "weights", "starts_on", "ends_on", "note")
    instruments = CountField(label=_("Instruments of the second part"), min_value=1, max_value=MOST)
    weights = CountField(
        label=_("Weights of the second part"), min_value=0, max_value=MOST, initial=0
    )


class TellForm(VersionedForm):
    """The way by which an owner was told."""

    way = forms.ChoiceField(label=_("How did you tell them?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, ways: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["way"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(way, REMINDER_WAYS[way]) for way in ways]
            field.initial = ways[0]


class NoteForm(VersionedForm):
    """A reason."""

    note = TextArea(label=_("Why"), rows=2, max_length=300)


class PlanLineForm(forms.Form):
    """A session that a person puts into the plan."""

    place = forms.ModelChoiceField(label=_("Market or hall"), queryset=Place.objects.none())
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"))
    expected = CountField(label=_("Instruments expected"), min_value=0, max_value=MOST, initial=0)
    expected_equipment = CountField(
        label=_("Weights expected"),
        min_value=0,
        max_value=MOST,
        initial=0,
        help_text=pgettext_lazy("plan", "Weights are counted by the piece, apart from scales."),
    )
    note = TextArea(label=_("Why"), rows=2, max_length=300)

    def __init__(self, *args: Any, viewer: Viewer, agency_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = places(viewer).filter(agency=agency_id, closed_on=None, kind__in=["market", "hall"])
        offer(self, "place", rows.order_by("name", "pk"))

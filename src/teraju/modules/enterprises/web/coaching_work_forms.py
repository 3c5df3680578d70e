"""Forms on a coaching: who and where to, agreement, gaps, plan, costs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.catalogue import standard, standards
from teraju.modules.enterprises.domain.coaching_kinds import Party
from teraju.modules.enterprises.domain.matching import match
from teraju.modules.enterprises.models import Coaching, Product, Programme
from teraju.modules.enterprises.models.coaching_choices import (
    COST_KINDS,
    GAP_ANSWERS,
    PARTIES,
    PAYERS,
    STOP_KINDS,
)
from teraju.modules.enterprises.models.common import choices
from teraju.modules.enterprises.selectors.coaching_people import coaches_of
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .coaching_forms import RoadField, offer_products, offer_roads
from .coaching_statuses import standard_words
from .register_forms import RupiahField

NONE = ("", "–")


class CoachFields(forms.Form):
    coach = forms.ModelChoiceField(label=_("Coach"), queryset=User.objects.none(), required=False)
    standard = forms.ChoiceField(
        label=_("SNI"),
        choices=[NONE],
        required=False,
        help_text=_("Leave it empty while none is chosen, or there is none."),
    )

    def offer_standards(self, day: date, product: Product | None = None, chosen: str = "") -> None:
        """Those that fit the product first, then all that count today; the present one stays."""
        fitting = []
        if product:
            found = match(product.name, product.description, product.commodity, day)
            fitting = [one.standard for one in found.suggestions]
        others = [one for one in standards(day) if one not in fitting and not one.is_terms]
        known = standard(chosen) if chosen else None
        if known and known not in fitting and known not in others:
            fitting.append(known)
        groups = [(_("Fits the product"), fitting), (_("Other standards"), others)]
        field: Any = self.fields["standard"]
        field.choices = [
            NONE,
            *[
                (name, [(one.code, standard_words(one)) for one in rows])
                for name, rows in groups
                if rows
            ],
        ]


class TakeInForm(VersionedForm, CoachFields):
    product = forms.ModelChoiceField(label=_("Product"), queryset=Product.objects.none())
    road = RoadField()
    began_on = DateField(label=_("Began on"))
    reason = TextArea(
        label=_("Why without an application"),
        rows=3,
        max_length=300,
        help_text=_("For example: invited by the agency, or coached by BSN already."),
    )
    field_order = ("product", "road", "standard", "coach", "began_on", "reason")

    def __init__(self, *args: Any, viewer: Viewer, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = programme.coachings.filter(state="active").values("product")
        offer_products(self, viewer, programme, known)
        offer_roads(self, viewer.today)
        offer(self, "coach", coaches_of(programme.agency, viewer.today))
        self.offer_standards(viewer.today)


class CoachingForm(VersionedForm, CoachFields):
    def __init__(self, *args: Any, viewer: Viewer, coaching: Coaching, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = coaches_of(coaching.agency, viewer.today)
        if coaching.coach_id:
            rows = rows | User.objects.filter(pk=coaching.coach_id)
        offer(self, "coach", rows)
        self.offer_standards(viewer.today, coaching.product, coaching.standard)


class OtherRoadForm(VersionedForm):
    """Roads other than the present one."""

    road = RoadField()
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)

    def __init__(self, *args: Any, viewer: Viewer, coaching: Coaching, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_roads(self, viewer.today)
        field: Any = self.fields["road"]
        field.choices = [pair for pair in field.choices if pair[0] != coaching.road]


class StopForm(VersionedForm):
    kind = forms.ChoiceField(label=pgettext_lazy("coaching", "Why"), choices=choices(STOP_KINDS))
    words = TextArea(label=_("In words"), rows=3, max_length=300)
    on = DateField(label=_("Stopped on"))


class PromisesForm(VersionedForm):
    """A field for each party; every line is a promise."""

    note = TextArea(label=_("Remark"), rows=3, max_length=2000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for party in Party:
            self.fields[party] = TextArea(
                label=PARTIES[party],
                required=False,
                help_text=_("A line for each promise."),
            )
        self.order_fields([*Party, "note"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for party in Party:
            lines = [line.strip() for line in (data.get(party) or "").splitlines()]
            if any(len(line) > 300 for line in lines):
                self.add_error(party, _("A promise has 300 letters at most."))
        return data


class SignForm(VersionedForm):
    signed_on = DateField(label=_("Signed on"))


class DayForm(VersionedForm):
    on = DateField(label=pgettext_lazy("coaching", "Day"))


class FinishGapsForm(VersionedForm):
    note = TextArea(label=_("In short"), rows=3, max_length=2000, required=False)


class TakeGapsForm(VersionedForm):
    who = forms.CharField(label=_("Who does it"), max_length=120)
    days = forms.IntegerField(
        label=_("Within days"),
        min_value=1,
        max_value=730,
        help_text=_("Each line is changed afterwards as needed."),
    )


class GapRowForm(forms.Form):
    """A row of the sheet."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("gap", "Answer"),
        choices=[("", "–"), *choices(GAP_ANSWERS)],
    )
    note = forms.CharField(label=_("What was seen"), max_length=300, required=False)


class TaskForm(VersionedForm):
    what = forms.CharField(label=_("What is to be done"), max_length=300)
    who = forms.CharField(
        label=_("Who does it"), max_length=120, help_text=_("An office, or “the owner”.")
    )
    until = DateField(label=pgettext_lazy("task", "Until"))


class DoneForm(VersionedForm):
    done_on = DateField(label=_("Done on"))
    outcome = TextArea(label=_("What came of it"), rows=3, max_length=300, required=False)


class UntilForm(VersionedForm):
    until = DateField(label=pgettext_lazy("task", "Until"))


class CostForm(VersionedForm):
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2200)
    kind = forms.ChoiceField(label=_("What for"), choices=choices(COST_KINDS))
    payer = forms.ChoiceField(
        label=_("Who pays"),
        choices=choices(PAYERS),
        help_text=_("UU 20/2014 article 53: the state supports micro and small firms."),
    )
    amount = RupiahField(label=_("Amount"), help_text=_("In rupiah."))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

"""Forms on programmes, criteria and applicants."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.coaching_permissions import PLAN
from teraju.modules.enterprises.domain.coaching_rules import open_roads
from teraju.modules.enterprises.domain.coaching_selection import HIGHEST
from teraju.modules.enterprises.models import Applicant, Criterion, Product, Programme
from teraju.modules.enterprises.models.choices import ROADS, SECTORS
from teraju.modules.enterprises.models.common import choices
from teraju.modules.enterprises.selectors.coaching import products_for
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


class VersionForm(VersionedForm):
    """For a step that needs nothing but the click."""


class ReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


class MaybeReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=300, required=False)


class ProgrammeFields(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=160, help_text=_("For example: coaching of batik makers.")
    )
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2200)
    sector = forms.ChoiceField(label=_("Sector"), choices=choices(SECTORS))
    places = forms.IntegerField(
        label=_("Places"),
        min_value=1,
        max_value=10_000,
        help_text=_("How many products can be coached at once."),
    )
    applies_from = DateField(label=_("Applications from"), required=False)
    applies_until = DateField(label=_("Applications until"), required=False)
    purpose = TextArea(label=_("Purpose"), required=False, max_length=2000)


class ProgrammeForm(ProgrammeFields):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    field_order = ("agency",)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, PLAN))


class ProgrammeChangeForm(VersionedForm, ProgrammeFields):
    """What of a programme is changed while it is not over."""


class CriterionForm(VersionedForm):
    name = forms.CharField(label=_("Criterion"), max_length=120)
    help = forms.CharField(label=_("What to look at"), max_length=300, required=False)
    weight = forms.IntegerField(
        label=_("Weight"),
        min_value=1,
        max_value=100,
        help_text=_("From 1 to 100. What counts is its share of the sum of all weights."),
    )


class RoadField(forms.ChoiceField):
    """One of the roads, out of which a form keeps those of its day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Road"), choices=choices(ROADS), **kwargs)


def offer_roads(form: forms.Form, day: date, present: str = "") -> None:
    """Offer the roads that are there on a day, and the present one."""
    field: Any = form.fields["road"]
    there = {*open_roads(day), present}
    field.choices = [pair for pair in choices(ROADS) if pair[0] in there]


class ApplicantFields(forms.Form):
    road = RoadField()
    applied_on = DateField(label=_("Applied on"))
    note = TextArea(label=_("Why it wants to join"), required=False, max_length=2000)


class ApplicantForm(VersionedForm, ApplicantFields):
    product = forms.ModelChoiceField(
        label=_("Product"),
        queryset=Product.objects.none(),
        help_text=_("Products stand in the register of enterprises; enter a new one there first."),
    )
    field_order = ("product",)

    def __init__(self, *args: Any, viewer: Viewer, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = programme.applicants.values("product")
        offer_products(self, viewer, programme, known)
        offer_roads(self, viewer.today)


class ApplicantChangeForm(VersionedForm, ApplicantFields):
    """What of an application is put right."""

    def __init__(self, *args: Any, viewer: Viewer, applicant: Applicant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_roads(self, viewer.today, applicant.road)


class PapersForm(VersionedForm):
    in_order = forms.TypedChoiceField(
        label=_("The papers are"),
        choices=[("yes", _("in order")), ("no", _("not in order"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=_("NIB, place of work, the product itself, and what the programme asks for."),
    )
    reason = TextArea(
        label=_("What is missing, or was seen"), rows=3, max_length=300, required=False
    )


class ScoreForm(VersionedForm):
    """Points by criterion, each with what is to be looked at."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in criteria:
            self.fields[f"points_{one.pk}"] = forms.IntegerField(
                label=f"{one.name} ({one.weight})",
                min_value=0,
                max_value=HIGHEST,
                required=False,
                help_text=one.help,
            )


def offer_products(form: forms.Form, viewer: Viewer, programme: Programme, known: Any) -> None:
    """Offer the products of the programme's agency, each with its enterprise."""
    offer(form, "product", products_for(viewer, programme).exclude(pk__in=known))
    field: Any = form.fields["product"]
    field.label_from_instance = lambda one: f"{one.enterprise}: {one}"

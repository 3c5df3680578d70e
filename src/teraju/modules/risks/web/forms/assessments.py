"""Forms of assessments, schemes and checks of exposed posts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks import permissions
from teraju.modules.risks.domain.matrix import HIGHEST, band_codes, bands, matrix_codes
from teraju.modules.risks.models.assessments import ASSESSED
from teraju.modules.risks.models.choices import CHECKS, FOUND, LEVELS, OCCASIONS
from teraju.modules.risks.models.common import coded
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .risks import people_of, posts_of

WHOLE = "government"


class AssessmentFields(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2199)
    occasion = forms.ChoiceField(label=_("Occasion"), choices=coded(OCCASIONS))
    occasion_note = forms.CharField(
        label=_("What changed"),
        max_length=400,
        required=False,
        help_text=_("Needed after a large change."),
    )
    assessed_on = DateField(label=_("Day of the assessment"))
    taken_part = forms.CharField(
        label=_("Who took part"), max_length=400, help_text=_("Offices, not names.")
    )
    criteria = TextArea(
        label=_("Criteria of likelihood and impact"),
        rows=6,
        max_length=2000,
        help_text=_("What each step from 1 to 5 means in this agency, line by line."),
    )
    conclusion = TextArea(
        label=_("Conclusion"),
        rows=4,
        max_length=2000,
        required=False,
        help_text=_("What the head has to know and to decide."),
    )


class AssessmentForm(AssessmentFields):
    kind = forms.ChoiceField(label=_("Kind"), choices=coded(ASSESSED))
    field_order = ("kind", "year")


class AssessmentChangeForm(VersionedForm, AssessmentFields):
    """A draft, changed."""


class SchemeForm(forms.Form):
    place = forms.ChoiceField(label=_("For"))
    matrix = forms.ChoiceField(label=_("Matrix"), choices=lambda: [(c, c) for c in matrix_codes()])
    bands = forms.ChoiceField(label=_("Bands"))
    appetite = forms.IntegerField(
        label=_("Largest value borne without a plan"),
        min_value=1,
        max_value=HIGHEST,
        help_text=_("A value of the matrix, 1 to 25. What lies above needs a treatment plan."),
    )
    valid_from = DateField(label=_("In force from"))
    basis = forms.CharField(
        label=_("What it rests on"), max_length=300, help_text=_("Decree or minutes.")
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {
            str(one.pk): one for one in rights.agencies_where(viewer, permissions.SCHEME_WRITE)
        }
        self.governments = {
            f"{WHOLE}-{one.pk}": one
            for one in rights.governments_where(viewer, permissions.SCHEME_WRITE)
        }
        place, choice = self.fields["place"], self.fields["bands"]
        if isinstance(place, forms.ChoiceField):
            whole = [(key, _("all of %s") % one.name) for key, one in self.governments.items()]
            place.choices = [*whole, *((key, one.name) for key, one in self.agencies.items())]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(code, _told(code)) for code in band_codes()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        place = data.pop("place", "")
        data["agency"] = self.agencies.get(place)
        agency = data["agency"]
        data["government"] = agency.government if agency else self.governments.get(place)
        return data


def _told(code: str) -> str:
    spans = [f"{LEVELS[level]} {first}-{last}" for level, first, last in bands(code).spans()]
    return f"{code}: {', '.join(spans)}"


class CheckForm(forms.Form):
    person = forms.ModelChoiceField(User.objects.none(), label=_("Person"))
    position_id = forms.TypedChoiceField(label=_("Post"), coerce=int)
    occasion = forms.ChoiceField(label=_("Occasion"), choices=coded(CHECKS))
    checked = TextArea(
        label=_("What was checked"),
        rows=4,
        max_length=1000,
        help_text=_("For example references, assets declared, ties to partners, earlier cases."),
    )
    checked_on = DateField(label=_("Checked on"))
    valid_until = DateField(
        label=_("Counts until"), required=False, help_text=_("Empty: a year (house default).")
    )
    outcome = forms.ChoiceField(label=_("Outcome"), choices=coded(FOUND))
    outcome_note = TextArea(label=_("Conditions or reason"), rows=2, max_length=400, required=False)

    def __init__(self, *args: Any, agency: Agency, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", people_of(agency, viewer))
        field = self.fields["position_id"]
        if isinstance(field, forms.ChoiceField):
            field.choices = posts_of(viewer, agency)


class QuarterForm(forms.Form):
    """Which quarter a report is about."""

    quarter = forms.ChoiceField(label=_("Quarter"))

    def __init__(self, *args: Any, quarters: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["quarter"]
        if isinstance(field, forms.ChoiceField):
            field.choices = quarters

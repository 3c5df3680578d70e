"""Forms on objectives, their targets, values, plans and reviews."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.kernel.decimals import decimal_text
from teraju.modules.planning.domain.lights import COMPUTED, Direction, IndicatorKind
from teraju.modules.planning.models import Objective, Process
from teraju.modules.planning.models.choices_objectives import (
    DirectionChoice,
    FrequencyChoice,
    KindChoice,
)
from teraju.modules.standards.api import Edition, editions
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange import cells
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

NUMBER: dict[str, Any] = {"max_digits": 20, "decimal_places": 4}
THOUSANDS = re.compile(r"[0-9]{1,3}([.,][0-9]{3})+")


class NumberField(forms.DecimalField):
    """An exact number with up to four decimals behind a comma or a point; no dots in thousands."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(localize=True, **NUMBER, **kwargs)

    @override
    def to_python(self, value: Any) -> Any:
        text = str(value).strip() if value is not None else ""
        if not text or isinstance(value, Decimal):
            return super().to_python(value)
        # 1.500 is one and a half to one reader and fifteen hundred to another: nobody guesses.
        if THOUSANDS.fullmatch(text):
            raise forms.ValidationError(
                _("Write thousands without a dot, for example 1500, and decimals as 1,5.")
            )
        found = cells.decimal(text)
        if found is None:
            raise forms.ValidationError(_("Enter a number, for example 1500 or 87,5."))
        return found

    @override
    def prepare_value(self, value: Any) -> Any:
        """Without the zeros that the database keeps."""
        return Decimal(decimal_text(value)) if isinstance(value, Decimal) else value


def people_of(agency: Agency, viewer: Viewer) -> QuerySet[User]:
    """Who holds a role at the agency on the viewer's day, guests left out."""
    held = RoleAssignment.objects.held_on(viewer.today).filter(agency__path__startswith=agency.path)
    rows: QuerySet[User] = User.objects.filter(
        pk__in=held.exclude(role__in=GUESTS).values("user"), is_active=True
    )
    return rows.order_by("title", "pk")


class ObjectiveFields(forms.Form):
    """What an objective says."""

    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("For example SM-01."))
    title = forms.CharField(label=_("Objective"), max_length=200)
    why = TextArea(label=_("Which commitment of the policy it serves"), rows=2, max_length=1000)
    editions = forms.ModelMultipleChoiceField(
        Edition.objects.none(), label=_("Standards"), widget=forms.CheckboxSelectMultiple
    )
    process = forms.ModelChoiceField(Process.objects.none(), label=_("Process"), required=False)
    indicator = forms.CharField(label=_("Indicator"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind of indicator"),
        choices=KindChoice.choices,
        help_text=_("A ratio, share or average is worked out from a numerator and a denominator."),
    )
    unit = forms.CharField(
        label=pgettext_lazy("of measurement", "Unit"),
        max_length=40,
        help_text=_("For example %, reports, working days."),
    )
    formula = forms.CharField(
        label=_("Formula"),
        max_length=400,
        help_text=_("In words: reports sent on time divided by all reports, times 100."),
    )
    numerator_name = forms.CharField(label=_("Numerator"), max_length=160, required=False)
    denominator_name = forms.CharField(label=_("Denominator"), max_length=160, required=False)
    direction = forms.ChoiceField(label=_("What is good"), choices=DirectionChoice.choices)
    baseline = NumberField(label=_("Baseline"), required=False)
    baseline_note = forms.CharField(
        label=_("Where the baseline is from"), max_length=200, required=False
    )
    frequency = forms.ChoiceField(label=_("Measured"), choices=FrequencyChoice.choices)
    owner_office = forms.CharField(label=_("Owner (office)"), max_length=160)
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Person in this office"),
        required=False,
        help_text=_("Whoever is named here finds it in Kerja saya."),
    )
    plan_what = TextArea(label=_("What will be done"), rows=3, max_length=2000, required=False)
    plan_resources = TextArea(label=_("Resources needed"), rows=2, max_length=1000, required=False)
    plan_who = forms.CharField(label=_("Who does it"), max_length=200, required=False)
    plan_until = DateField(label=_("Finished by"), required=False)
    plan_evaluation = TextArea(
        label=_("How the result is judged"), rows=2, max_length=1000, required=False
    )

    def place(self, agency: Agency, viewer: Viewer) -> None:
        """Offer what belongs to the agency."""
        offer(self, "process", Process.objects.standing().filter(agency=agency).order_by("code"))
        offer(self, "owner", people_of(agency, viewer))
        offer_editions(self, viewer)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("numerator_name", "denominator_name"):
            if data.get("kind") in COMPUTED and not data.get(name):
                self.add_error(name, _("This kind of indicator needs it: name what is counted."))
        return data


class ObjectiveForm(ObjectiveFields):
    """A new objective of an agency that is known already."""

    def __init__(self, *args: Any, agency: Agency, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place(agency, viewer)


class ObjectiveChangeForm(VersionedForm, ObjectiveForm):
    """A draft that exists."""


class AgencyForm(forms.Form):
    """Where something new belongs."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"))

    def __init__(self, *args: Any, viewer: Viewer, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, right))


class TargetNumbers(forms.Form):
    """What is aimed at; only a range has an upper end."""

    target = NumberField(label=_("Target"))
    upper = NumberField(label=_("Upper end of the range"), required=False)
    tolerance = NumberField(
        label=_("Tolerance"),
        initial=0,
        help_text=_("So far off is still “nearly met”; beyond it a plan is asked for."),
    )

    def shape(self, direction: str) -> None:
        if direction != Direction.RANGE:
            del self.fields["upper"]
        else:
            self.fields["target"].label = _("Lower end of the range")


class TargetForm(VersionedForm, TargetNumbers):
    """A target for some days."""

    first_day = DateField(label=_("First day"))
    last_day = DateField(label=_("Last day"))
    field_order = ("first_day", "last_day")

    def __init__(self, *args: Any, direction: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape(direction)


class TargetChangeForm(VersionedForm, TargetNumbers):
    """Another number for the days that are left."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=400)

    def __init__(self, *args: Any, direction: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape(direction)


class FiguresFields(forms.Form):
    """What was measured: a value, or a numerator and a denominator by their names."""

    numerator = NumberField(label=_("Numerator"))
    denominator = NumberField(label=_("Denominator"))
    value = NumberField(label=_("Value"))
    source = forms.CharField(
        label=_("Source of the figure"),
        max_length=200,
        help_text=_("The register, report or letter that anybody can look it up in."),
    )
    note = TextArea(label=_("Note"), rows=2, max_length=400, required=False)

    def measure(self, objective: Objective) -> None:
        if objective.is_computed:
            del self.fields["value"]
            self.fields["numerator"].label = objective.numerator_name
            self.fields["denominator"].label = objective.denominator_name
        else:
            del self.fields["numerator"], self.fields["denominator"]
            unit = "Rp" if objective.kind == IndicatorKind.MONEY else objective.unit
            self.fields["value"].label = f"{objective.indicator} ({unit})"


class ValueForm(FiguresFields):
    """The value of a measuring period that has none."""

    first_day = forms.ChoiceField(label=_("Period"))
    field_order = ("first_day",)

    def __init__(
        self, *args: Any, objective: Objective, periods: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measure(objective)
        field = self.fields["first_day"]
        if isinstance(field, forms.ChoiceField):
            field.choices = periods


class CorrectionForm(VersionedForm, FiguresFields):
    """The right value in the place of a wrong one."""

    reason = TextArea(label=_("Reason of the correction"), rows=3, max_length=400)

    def __init__(self, *args: Any, objective: Objective, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure(objective)


class ActionFields(forms.Form):
    """What is done, by whom, by when."""

    action = forms.CharField(label=_("Action"), max_length=400)
    owner_office = forms.CharField(label=_("Owner (office)"), max_length=160)
    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Person in this office"), required=False
    )
    due = DateField(label=_("Due"))

    def __init__(self, *args: Any, agency: Agency, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people_of(agency, viewer))


class PlanForm(ActionFields):
    """Why a value is red, and the first action."""

    cause = TextArea(
        label=_("Cause"), rows=4, max_length=2000, help_text=_("Why, and why that: not who.")
    )
    field_order = ("cause", "action")


class ActionForm(VersionedForm, ActionFields):
    """One more action."""


class DoneForm(VersionedForm):
    """That an action is done."""

    done_on = DateField(label=_("Done on"))
    result = TextArea(label=_("Result"), rows=3, max_length=400)


class ReasonedForm(VersionedForm):
    """A step that needs a reason."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class ReviewFields(forms.Form):
    """What the values of a quarter say."""

    evaluation = TextArea(
        label=_("Evaluation"),
        rows=6,
        help_text=_("Which objectives were met, which not, and what that shows."),
    )
    decisions = TextArea(
        label=_("Decisions"), rows=4, help_text=_("What follows: who does what by when.")
    )


class ReviewForm(ReviewFields):
    """A quarter that is not reviewed."""

    first_day = forms.ChoiceField(label=_("Quarter"))
    field_order = ("first_day",)

    def __init__(self, *args: Any, quarters: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["first_day"]
        if isinstance(field, forms.ChoiceField):
            field.choices = quarters


class ReviewChangeForm(VersionedForm, ReviewFields):
    """A review that the head has not taken note of."""


class RemarkForm(VersionedForm):
    """The head takes note."""

    remark = TextArea(label=_("Remark"), rows=3, max_length=400, required=False)


class YearForm(forms.Form):
    """The year that a paper is about."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [(str(year), str(year)) for year in years]


def offer_editions(form: forms.Form, viewer: Viewer) -> None:
    rows = editions(viewer).filter(standard__is_certifiable=True)
    offer(form, "editions", rows.order_by("standard__code", "edition", "pk"))

"""Forms of surveys, of their results, and of earlier indices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.operations.api import Service
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.questionnaire import elements
from teraju.modules.satisfaction.models import Answer
from teraju.modules.satisfaction.models.choices import (
    MARKS,
    QUESTION_KINDS,
    SCHEMES,
    WEIGHTS,
    choices,
    element_choices,
)
from teraju.modules.satisfaction.selectors import reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

PLACES = tuple(f"u{number}" for number in range(1, len(elements()) + 1))


class VersionForm(VersionedForm):
    """For a step that needs nothing but the click."""


class ReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class InAgency(forms.Form):
    """A form for something new: in which agency."""

    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=None
    )
    field_order = ("agency",)
    right = permissions.PLAN

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, self.right))


class SurveyFields(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=160, help_text=_("For example SKM KTP-el, semester 2 2020.")
    )
    service = forms.ModelChoiceField(
        label=_("Service"),
        queryset=Service.objects.none(),
        required=False,
        help_text=_("Leave empty where people are asked about the agency as a whole."),
    )
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    population = forms.IntegerField(
        label=_("People served in such a period"),
        min_value=1,
        max_value=10**9,
        help_text=_("Last year's number will do. From it follows how many answers are needed."),
    )
    weight = forms.ChoiceField(
        label=_("Weight of an element"),
        choices=[one for one in choices(WEIGHTS) if one[0] != "0.071"],
        initial="exact",
        help_text=_(
            "Exact, unless you have to match a report that was printed with 0.111 or 0.11."
        ),
    )

    def offer_services(self, viewer: Viewer) -> None:
        offer(self, "service", reading.services_of(viewer))


class SurveyForm(InAgency, SurveyFields):
    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.offer_services(viewer)


class SurveyChangeForm(VersionedForm, SurveyFields):
    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_services(viewer)


class RoundForm(VersionedForm):
    title = forms.CharField(label=_("Title"), max_length=160)
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    population = forms.IntegerField(
        label=_("People served in such a period"), min_value=1, max_value=10**9
    )


class ReopenForm(ReasonedForm):
    ends_on = DateField(label=_("Open until"))
    field_order = ("ends_on", "reason")


class OrderForm(VersionedForm):
    """Which element stands in which place of the print."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in PLACES:
            self.fields[place] = forms.ChoiceField(label=place.upper(), choices=element_choices())

    @override
    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        chosen: dict[str, str] = {}
        for place in PLACES:
            code = found.get(place, "")
            if code and code in chosen:
                words = _now("This element stands at %s already.") % chosen[code].upper()
                self.add_error(place, words)
            chosen.setdefault(code, place)
        return found


class QuestionForm(VersionedForm):
    text = forms.CharField(label=_("Question"), max_length=160)
    kind = forms.ChoiceField(
        label=pgettext_lazy("question", "Kind of answer"),
        choices=choices(QUESTION_KINDS),
        widget=forms.RadioSelect,
        initial="choice",
    )
    options = TextArea(
        label=_("Answers to choose among"),
        rows=4,
        required=False,
        help_text=_("One on each line, two to eight. Leave empty where a few words are asked."),
    )


class JudgeForm(ReasonedForm):
    mark = forms.ChoiceField(label=_("Which"), widget=forms.RadioSelect)
    counts = forms.TypedChoiceField(
        label=pgettext_lazy("answer", "Decision"),
        choices=[("yes", _("Count them")), ("no", _("Leave them out"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    field_order = ("mark", "counts", "reason")

    def __init__(self, *args: Any, waiting: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mark"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(mark, _marked(mark, count)) for mark, count in waiting.items()]


def _marked(mark: str, count: int) -> str:
    words = "; ".join(str(MARKS[code]) for code in mark.split(",") if code in MARKS)
    return f"{words} ({count})"


class CommentsForm(VersionedForm):
    """Comments that everybody may read, each with its box."""

    shown = forms.MultipleChoiceField(
        label=_("Shown to everybody"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, comments: Sequence[Answer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["shown"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(one.pk), one.comment) for one in comments]


class PublishForm(VersionedForm):
    says_below = forms.BooleanField(
        label=_("Publish although fewer answered than the sample asks for, and say so"),
        required=False,
    )
    note = forms.CharField(
        label=_("Remark"),
        max_length=400,
        required=False,
        help_text=_("Stands below the result, for everybody to read."),
    )


class FollowUpForm(VersionedForm):
    """An action for each of the lowest elements; what is left empty is not ordered."""

    owner_office = forms.CharField(
        label=_("Office that does it"), max_length=160, help_text=_("For example Kepala Bidang.")
    )
    due_on = DateField(label=_("Due"))

    def __init__(self, *args: Any, lowest: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in lowest:
            self.fields[f"do_{code}"] = forms.CharField(
                label=label, max_length=200, required=False, help_text=_("What is done?")
            )
        self.order_fields([*(f"do_{code}" for code, _label in lowest), "owner_office", "due_on"])


class PastFields(forms.Form):
    service_name = forms.CharField(label=_("Service"), max_length=200, required=False)
    service_code = forms.CharField(
        label=_("Code of the service"),
        max_length=24,
        required=False,
        help_text=_("As in the catalogue of services: so it joins the trend of that service."),
    )
    period = forms.CharField(
        label=_("Period"), max_length=60, help_text=_("As the report names it: 2013, semester 1.")
    )
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    scheme = forms.ChoiceField(label=_("Scheme"), choices=list(SCHEMES.items()))
    printed = forms.DecimalField(
        label=_("Index as printed"),
        max_digits=5,
        decimal_places=2,
        min_value=25,
        max_value=100,
        localize=True,
    )
    respondents = forms.IntegerField(label=_("Respondents"), min_value=1, required=False)
    means = TextArea(
        label=_("Elements as printed"),
        rows=4,
        required=False,
        help_text=_(
            "The means of 1 to 4 in the order of the report, with blanks or lines between them. "
            "The index is held against them; it is never put right."
        ),
    )
    source = forms.CharField(
        label=_("Where it was printed"),
        max_length=240,
        help_text=_("Report, page or address, so that it can be found again."),
    )

    def clean_means(self) -> dict[str, str]:
        return read_means(self.cleaned_data["means"])


class PastForm(InAgency, PastFields):
    right = permissions.HISTORY


class PastChangeForm(VersionedForm, PastFields):
    pass


def read_means(text: str) -> dict[str, str]:
    """Means typed one after the other, with a comma or a point."""
    found: dict[str, str] = {}
    for number, word in enumerate(text.replace(";", " ").split(), 1):
        try:
            mean = Decimal(word.replace(",", "."))
        except ArithmeticError:
            raise ValidationError(_now("“%s” is not a number.") % word[:20]) from None
        if not (mean.is_finite() and 1 <= mean <= 4):
            raise ValidationError(_now("“%s” does not lie between 1 and 4.") % word[:20])
        found[f"U{number}"] = str(mean)
    if found and len(found) not in (9, 14):
        raise ValidationError(_now("Nine or fourteen elements are expected, not %d.") % len(found))
    return found

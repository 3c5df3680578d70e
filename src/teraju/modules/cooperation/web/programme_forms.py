"""Forms of programmes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation import selectors
from teraju.modules.cooperation.models import Agreement, Programme, ProgrammeTemplate
from teraju.modules.standards.api import editions
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, VersionedForm, offer

from .forms import EditionsField, ReasonedForm


class ProgrammeForm(forms.Form):
    """A new programme."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("For example: SNI ISO 9001 and SNI ISO 37001, Inspektorat."),
    )
    editions = EditionsField(label=_("Standards"), required=False)
    wished_on = DateField(
        label=_("Wished day of the certificate"),
        required=False,
        help_text=_("With a template the steps are counted back from this day."),
    )
    template = forms.ModelChoiceField(
        label=_("Template"),
        queryset=ProgrammeTemplate.objects.none(),
        required=False,
        help_text=_("The course of a finished programme; without one, the usual steps."),
    )
    agreement = forms.ModelChoiceField(
        label=_("Agreement"),
        queryset=Agreement.objects.none(),
        required=False,
        help_text=_("The cooperation agreement of the agency, once there is one."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, "cooperation.programme.manage"))
        offer(self, "editions", editions(viewer).order_by("standard__code", "edition", "pk"))
        living = selectors.agreements(viewer).exclude(status="cancelled")
        offer(self, "agreement", living.order_by("title", "pk"))
        usable = selectors.templates(viewer).filter(withdrawn_on=None)
        offer(self, "template", usable.order_by("name", "pk"))


class ProgrammeChangeForm(VersionedForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    editions = EditionsField(label=_("Standards"), required=False)
    wished_on = DateField(
        label=_("Wished day of the certificate"),
        required=False,
        help_text=_("The planned days of the steps stay as they are."),
    )
    agreement = forms.ModelChoiceField(
        label=_("Agreement"), queryset=Agreement.objects.none(), required=False
    )

    def __init__(self, *args: Any, viewer: Viewer, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "editions", editions(viewer).order_by("standard__code", "edition", "pk"))
        living = selectors.agreements(viewer).filter(government=programme.government_id)
        offer(self, "agreement", living.exclude(status="cancelled").order_by("title", "pk"))


class StepForm(forms.Form):
    title = forms.CharField(label=_("Step"), max_length=160)
    planned_on = DateField(label=_("Planned on"), required=False)
    after_order = forms.TypedChoiceField(label=_("Behind the step"), coerce=int, empty_value=None)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["after_order"]
        if isinstance(field, forms.ChoiceField):
            field.choices = places


class StepChangeForm(forms.Form):
    title = forms.CharField(
        label=_("Step"),
        max_length=160,
        required=False,
        help_text=_("Empty: what the usual step is called."),
    )
    planned_on = DateField(label=_("Planned on"), required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)


class ReachedForm(forms.Form):
    reached_on = DateField(
        label=_("Reached on"), required=False, help_text=_("Empty: not reached, after a mistake.")
    )
    note = forms.CharField(label=_("Note"), max_length=400, required=False)


class CloseForm(VersionedForm):
    closed_on = DateField(label=_("Ended on"))


class StopForm(ReasonedForm, CloseForm):
    """A programme that is given up."""


class TemplateForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=160)
    note = forms.CharField(
        label=_("Note"),
        max_length=400,
        required=False,
        help_text=_("What the next agency should know: why it took so long, what helped."),
    )


class SummaryForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language of the paper"),
        choices=[("id", _("Bahasa Indonesia")), ("en", _("English"))],
    )

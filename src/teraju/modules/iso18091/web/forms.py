"""Forms of diagnoses, indicators, evidence and sub-indicators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.catalogue import GOALS, catalogues
from teraju.modules.iso18091.models import Diagnosis
from teraju.modules.iso18091.models.choices import COLOURS, KINDS, choices
from teraju.modules.iso18091.wording import title_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


def edition_choices() -> list[tuple[str, str]]:
    """The newest first: it is the one to begin with."""
    return [(name, f"ISO 18091:{name}") for name in reversed(list(catalogues()))]


class VersionForm(VersionedForm):
    """For a step that needs nothing but the click."""


class _OfGovernment(forms.Form):
    government = forms.ModelChoiceField(
        label=_("Government"), queryset=Government.objects.none(), empty_label=None
    )
    field_order = ("government",)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "government", rights.governments_where(viewer, permissions.LEAD))


class StartForm(_OfGovernment):
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    edition = forms.ChoiceField(
        label=_("Edition"),
        choices=edition_choices,
        help_text=_(
            "Codes of the two editions do not mean the same: keep to one to compare years."
        ),
    )
    started_on = DateField(label=_("Started on"))


class SetForm(_OfGovernment):
    edition = forms.ChoiceField(label=_("Edition"), choices=edition_choices)
    note = TextArea(label=_("What changes, and why"), rows=2, max_length=400, required=False)


class AssignForm(VersionedForm):
    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=None
    )
    codes = forms.MultipleChoiceField(
        label=pgettext_lazy("of the 39", "Indicators"),
        widget=forms.CheckboxSelectMultiple,
        choices=(),
    )
    due_on = DateField(label=_("To be answered by"))

    def __init__(self, *args: Any, diagnosis: Diagnosis, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Agency.objects.filter(government=diagnosis.government_id, closed_on=None)
        offer(self, "agency", rows.order_by("name", "pk"))
        indicators = diagnosis.indicators.select_related("agency").order_by("position", "pk")
        codes: Any = self.fields["codes"]
        codes.choices = [
            (
                one.code,
                f"{one.code} {title_of(diagnosis.edition, one.code)}"
                + (f" · {one.agency.short_name}" if one.agency else ""),
            )
            for one in indicators
        ]


class WhyForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class HandOverForm(VersionedForm):
    verifier = forms.CharField(
        label=_("Who verifies"),
        max_length=160,
        help_text=_(
            "A person by office or a body: Inspektorat, a university, the citizens' forum."
        ),
    )


class ConcludeForm(VersionedForm):
    summary = TextArea(label=_("What the verification found"), rows=5, max_length=2000)


class OverrideForm(VersionedForm):
    colour = forms.ChoiceField(
        label=pgettext_lazy("indicator", "Colour"),
        choices=choices(COLOURS),
        widget=forms.RadioSelect,
    )
    reason = TextArea(label=_("Reason"), rows=3, max_length=1000)


class GoalsForm(VersionedForm):
    goals = forms.TypedMultipleChoiceField(
        label=_("Goals (SDG)"),
        choices=[(str(goal), str(goal)) for goal in GOALS],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    source = forms.CharField(
        label=_("Where the links come from"),
        max_length=200,
        help_text=_("A regulation, a plan or a copy of the standard, with its page."),
    )


class PlanForm(forms.Form):
    title = forms.CharField(label=pgettext_lazy("improvement", "What is done"), max_length=200)
    description = TextArea(label=_("How"), rows=3, max_length=2000, required=False)
    owner_office = forms.CharField(label=_("Who does it (office)"), max_length=160)
    due_on = DateField(label=_("Done by"))


class EvidenceForm(forms.Form):
    title = forms.CharField(
        label=_("What paper it is"),
        max_length=300,
        help_text=_("For example SK Wali Kota 12/2020 on the complaints unit."),
    )
    note = TextArea(label=_("What it shows"), rows=3, max_length=2000, required=False)
    happened_on = DateField(label=_("Day of the fact"))
    valid_until = DateField(
        label=_("Valid until"), required=False, help_text=_("Empty if it has no last day.")
    )
    upload = CheckedFileField(label=_("File"), required=False)


class OffersForm(forms.Form):
    keys = forms.MultipleChoiceField(
        label=pgettext_lazy("offered", "Records"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one record.")},
    )

    def __init__(self, *args: Any, offered: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys: Any = self.fields["keys"]
        keys.choices = offered


class QuestionFields(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(KINDS))
    title = forms.CharField(label=_("What is asked"), max_length=160)
    green = TextArea(
        label=_("Green when"),
        rows=2,
        max_length=400,
        help_text=_("Green is the least that is acceptable, not excellence."),
    )
    yellow = TextArea(label=_("Yellow when"), rows=2, max_length=400)
    red = TextArea(
        label=_("Red when"),
        rows=2,
        max_length=400,
        help_text=_("Red need not mean that nothing is done."),
    )


class QuestionChangeForm(VersionedForm, QuestionFields):
    pass


class QuestionAddForm(VersionedForm, QuestionFields):
    code = forms.ChoiceField(label=_("Indicator"), choices=())
    field_order = ("code",)

    def __init__(self, *args: Any, edition: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code: Any = self.fields["code"]
        lines = catalogues()[edition].indicators
        code.choices = [(one, f"{one} {title_of(edition, one)}") for one in lines]

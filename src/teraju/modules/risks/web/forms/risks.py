"""Forms of risks, their ratings, controls, treatments and events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.planning.api import Process
from teraju.modules.risks.domain.answers import RESPONSES
from teraju.modules.risks.domain.controls import Practice
from teraju.modules.risks.domain.levels import Kind
from teraju.modules.risks.domain.matrix import Matrix
from teraju.modules.risks.domain.states import Response
from teraju.modules.risks.exposure import POSITION_KIND
from teraju.modules.risks.heat_map import said
from teraju.modules.risks.models import Partner, Risk
from teraju.modules.risks.models.choices import KINDS, PRACTICES, SOURCES
from teraju.modules.risks.models.choices import RESPONSES as RESPONSE_WORDS
from teraju.modules.risks.models.common import coded
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

NONE = [("", "–")]


def people_of(agency: Agency, viewer: Viewer) -> QuerySet[User]:
    """Who holds a role at the agency on the viewer's day, guests left out."""
    held = RoleAssignment.objects.held_on(viewer.today).filter(agency__path__startswith=agency.path)
    rows: QuerySet[User] = User.objects.filter(
        pk__in=held.exclude(role__in=GUESTS).values("user"), is_active=True
    )
    return rows.order_by("title", "pk")


def posts_of(viewer: Viewer, agency: Agency) -> list[tuple[Any, Any]]:
    """The posts that can be named; none where no module offers them."""
    return list(links.choices(viewer, POSITION_KIND, agency.government_id))


class RiskFields(forms.Form):
    """What is said of a risk."""

    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("For example RS-01."))
    title = forms.CharField(
        label=_("What may happen"),
        max_length=250,
        help_text=_("One event, so that one can say whether it happened."),
    )
    cause = TextArea(label=_("Cause"), rows=3, max_length=1000)
    cause_source = forms.ChoiceField(label=_("Where the cause lies"), choices=coded(SOURCES))
    is_controllable = forms.BooleanField(
        label=_("The agency can influence it"), required=False, initial=True
    )
    consequence = TextArea(label=_("Consequence"), rows=3, max_length=1000)
    process = forms.ModelChoiceField(Process.objects.none(), label=_("Process"), required=False)
    position_id = forms.TypedChoiceField(
        label=_("Post"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("The post that is exposed to it; for bribery risks."),
    )
    partners = forms.ModelMultipleChoiceField(
        Partner.objects.none(),
        label=_("Providers and associates"),
        required=False,
        help_text=_("With whom it may happen. Above low each needs a valid due diligence."),
    )
    owner_office = forms.CharField(label=_("Owner (office)"), max_length=160)
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Person in this office"),
        required=False,
        help_text=_("Whoever is named here finds it in Kerja saya."),
    )
    identified_on = DateField(label=_("Identified on"))

    def offer_all(self, agency: Agency, viewer: Viewer) -> None:
        """Offer what belongs to the agency."""
        offer(self, "process", Process.objects.standing().filter(agency=agency).order_by("code"))
        offer(self, "owner", people_of(agency, viewer))
        current = Partner.objects.current().filter(agency=agency)
        offer(self, "partners", current.order_by("name", "pk"))
        posts = self.fields["position_id"]
        if isinstance(posts, forms.ChoiceField):
            posts.choices = [*NONE, *posts_of(viewer, agency)]


class RiskForm(RiskFields):
    """A new risk of an agency that is known already."""

    kind = forms.ChoiceField(label=_("Kind"), choices=coded(KINDS))
    field_order = ("kind", "code")

    def __init__(self, *args: Any, agency: Agency, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_all(agency, viewer)


class RiskChangeForm(VersionedForm, RiskFields):
    def __init__(self, *args: Any, risk: Risk, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_all(risk.agency, viewer)
        if risk.process_id:
            rows = Process.objects.filter(agency=risk.agency_id)
            offer(self, "process", rows.order_by("code"))
        known = Partner.objects.filter(agency=risk.agency_id)
        offer(self, "partners", known.order_by("name", "pk"))


def steps_of(words: Sequence[Any]) -> list[tuple[str, str]]:
    """1 to 5 with the words of the matrix."""
    return [(str(n), f"{n} {said(one)}") for n, one in enumerate(words, start=1)]


STAGES = (
    ("inherent", _("Likelihood without controls"), _("Impact without controls")),
    ("residual", _("Likelihood with the controls that run"), _("Impact with the controls")),
    ("target", _("Likelihood aimed at"), _("Impact aimed at")),
)
CHANCE_STAGES = (
    ("inherent", _("Likelihood if nothing is done"), _("Gain if nothing is done")),
    ("residual", _("Likelihood as it stands"), _("Gain as it stands")),
    ("target", _("Likelihood aimed at"), _("Gain aimed at")),
)


class RateForm(VersionedForm):
    """A judgement on three stages; the last one may be left open."""

    reason = TextArea(
        label=_("What the judgement rests on"),
        rows=3,
        max_length=400,
        help_text=_("Meeting, data, earlier cases."),
    )

    def __init__(
        self, *args: Any, matrix: Matrix, is_opportunity: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        names = []
        for stage, likelihood, impact in CHANCE_STAGES if is_opportunity else STAGES:
            for part, label, words in (
                ("likelihood", likelihood, matrix.likelihood),
                ("impact", impact, matrix.impact),
            ):
                name = f"{stage}_{part}"
                is_open = stage == "target"
                self.fields[name] = forms.TypedChoiceField(
                    label=label,
                    choices=[*NONE, *steps_of(words)],
                    coerce=int,
                    empty_value=None,
                    required=not is_open,
                )
                names.append(name)
        self.order_fields([*names, "reason"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("target_likelihood") is None) != (data.get("target_impact") is None):
            self.add_error("target_impact", _("Give both, or leave both open."))
        return data


class AnswerForm(VersionedForm):
    response = forms.ChoiceField(label=_("Response"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)

    def __init__(self, *args: Any, risk: Risk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["response"]
        offered = (*RESPONSES[Kind(risk.kind)], Response.ACCEPT)
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(one), RESPONSE_WORDS[one]) for one in offered]


class ReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class ControlFields(forms.Form):
    description = forms.CharField(label=_("Control"), max_length=400)
    practice = forms.ChoiceField(
        label=_("How it is lived"), choices=coded(PRACTICES), initial=Practice.GAPS
    )
    proof = forms.CharField(
        label=_("What shows it"),
        max_length=300,
        required=False,
        help_text=_("Records that prove it is run; needed for the last choice."),
    )
    checked_on = DateField(label=_("Looked at on"))


class ControlForm(ControlFields):
    """A new control of a risk."""


class ControlChangeForm(VersionedForm, ControlFields):
    """A second look at a control."""


class TreatmentFields(forms.Form):
    action = TextArea(label=_("What is done"), rows=2, max_length=400)
    owner_office = forms.CharField(label=_("Who does it (office)"), max_length=160)
    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Person in this office"), required=False
    )
    due = DateField(label=_("To be done by"))
    measure = forms.CharField(
        label=_("How it is seen that it works"), max_length=300, required=False
    )

    def __init__(self, *args: Any, agency: Agency, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people_of(agency, viewer))


class TreatmentForm(TreatmentFields):
    """A new line of the plan."""


class TreatmentChangeForm(VersionedForm, TreatmentFields):
    """A line of the plan, changed."""


class ReportForm(VersionedForm):
    progress = forms.IntegerField(label=_("Progress (%)"), min_value=0, max_value=99)
    note = forms.CharField(label=_("What was done"), max_length=400)


class FinishForm(VersionedForm):
    done_on = DateField(label=_("Done on"))
    result = TextArea(label=_("What came of it"), rows=3, max_length=400)


class ReopenForm(VersionedForm):
    due = DateField(label=_("To be done by"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class HappeningForm(forms.Form):
    happened_on = DateField(label=_("Happened on"))
    description = TextArea(
        label=pgettext_lazy("risk", "What happened"),
        rows=4,
        max_length=1000,
        help_text=_("Facts, no names."),
    )
    effect = TextArea(label=_("What it brought"), rows=2, max_length=400)
    immediate = TextArea(label=_("What was done at once"), rows=2, max_length=400, required=False)


class AnalysisForm(VersionedForm):
    true_cause = TextArea(
        label=_("True cause"), rows=4, max_length=1000, help_text=_("Why, and why that: not who.")
    )
    changes = TextArea(label=_("What changes in controls and plan"), rows=4, max_length=1000)

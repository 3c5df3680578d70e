"""What is done with a risk: entered, rated, answered, treated, closed; its controls."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from teraju.modules.risks import permissions, services
from teraju.modules.risks.domain.levels import Kind
from teraju.modules.risks.models import Control, Risk
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.selectors.schemes import scheme_on
from teraju.modules.risks.services import Score
from teraju.modules.risks.services.risks import FIELDS
from teraju.modules.risks.web.common import (
    agency_page,
    chosen_agency,
    found,
    require_somewhere,
    step_page,
)
from teraju.modules.risks.web.forms.risks import (
    STAGES,
    AnswerForm,
    ControlChangeForm,
    ControlForm,
    RateForm,
    ReasonedForm,
    RiskChangeForm,
    RiskForm,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

REGISTER = (gettext_lazy("Risks and opportunities"), "risks_risks")
WRITE, DECIDE = permissions.RISK_WRITE, permissions.RISK_DECIDE
# How the house numbers risks: of quality (mutu), of bribery (suap), opportunities (peluang).
SIGNS = {Kind.QUALITY: "RM", Kind.BRIBERY: "RS", Kind.OPPORTUNITY: "PL"}


@form_methods
def risk_add(request: ViewerRequest) -> HttpResponse:
    """The agency first, unless there is but one: processes and partners are offered of it."""
    viewer = request.viewer
    require_somewhere(viewer, WRITE)
    agency = chosen_agency(request, WRITE)
    if agency is None:
        return agency_page(request, WRITE, _("Enter a risk"), "risks_risk_add", REGISTER)
    asked = request.GET.get("kind", "")
    kind = Kind(asked) if asked in set(Kind) else Kind.QUALITY
    return form_page(
        request,
        form=partial(RiskForm, agency=agency, viewer=viewer),
        title=_("Enter a risk"),
        intro=_("What may happen, why, and what would follow. It is rated afterwards."),
        submit=_("Enter the risk"),
        act=lambda data: services.add_risk(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("risks_risks"),
        initial={
            "kind": kind,
            "code": next_code(viewer, agency, kind),
            "identified_on": viewer.today,
        },
        facts=(Fact(_("Agency"), agency.name),),
        done=_("The risk is entered. Enter its controls and rate it."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


def next_code(viewer: Viewer, agency: Agency, kind: Kind) -> str:
    count = Risk.objects.visible_to(viewer).filter(agency=agency, kind=kind).count()
    return f"{SIGNS[kind]}-{count + 1:02}"


@form_methods
def risk_change(request: ViewerRequest, pk: int) -> HttpResponse:
    risk = _risk(request, pk, WRITE)
    initial: dict[str, Any] = {name: getattr(risk, name) for name in FIELDS}
    initial["partners"] = list(risk.partners.all())
    return _step(
        request,
        risk,
        form=partial(RiskChangeForm, risk=risk, viewer=request.viewer),
        title=_("Change the risk"),
        intro=_("Its ratings stay: rate it anew where the words change its size."),
        submit=_("Save"),
        act=partial(services.change_risk, risk_id=pk),
        initial=initial,
        done=_("Saved."),
    )


@form_methods
def risk_rate(request: ViewerRequest, pk: int) -> HttpResponse:
    risk = _risk(request, pk, WRITE)
    chosen = scheme_on(risk.agency, request.viewer.today)

    def act(*, actor: Viewer, expected_version: int, reason: str, **scores: int) -> Risk:
        made = {stage: _score(scores, stage) for stage, _likelihood, _impact in STAGES}
        return services.rate_risk(
            actor=actor,
            risk_id=pk,
            inherent=made["inherent"] or Score(0, 0),
            residual=made["residual"] or Score(0, 0),
            target=made["target"],
            reason=reason,
            expected_version=expected_version,
        )

    return _step(
        request,
        risk,
        form=partial(RateForm, matrix=chosen.matrix, is_opportunity=risk.is_opportunity),
        title=_("Rate the risk"),
        intro=_("The value is looked up in the matrix %(matrix)s with bands %(bands)s.")
        % {"matrix": chosen.matrix.code, "bands": chosen.bands.code},
        submit=_("Rate"),
        act=act,
        initial=_scores(risk),
        done=_("The risk is rated."),
    )


def _score(scores: dict[str, int], stage: str) -> Score | None:
    likelihood, impact = scores[f"{stage}_likelihood"], scores[f"{stage}_impact"]
    return Score(likelihood, impact) if likelihood and impact else None


def _scores(risk: Risk) -> dict[str, int]:
    found: dict[str, int] = {}
    for stage, _likelihood, _impact in STAGES:
        rating = getattr(risk, stage)
        if rating:
            found[f"{stage}_likelihood"] = rating.likelihood
            found[f"{stage}_impact"] = rating.impact
    return found


@form_methods
def risk_answer(request: ViewerRequest, pk: int) -> HttpResponse:
    risk = _risk(request, pk, WRITE)
    return _step(
        request,
        risk,
        form=partial(AnswerForm, risk=risk),
        title=_("Answer the risk"),
        intro=_("What lies above what the agency bears is not accepted as it is."),
        submit=_("Decide"),
        act=partial(services.answer_risk, risk_id=pk),
        initial={"response": risk.response, "reason": risk.response_reason},
        done=_("The response is decided."),
    )


@form_methods
def risk_treat(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _risk(request, pk, DECIDE),
        form=VersionedForm,
        title=_("State as treated"),
        intro=_(
            "The plan is carried out. A bribery risk above low also needs a valid due diligence "
            "of its partners, and a check and a training of those who hold its post."
        ),
        submit=_("State as treated"),
        act=partial(services.treat_risk, risk_id=pk),
        done=_("The risk is treated."),
    )


@form_methods
def risk_close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _risk(request, pk, DECIDE),
        form=ReasonedForm,
        title=_("Close the risk"),
        intro=_("For a risk that is no more. It stays to be read and may be opened again."),
        submit=_("Close"),
        act=partial(services.close_risk, risk_id=pk),
        done=_("The risk is closed."),
    )


@form_methods
def risk_reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _risk(request, pk, WRITE),
        form=ReasonedForm,
        title=_("Open again"),
        submit=_("Open again"),
        act=partial(services.reopen_risk, risk_id=pk),
        done=_("The risk is open again: rate it."),
    )


@form_methods
def control_add(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _risk(request, pk, WRITE),
        form=ControlForm,
        title=_("Add a control"),
        intro=_("What holds the risk down today, and how far somebody saw it run."),
        submit=_("Add"),
        act=partial(services.add_control, risk_id=pk),
        initial={"checked_on": request.viewer.today},
        done=_("The control is entered."),
    )


@form_methods
def control_change(request: ViewerRequest, pk: int) -> HttpResponse:
    control = _control(request, pk)
    return _step(
        request,
        control,
        form=ControlChangeForm,
        title=_("Look at the control again"),
        submit=_("Save"),
        act=partial(services.change_control, control_id=pk),
        initial={
            "description": control.description,
            "practice": control.practice,
            "proof": control.proof,
            "checked_on": request.viewer.today,
        },
        facts=(Fact(_("Risk"), str(control.risk), url=control.get_absolute_url()),),
        done=_("Saved."),
    )


@form_methods
def control_end(request: ViewerRequest, pk: int) -> HttpResponse:
    control = _control(request, pk)
    return _step(
        request,
        control,
        form=ReasonedForm,
        title=_("End the control"),
        submit=pgettext("step", "End"),
        act=partial(services.end_control, control_id=pk),
        facts=(
            Fact(_("Risk"), str(control.risk), url=control.get_absolute_url()),
            Fact(_("Control"), control.description),
        ),
        done=_("The control is ended."),
    )


def _risk(request: ViewerRequest, pk: int, right: str) -> Risk:
    risk: Risk = found(request, selectors.risks(request.viewer), pk, right)
    return risk


def _control(request: ViewerRequest, pk: int) -> Control:
    control: Control = found(request, selectors.controls(request.viewer), pk, WRITE)
    return control


def _step(request: ViewerRequest, record: Any, **page: Any) -> HttpResponse:
    return step_page(request, record, register=REGISTER, **page)

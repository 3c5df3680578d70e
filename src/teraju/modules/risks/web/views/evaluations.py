"""Evaluations of providers: their register, their record, making and annulling one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.periods import add_years
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules, services
from teraju.modules.risks.selectors import partners as reading
from teraju.modules.risks.web.check_registers import EVALUATIONS
from teraju.modules.risks.web.partner_common import first_of, history_of, record_form
from teraju.modules.risks.web.partner_forms import EvaluationForm, ReasonedForm, split_marks
from teraju.modules.risks.web.partner_statuses import evaluation_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import table

from .partners import partner_of

REGISTER = (EVALUATIONS.title, "risks_evaluations")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, EVALUATIONS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    evaluation = evaluation_of(request.viewer, pk)
    annul = (permissions.EVALUATION_WRITE, _("Annul"), "risks_evaluation_annul", "x")
    steps = [] if evaluation.annulled_on else [annul]
    primary, actions = first_of(request.viewer, evaluation, steps)
    page = RecordPage(
        title=_("Evaluation: %(partner)s") % {"partner": evaluation.partner.name},
        number=str(evaluation.until.year),
        target=evaluation,
        register_title=EVALUATIONS.title,
        register_url=reverse("risks_evaluations"),
        status=evaluation_status(evaluation),
        actions=[*([primary] if primary else []), *actions],
        facts=_facts(evaluation),
        sections=[_marks(evaluation)],
        is_example=evaluation.is_example,
    )
    return record_page(request, page, history=lambda: history_of(evaluation))


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    partner, today = partner_of(request.viewer, pk), request.viewer.today
    edition = partner_rules.edition_on(partner_rules.EVALUATION, today)
    return record_form(
        request,
        partner,
        permissions.EVALUATION_WRITE,
        form=partial(EvaluationForm, edition=edition.name),
        title=_("Evaluate the provider"),
        intro=_("Criteria and weights are of the house, unconfirmed.")
        if not edition.confirmed
        else "",
        submit=_("Evaluate"),
        initial={"since": add_years(today, -1), "until": today},
        act=lambda data: services.evaluate_provider(
            actor=request.viewer, partner_id=pk, **split_marks(data)
        ),
        success=lambda evaluation: evaluation.get_absolute_url(),
        done=_("The provider is evaluated."),
        register=REGISTER,
        facts=(
            Fact(pgettext("partner", "Provider"), partner.name),
            Fact(_("Supplies"), partner.supplies),
        ),
    )


@form_methods
def annul(request: ViewerRequest, pk: int) -> HttpResponse:
    evaluation = evaluation_of(request.viewer, pk)
    return record_form(
        request,
        evaluation,
        permissions.EVALUATION_WRITE,
        form=ReasonedForm,
        title=_("Annul the evaluation"),
        intro=_("For one that was wrong: it stays on record, and the one before counts again."),
        submit=_("Annul"),
        act=lambda data: services.annul_evaluation(
            actor=request.viewer, evaluation_id=pk, **versioned(data)
        ),
        done=_("The evaluation is annulled."),
        register=REGISTER,
        facts=(Fact(pgettext("partner", "Provider"), evaluation.partner.name),),
    )


def evaluation_of(viewer: Viewer, pk: int) -> Any:
    """The evaluation if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.evaluations(viewer), pk=pk)


def _facts(evaluation: Any) -> Sequence[Fact]:
    lines = [
        Fact(
            pgettext("partner", "Provider"),
            evaluation.partner.name,
            url=evaluation.partner.get_absolute_url(),
        ),
        Fact(_("Agency"), evaluation.agency.name),
        Fact(_("Looked at from"), evaluation.since),
        Fact(_("Looked at until"), evaluation.until),
        Fact(_("Score"), evaluation.score),
        Fact(_("What it rests on"), evaluation.reason),
        Fact(_("Conditions"), evaluation.conditions),
        Fact(_("Evaluated on"), evaluation.evaluated_on, note=evaluation.evaluated_office),
        Fact(_("Evaluated again by"), evaluation.next_on),
        Fact(_("Annulled on"), evaluation.annulled_on, note=evaluation.annulled_reason),
    ]
    return [fact for fact in lines if fact.value]


def _marks(evaluation: Any) -> Section:
    words = dict(partner_rules.marks(evaluation.edition))
    rows = [
        [
            line.words,
            f"{evaluation.marks[line.code]} · {words[evaluation.marks[line.code]]}",
            str(criterion.weight),
        ]
        for line, criterion in partner_rules.criteria(evaluation.edition)
        if line.code in evaluation.marks
    ]
    return table(
        pgettext("evaluation", "Marks"),
        [_("Criterion"), pgettext("evaluation", "Mark"), _("Weight")],
        rows,
        "",
    )

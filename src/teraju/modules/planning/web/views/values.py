"""Values: the register, one of them with its corrections, and the forms to record and correct."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.planning import permissions, services
from teraju.modules.planning.models import Objective, ObjectiveValue
from teraju.modules.planning.objective_numbers import aim_words, figures_words, value_words
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.services import Entry
from teraju.modules.planning.web.common import TABLE, found
from teraju.modules.planning.web.forms.objectives import CorrectionForm, ValueForm
from teraju.modules.planning.web.objective_status import light_status
from teraju.modules.planning.web.registers.values import VALUES
from teraju.modules.planning.web.steps import step_page
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

FIGURES = ("numerator", "denominator", "value", "source", "note")


@require_safe
def value_register(request: ViewerRequest) -> HttpResponse:
    agency = rights.agencies_where(request.viewer, permissions.OBJECTIVE_MEASURE).first()
    more = []
    if agency:
        url = reverse("planning_values_sheet", args=[agency.pk])
        more = [Action(_("Enter values in a worksheet"), url, icon="table")]
    return register_page(request, VALUES, more=more)


@require_safe
def value_record(request: ViewerRequest, pk: int) -> HttpResponse:
    value = get_object_or_404(selectors.values(request.viewer), pk=pk)
    objective = value.objective
    correct = record_action(
        request.viewer,
        value,
        permissions.OBJECTIVE_MEASURE,
        _("Correct"),
        "planning_value_correct",
        "pencil",
    )
    page = RecordPage(
        title=f"{objective.indicator}: {period_words(objective.rhythm, value.first_day)}",
        number=str(value),
        target=value,
        register_title=_("Objective"),
        register_url=objective.get_absolute_url(),
        status=light_status(value.light),
        next_step=_("This value was corrected: a newer one stands in its place.")
        if value.replaced_on
        else "",
        actions=[] if value.replaced_on else [correct],
        facts=_facts(value),
        sections=[_entries(request.viewer, value)],
        is_example=value.is_example,
    )
    return record_page(request, page)


@form_methods
def value_add(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = selectors.with_course(selectors.objectives(request.viewer))
    objective: Objective = found(request, rows, pk, permissions.OBJECTIVE_MEASURE)
    standing = selectors.standing_of(objective, request.viewer.today)
    periods = [
        (one.period.first.isoformat(), period_words(objective.rhythm, one.period.first))
        for one in standing.missing
    ]

    def act(*, first_day: str, **values: Any) -> ObjectiveValue:
        actor = values.pop("actor")
        entry = Entry(first_day=date.fromisoformat(first_day), **_figures(values))
        return services.record_value(actor=actor, objective_id=pk, entry=entry)

    aim = aim_words(objective, standing.target)
    facts = (Fact(_("Objective"), objective.title), Fact(_("Target"), aim))
    return step_page(
        request,
        objective,
        form=partial(ValueForm, objective=objective, periods=periods),
        title=_("Record a value"),
        intro=objective.formula if periods else _("No period that is over lacks its value."),
        submit=pgettext("step", "Record"),
        act=act,
        initial={"source": standing.latest.source if standing.latest else ""},
        facts=facts,
        done=_("The value is recorded."),
        register=(_("Objectives"), "planning_objectives"),
    )


@form_methods
def value_correct(request: ViewerRequest, pk: int) -> HttpResponse:
    value: ObjectiveValue = found(
        request, selectors.values(request.viewer), pk, permissions.OBJECTIVE_MEASURE
    )
    objective = value.objective

    def act(*, reason: str, expected_version: int, **values: Any) -> ObjectiveValue:
        actor = values.pop("actor")
        entry = Entry(first_day=value.first_day, **_figures(values))
        return services.correct_value(
            actor=actor,
            value_id=pk,
            expected_version=expected_version,
            entry=entry,
            reason=reason,
        )

    return step_page(
        request,
        value,
        form=partial(CorrectionForm, objective=objective),
        title=_("Correct the value"),
        intro=_("The wrong value stays to be read, with the reason."),
        submit=_("Correct"),
        act=act,
        initial={name: getattr(value, name) for name in FIGURES},
        facts=(
            Fact(_("Objective"), objective.title),
            Fact(_("Period"), period_words(objective.rhythm, value.first_day)),
            Fact(_("Value"), value_words(value)),
        ),
        success=lambda made: made.get_absolute_url(),
        done=_("The value is corrected."),
        register=(_("Values of objectives"), "planning_values"),
    )


def _figures(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIGURES if name in values}


def _facts(value: ObjectiveValue) -> list[Fact]:
    objective = value.objective
    names = (
        [Fact(_("Worked out from"), figures_words(value), note=objective.formula)]
        if objective.is_computed
        else []
    )
    return [
        Fact(_("Objective"), str(objective), url=objective.get_absolute_url()),
        Fact(_("Period"), period_words(objective.rhythm, value.first_day)),
        Fact(_("Value"), value_words(value)),
        *names,
        Fact(_("Target"), aim_words(objective, value.target)),
        Fact(_("Source of the figure"), value.source),
        Fact(_("Note"), value.note),
        Fact(_("Recorded on"), value.recorded_on, note=value.recorded_office),
        *([Fact(_("Reason of the correction"), value.reason)] if value.reason else []),
    ]


def _entries(viewer: Viewer, value: ObjectiveValue) -> Section:
    """All that was ever recorded for this period, the latest first."""
    rows = [
        [
            value_words(one),
            light_status(one.light),
            one.recorded_on,
            one.recorded_office,
            one.reason or None,
            _("corrected") if one.replaced_on else _("stands"),
        ]
        for one in selectors.values(viewer)
        .filter(objective=value.objective_id, first_day=value.first_day)
        .order_by("-pk")
    ]
    headers = [
        _("Value"),
        _("Result"),
        _("Recorded on"),
        _("Recorded by"),
        _("Reason"),
        _("Status"),
    ]
    return Section(_("All entries of this period"), TABLE, {"headers": headers, "rows": rows})

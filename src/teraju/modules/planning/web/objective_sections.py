"""The blocks of the page of an objective."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.planning import objective_rules, permissions
from teraju.modules.planning.domain.objective_states import ObjectiveState
from teraju.modules.planning.domain.rhythm import Stretch
from teraju.modules.planning.models import Objective, ObjectivePlan, ObjectiveTarget
from teraju.modules.planning.objective_numbers import aim_words, amount, figures_words, value_words
from teraju.modules.planning.objective_words import period_words, stretch_words
from teraju.modules.planning.selectors.objectives import Standing
from teraju.platform.accounts import rights
from teraju.platform.web.charts.trend import trend_picture
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.middleware import ViewerRequest

from .common import PICTURE, TABLE
from .objective_status import light_status, plan_status
from .objective_trends import legend_of, points_of

SHOWN = 12


def facts(standing: Standing) -> list[Fact]:
    """What is aimed at and how it is measured."""
    objective = standing.objective
    process = objective.process
    return [
        Fact(_("Agency"), objective.agency.name),
        Fact(_("Indicator"), objective.indicator, note=objective.formula),
        Fact(_("Target"), aim_words(objective, standing.target) or None),
        Fact(_("Measured"), objective.get_frequency_display()),
        Fact(_("Owner"), objective.owner_office),
        *([Fact(_("Process"), str(process), url=process.get_absolute_url())] if process else []),
        Fact(_("Standards"), [str(one) for one in objective.editions.all()]),
    ]


def _plan(objective: Objective) -> Section:
    """How it is to be reached, and who said so."""
    lines = [
        Fact(_("Why"), objective.why),
        Fact(
            _("Baseline"),
            amount(objective, objective.baseline) or None,
            note=objective.baseline_note,
        ),
        *(
            [Fact(_("Worked out from"), [objective.numerator_name, objective.denominator_name])]
            if objective.is_computed
            else []
        ),
        Fact(_("What is good"), objective.get_direction_display()),
        Fact(_("What will be done"), objective.plan_what),
        Fact(_("Resources needed"), objective.plan_resources),
        Fact(_("Who does it"), objective.plan_who),
        Fact(_("Finished by"), objective.plan_until),
        Fact(_("How the result is judged"), objective.plan_evaluation),
        Fact(_("Written by"), objective.writer_office),
        *(
            [Fact(_("Approved by"), objective.approver_office, note=_day(objective))]
            if objective.approved_on
            else []
        ),
    ]
    return Section(_("Plan of the objective"), "web/sections/facts.html", {"facts": lines})


def sections(request: ViewerRequest, standing: Standing) -> list[Section]:
    """The trend first, then values, targets and plans."""
    objective = standing.objective
    found = [_plan(objective), _targets(request, standing)]
    if not objective.approved_on:
        return found
    plans = list(objective.plans.all())
    return [
        _trend(standing),
        *([_plans(objective, plans)] if plans else []),
        _values(request, standing),
        *found,
    ]


def missing_words(standing: Standing) -> str:
    """Which periods lack their value, and by when it is due."""
    if not standing.missing:
        return _("All values up to today are recorded.")
    first = standing.missing[0]
    words = {
        "period": period_words(standing.objective.rhythm, first.period.first),
        "day": date_format(first.due),
        "note": "" if objective_rules.is_confirmed(standing.on) else _("house default"),
    }
    if first.is_overdue(standing.on):
        return _("The value of %(period)s has been overdue since %(day)s (%(note)s).") % words
    return _("The value of %(period)s is due by %(day)s (%(note)s).") % words


def _trend(standing: Standing) -> Section:
    objective, points = standing.objective, points_of(standing)
    picture = trend_picture(objective.indicator, points, legend=legend_of(points))
    return Section(_("Trend"), PICTURE, {"picture": picture})


def _values(request: ViewerRequest, standing: Standing) -> Section:
    objective = standing.objective
    rows = [
        [
            Link(period_words(objective.rhythm, one.first_day), one.get_absolute_url()),
            [text for text in (value_words(one), figures_words(one)) if text],
            aim_words(objective, one.target),
            light_status(one.light),
            one.source,
        ]
        for one in reversed(standing.values[-SHOWN:])
    ]
    headers = [_("Period"), _("Value"), _("Target"), _("Result"), _("Source of the figure")]
    url = f"{reverse('planning_values')}?q={objective.code}"
    context = {"headers": headers, "rows": rows, "empty": _("Nothing is measured yet.")}
    return Section(_("Values"), TABLE, context, action=Action(_("All values"), url))


def _targets(request: ViewerRequest, standing: Standing) -> Section:
    objective = standing.objective
    may_write = rights.allowed(request.viewer, permissions.OBJECTIVE_WRITE, objective)
    may_change = rights.allowed(request.viewer, permissions.APPROVE, objective)
    rows: list[list[object]] = []
    for one in objective.targets.all():
        days = Stretch(one.first_day, one.last_day)
        rows.append(
            [
                stretch_words(days),
                aim_words(objective, one),
                _tolerance(objective, one.tolerance),
                _standing_words(one),
                _target_link(standing, one, may_write=may_write, may_change=may_change),
            ]
        )
    headers = [_("Days"), _("Target"), _("Tolerance"), _("Note"), ""]
    if not any(row[-1] for row in rows):
        headers, rows = headers[:-1], [row[:-1] for row in rows]
    context = {"headers": headers, "rows": rows, "empty": _("No target yet.")}
    return Section(_("Targets"), TABLE, context)


def _tolerance(objective: Objective, tolerance: Decimal) -> str:
    return amount(objective, tolerance) if tolerance else _("none")


def _standing_words(target: ObjectiveTarget) -> list[str]:
    told = []
    if target.replaces_id:
        told.append(
            _("from %(day)s: %(reason)s")
            % {"day": date_format(target.counts_from), "reason": target.reason}
        )
    if target.replaced_on:
        told.append(_("until %(day)s, then changed") % {"day": date_format(target.replaced_on)})
    return told


def _target_link(
    standing: Standing, target: ObjectiveTarget, *, may_write: bool, may_change: bool
) -> Link | None:
    if standing.objective.state == ObjectiveState.DRAFT and may_write:
        return Link(_("Remove"), reverse("planning_target_remove", args=[target.pk]))
    changeable = target.replaced_on is None and target.last_day >= standing.on
    if standing.objective.state == ObjectiveState.APPROVED and changeable and may_change:
        return Link(_("Change the target"), reverse("planning_target_change", args=[target.pk]))
    return None


def _plans(objective: Objective, plans: Sequence[ObjectivePlan]) -> Section:
    rows = [
        [
            Link(date_format(one.made_on), one.get_absolute_url()),
            period_words(objective.rhythm, one.value.first_day),
            one.cause,
            plan_status(one),
        ]
        for one in reversed(plans)
    ]
    headers = [_("Made on"), _("For the value of"), _("Cause"), _("Status")]
    return Section(_("Plans where it was red"), TABLE, {"headers": headers, "rows": rows})


def _day(objective: Objective) -> str:
    return date_format(objective.approved_on) if objective.approved_on else ""

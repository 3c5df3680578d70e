"""The objectives of a year as a signed paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db import transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.plans import Need
from teraju.modules.planning.models import Objective, ObjectiveValue
from teraju.modules.planning.objective_numbers import aim_words, amount, value_words
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors.objectives import (
    Standing,
    objectives,
    standings_of,
    with_course,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import (
    Drawing,
    ObjectiveLine,
    ObjectivesReport,
    ObjectiveValueLine,
    Paper,
    Signatory,
    issue_paper,
)

NUMBERED_AS = "planning.objectives"
# The sign of the kind keeps its numbers apart from those of other papers.
PATTERN = "{seq:03}/SM/{code}/{month_roman}/{year}"
Draw = Callable[[Standing], Drawing | None]


@transaction.atomic
def issue_objectives(
    *,
    actor: Viewer,
    agency: Agency,
    year: int,
    draw: Draw,
    language: str = "id",
    is_example: bool = False,
) -> Paper:
    """Issue the objectives in force in a year with what was measured, as it stands today."""
    rights.require(actor, permissions.OBJECTIVE_ISSUE, agency)
    first, last = date(year, 1, 1), date(year, 12, 31)
    if first > actor.today:
        raise DomainError(_("This year has not come yet."), field="year")
    found = _in_force(actor, agency, first, last)
    with override(language):
        data = _content(agency, year, found, draw)
    paper = issue_paper(
        actor=actor,
        template="objectives",
        data=data,
        public_facts=_facts(agency, year, len(found)),
        government=agency.government,
        agency=agency,
        target=agency,
        title=format_lazy(_("Objectives of {year}: {agency}"), year=year, agency=agency.name),
        number_key=NUMBERED_AS,
        is_public=False,
        is_example=is_example or any(one.objective.is_example for one in found),
        language=language,
        signatory=Signatory(office=agency.head_title),
    )
    record_event(
        actor=actor,
        verb="planning.objectives.issued",
        target=agency,
        after={"number": paper.number, "year": year},
    )
    return paper


def _in_force(actor: Viewer, agency: Agency, first: date, last: date) -> list[Standing]:
    """What was in force on some of these days, as it stood on the last that has come."""
    rows = objectives(actor).filter(agency=agency, approved_on__lte=last)
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gte=first)).order_by("code", "pk")
    return standings_of(with_course(rows), min(actor.today, last))


def _facts(agency: Agency, year: int, count: int) -> list[tuple[Any, Any]]:
    return [
        (_("Agency"), agency.name),
        (_("Year"), str(year)),
        (_("Objectives"), str(count)),
    ]


def _content(agency: Agency, year: int, found: Sequence[Standing], draw: Draw) -> dict[str, Any]:
    """The report, and beside it each drawing under the name that its objective gives."""
    drawings = {f"trend_{one.objective.pk}": draw(one) for one in found}
    report = ObjectivesReport(
        title=gettext("Objectives of %(year)s") % {"year": year},
        subtitle=agency.name,
        facts=_facts(agency, year, len(found)),
        objectives=[_line(one, year, drawings) for one in found],
    )
    shown = {name: drawing for name, drawing in drawings.items() if drawing}
    return {**cast("dict[str, Any]", report), **shown}


def _line(standing: Standing, year: int, drawings: dict[str, Drawing | None]) -> ObjectiveLine:
    objective, name = standing.objective, f"trend_{standing.objective.pk}"
    line = ObjectiveLine(
        code=objective.code,
        title=objective.title,
        facts=_objective_facts(standing),
        values=[_value(one) for one in standing.values if one.last_day.year == year],
        picture=name if drawings[name] else None,
    )
    if standing.need is Need.PLAN:
        line["remark"] = gettext("The latest value is red and has no plan yet.")
    elif standing.need is Need.PLANNED:
        line["remark"] = gettext("The latest value is red; a plan answers it.")
    return line


def _objective_facts(standing: Standing) -> list[tuple[Any, Any]]:
    objective: Objective = standing.objective
    baseline: Decimal | None = objective.baseline
    lines: list[tuple[Any, Any]] = [
        (_("Indicator"), f"{objective.indicator} ({objective.formula})"),
        (_("Target"), aim_words(objective, standing.target)),
        (_("Baseline"), amount(objective, baseline) or None),
        (_("Measured"), objective.get_frequency_display()),
        (_("Owner"), objective.owner_office),
        (_("What will be done"), objective.plan_what),
        (_("Resources needed"), objective.plan_resources),
        (_("Who does it"), objective.plan_who),
        (_("Finished by"), objective.plan_until),
        (_("How the result is judged"), objective.plan_evaluation),
    ]
    return lines


def _value(value: ObjectiveValue) -> ObjectiveValueLine:
    objective = value.objective
    return ObjectiveValueLine(
        period=period_words(objective.rhythm, value.first_day),
        value=value_words(value),
        target=aim_words(objective, value.target),
        light=value.light,  # type: ignore[typeddict-item]
    )

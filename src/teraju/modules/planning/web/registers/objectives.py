"""The registers of objectives and of the reviews of their values."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning import permissions
from teraju.modules.planning.domain.lights import Light
from teraju.modules.planning.models import Objective, ObjectiveReview
from teraju.modules.planning.models.choices_objectives import (
    FrequencyChoice,
    LightChoice,
    ObjectiveStateChoice,
    ReviewStateChoice,
)
from teraju.modules.planning.objective_numbers import value_words
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.web.common import agency_choices
from teraju.modules.planning.web.objective_status import (
    LIGHTS,
    WITHOUT_PLAN,
    light_status,
    objective_status,
    review_status,
)
from teraju.modules.standards.api import editions
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register, Text
from teraju.platform.web.kinds import Status


def latest_light(row: Any) -> Status:
    """The light of the latest value; of a red one without a plan that it asks for one."""
    if row.state == "approved" and row.last_light == Light.RED and not row.is_answered:
        return WITHOUT_PLAN
    return light_status(row.newest[0].light) if row.newest else LIGHTS[Light.GREY]


def latest_value(row: Any) -> list[str]:
    if not row.newest:
        return []
    value = row.newest[0]
    return [value_words(value), period_words(row.rhythm, value.first_day)]


def edition_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = editions(viewer).filter(standard__is_certifiable=True)
    return [(str(one.pk), str(one)) for one in rows.order_by("standard__code", "edition", "pk")]


def by_light(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "unplanned":
        return selectors.lacking_plan(rows)
    return rows.filter(last_light=None if value == "grey" else value)


AGENCY_FILTER = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)

OBJECTIVES: Register[Objective] = Register(
    key="planning.objectives",
    title=_("Objectives"),
    noun=_("objectives"),
    columns=[
        Column(key="title", label=_("Objective"), value=lambda row: row.title, sort="title"),
        Column(
            key="code", label=_("Code"), value=lambda row: row.code, sort="code", place="beneath"
        ),
        Column(
            key="light",
            label=_("Latest result"),
            value=latest_light,
            kind="status",
            sort="last_light",
        ),
        Column(key="value", label=_("Latest value"), value=latest_value),
        Column(
            key="owner", label=_("Owner"), value=lambda row: row.owner_office, sort="owner_office"
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__short_name",
            place="beneath",
        ),
        Column(key="state", label=_("Status"), value=objective_status, kind="status", sort="state"),
    ],
    rows=selectors.objective_rows,
    order=["agency__short_name", "code", "pk"],
    search=["code", "title", "indicator", "owner_office", "agency__name", "agency__short_name"],
    filters=[
        Filter(
            key="light",
            label=_("Latest result"),
            choices=lambda viewer: [
                ("unplanned", WITHOUT_PLAN.word),
                *LightChoice.choices,
                ("grey", LIGHTS[Light.GREY].word),
            ],
            apply=by_light,
        ),
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: list(ObjectiveStateChoice.choices),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        AGENCY_FILTER,
        Filter(
            key="standard",
            label=_("Standard"),
            choices=edition_choices,
            apply=lambda rows, value, viewer: rows.filter(editions=value),
        ),
        Filter(
            key="frequency",
            label=_("Measured"),
            choices=lambda viewer: list(FrequencyChoice.choices),
            apply=lambda rows, value, viewer: rows.filter(frequency=value),
        ),
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Add an objective"),
    add_url="planning_objective_add",
    add_right=permissions.OBJECTIVE_WRITE,
    empty=_("No objective yet. An objective says what is to be reached, and how it is measured."),
)

REVIEWS: Register[ObjectiveReview] = Register(
    key="planning.reviews",
    title=_("Reviews of values"),
    noun=_("reviews"),
    columns=[
        Column(key="quarter", label=_("Quarter"), value=str, sort="first_day"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__short_name",
        ),
        Column(key="state", label=_("Status"), value=review_status, kind="status", sort="state"),
        Column(
            key="written_on",
            label=_("Written on"),
            value=lambda row: row.written_on,
            kind="date",
            sort="written_on",
        ),
        Column(key="written_by", label=_("Written by"), value=lambda row: row.written_office),
        Column(
            key="acknowledged_on",
            label=_("Acknowledged on"),
            value=lambda row: row.acknowledged_on,
            kind="date",
            sort="acknowledged_on",
        ),
    ],
    rows=selectors.reviews,
    order=["-first_day", "agency__short_name", "-pk"],
    search=["evaluation", "decisions", "agency__name", "agency__short_name"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: list(ReviewStateChoice.choices),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        AGENCY_FILTER,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Review a quarter"),
    add_url="planning_review_add",
    add_right=permissions.REVIEW_WRITE,
    empty=_("No quarter is reviewed yet: say in words what its values come to."),
)

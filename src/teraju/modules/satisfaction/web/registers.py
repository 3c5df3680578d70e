"""The registers of surveys, complaints and earlier indices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.models.choices import (
    COMPLAINT_CHANNELS,
    COMPLAINT_STATES,
    OUTCOMES,
    SCHEMES,
    SURVEY_STATES,
    choices,
    element_choices,
    element_name,
)
from teraju.modules.satisfaction.selectors import reading
from teraju.modules.satisfaction.wording import subject
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .past_import import PAST_IMPORT, PRINTED, TEXTS, WHOLE
from .statuses import complaint_status, grade_status, past_status, survey_status


def agency_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


AGENCY = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)
AGENCY_COLUMN: Column[Any] = Column(
    key="agency",
    label=_("Agency"),
    value=lambda one: one.agency.short_name,
    sort="agency__name",
)


def by_field(key: str, label: Any, words: Mapping[Any, Promise], field: str = "") -> Filter:
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: choices(words),
        apply=lambda rows, value, viewer: rows.filter(**{field or key: value}),
    )


SURVEYS: Register[Any] = Register(
    key="satisfaction.surveys",
    title=_("Surveys (SKM)"),
    noun=_("surveys"),
    columns=[
        Column(key="title", label=_("Survey"), value=lambda s: s.title, sort="title"),
        Column(key="about", label=_("About"), value=subject, place="beneath"),
        AGENCY_COLUMN,
        Column(
            key="ends",
            label=_("Last day"),
            value=lambda s: s.ends_on,
            kind="date",
            sort="ends_on",
        ),
        Column(key="answers", label=_("Answers"), value=lambda s: s.counted, kind="number"),
        Column(
            key="index",
            label=_("Index"),
            value=lambda s: s.index,
            kind="number",
            sort="index",
        ),
        Column(key="grade", label=_("Band"), value=lambda s: grade_status(s.grade), kind="status"),
        Column(key="status", label=_("Status"), value=survey_status, kind="status", sort="state"),
        Column(
            key="sample",
            label=_("Least number of answers"),
            value=lambda s: s.sample,
            kind="number",
            place="file",
        ),
        Column(
            key="below",
            label=_("Below the least number"),
            value=lambda s: s.is_below_sample,
            kind="yesno",
            place="file",
        ),
    ],
    rows=reading.surveys_counted,
    order=["-ends_on", "-pk"],
    search=["title", "code", "service__name", "agency__name"],
    filters=[by_field("state", _("Status"), SURVEY_STATES), AGENCY],
    row_url=lambda s: s.get_absolute_url(),
    add_label=_("Plan a survey"),
    add_url="satisfaction_survey_add",
    add_right=permissions.PLAN,
    empty=_("No survey yet. Plan the first one for a service and a half-year."),
)

COMPLAINTS: Register[Any] = Register(
    key="satisfaction.complaints",
    title=_("Complaints"),
    noun=pgettext_lazy("complaint", "complaints"),
    columns=[
        Column(key="number", label=_("Number"), value=lambda c: c.number, sort="number"),
        Column(key="title", label=_("In one line"), value=lambda c: c.title, place="beneath"),
        Column(
            key="received",
            label=_("Received on"),
            value=lambda c: c.received_on,
            kind="date",
            sort="received_on",
        ),
        Column(
            key="channel",
            label=_("Came by"),
            value=lambda c: COMPLAINT_CHANNELS[c.channel],
            sort="channel",
        ),
        Column(
            key="external",
            label=_("SP4N-LAPOR!"),
            value=lambda c: c.external_number,
            sort="external_number",
        ),
        Column(
            key="due",
            label=_("Due"),
            value=lambda c: _due(c),
            kind="date",
            sort="answer_by",
        ),
        Column(
            key="status", label=_("Status"), value=complaint_status, kind="status", sort="state"
        ),
        Column(
            key="element",
            label=_("What it is about"),
            value=lambda c: element_name(c.element) if c.element else "",
            place="file",
        ),
        Column(
            key="outcome",
            label=pgettext_lazy("complaint", "Outcome"),
            value=lambda c: OUTCOMES[c.outcome] if c.outcome else "",
            place="file",
        ),
        Column(
            key="answered",
            label=_("Answered on"),
            value=lambda c: c.answered_on,
            kind="date",
            place="file",
        ),
        Column(
            key="closed",
            label=_("Closed on"),
            value=lambda c: c.closed_on,
            kind="date",
            place="file",
        ),
        AGENCY_COLUMN,
    ],
    rows=reading.complaints,
    order=["-received_on", "-pk"],
    search=["number", "title", "external_number", "service__name"],
    filters=[
        by_field("state", _("Status"), COMPLAINT_STATES),
        by_field("channel", _("Came by"), COMPLAINT_CHANNELS),
        Filter(
            key="element",
            label=_("What it is about"),
            choices=lambda viewer: element_choices(),
            apply=lambda rows, value, viewer: rows.filter(element=value),
        ),
        Filter(
            key="late",
            label=_("Time"),
            choices=lambda viewer: [("yes", pgettext_lazy("complaint", "late"))],
            apply=lambda rows, value, viewer: reading.late(rows, viewer),
        ),
        AGENCY,
    ],
    row_url=lambda c: c.get_absolute_url(),
    add_label=_("Write down a complaint"),
    add_url="satisfaction_complaint_add",
    add_right=permissions.RECEIVE,
    empty=_(
        "No complaint yet. Write down what comes in at the counter, on paper or by SP4N-LAPOR!."
    ),
)

PAST: Register[Any] = Register(
    key="satisfaction.pasts",
    title=_("Earlier indices"),
    noun=_("earlier indices"),
    columns=[
        Column(
            key="period",
            label=_("Period"),
            value=lambda p: p.period,
            sort="period",
            reads=TEXTS[60],
        ),
        Column(
            key="service_name",
            label=_("Service"),
            value=lambda p: p.service_name,
            sort="service_name",
            place="beneath",
            reads=TEXTS[200],
        ),
        AGENCY_COLUMN,
        Column(
            key="printed",
            label=_("Index as printed"),
            value=lambda p: p.printed,
            kind="number",
            sort="printed",
            reads=PRINTED,
            required=True,
        ),
        Column(
            key="computed",
            label=_("Index from the elements"),
            value=lambda p: p.computed,
            kind="number",
        ),
        Column(
            key="scheme_shown",
            label=_("Scheme"),
            value=lambda p: SCHEMES[p.scheme],
            sort="scheme",
        ),
        Column(
            key="status",
            label=pgettext_lazy("index", "Check"),
            value=past_status,
            kind="status",
            sort="agrees",
        ),
        Column(
            key="respondents",
            label=_("Respondents"),
            value=lambda p: p.respondents,
            kind="number",
            place="file",
            reads=WHOLE,
        ),
    ],
    rows=reading.past,
    order=["-ends_on", "-pk"],
    search=["period", "service_name", "service_code", "source"],
    filters=[
        Filter(
            key="scheme",
            label=_("Scheme"),
            choices=lambda viewer: list(SCHEMES.items()),
            apply=lambda rows, value, viewer: rows.filter(scheme=value),
        ),
        Filter(
            key="agrees",
            label=pgettext_lazy("index", "Check"),
            choices=lambda viewer: [
                ("yes", _("agrees")),
                ("no", _("contradicts its elements")),
                ("none", _("not checked")),
            ],
            apply=lambda rows, value, viewer: reading.with_agreement(rows, value),
        ),
        AGENCY,
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Enter an earlier index"),
    add_url="satisfaction_past_add",
    add_right=permissions.HISTORY,
    empty=_(
        "No earlier index yet. Enter what earlier reports printed, so that the trend is whole."
    ),
    importing=PAST_IMPORT,
)


def _due(one: Any) -> Any:
    if not one.is_open:
        return None
    return one.close_by if one.answered_on else one.answer_by

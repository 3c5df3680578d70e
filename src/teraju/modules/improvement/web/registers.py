"""The registers of nonconformities, of what is overdue, of actions and of suggestions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.improvement import permissions
from teraju.modules.improvement.domain.states import OPEN
from teraju.modules.improvement.models import Action, Nonconformity, Suggestion
from teraju.modules.improvement.models.choices import (
    ACTION_STATES,
    GRADES,
    SOURCES,
    STATES,
    SUGGESTION_STATES,
    choices,
)
from teraju.modules.improvement.selectors import reading
from teraju.platform.exchange.readers import ChoiceReader, DateReader, TextReader
from teraju.platform.exchange.registers import Column, Filter, Register

from .filters import AGE, AGENCY, LATE, OWNER, PROCESS, YES_NO, by_action_lateness, by_field
from .imports import AGENCY_READER, IMPORT
from .statuses import action_status, grade_status, nonconformity_status, suggestion_status


def age(row: Any) -> int | None:
    """Days since the report, while it is open."""
    return (row.today - row.reported_on).days if row.state in OPEN and not row.closed_on else None


def status_of(row: Any) -> Any:
    return nonconformity_status(row, row.today)


COLUMNS: list[Column[Nonconformity]] = [
    Column(
        key="title",
        label=_("Nonconformity"),
        value=lambda row: row.title,
        sort="title",
        reads=TextReader(longest=200),
        required=True,
    ),
    Column(
        key="number",
        label=_("Number"),
        value=lambda row: row.number,
        sort="number",
        place="beneath",
        reads=TextReader(longest=80),
        required=True,
    ),
    Column(
        key="grade",
        label=_("Grade"),
        value=grade_status,
        stored=lambda row: row.grade,
        kind="status",
        sort="grade",
        reads=ChoiceReader(choices=choices(GRADES)),
        required=True,
    ),
    Column(key="state", label=_("Status"), value=status_of, kind="status", sort="state"),
    Column(
        key="due_on",
        label=_("Next step by"),
        value=lambda row: row.due_on,
        kind="date",
        sort="due_on",
    ),
    Column(key="age", label=_("Days open"), value=age, kind="number", sort=""),
    Column(
        key="source",
        label=_("Source"),
        value=lambda row: row.get_source_display(),
        stored=lambda row: row.source,
        sort="source",
        reads=ChoiceReader(choices=choices(SOURCES)),
        required=True,
    ),
    Column(
        key="owner",
        label=_("Owner"),
        value=lambda row: row.owner_office,
        sort="owner_office",
        reads=TextReader(longest=160),
    ),
    Column(
        key="agency",
        label=_("Agency"),
        value=lambda row: row.agency.short_name,
        stored=lambda row: row.agency_id,
        sort="agency__short_name",
        reads=AGENCY_READER,
        required=True,
    ),
]
FILE_COLUMNS: list[Column[Nonconformity]] = [
    Column(
        key="found_on",
        label=_("Found on"),
        value=lambda row: row.found_on,
        kind="date",
        place="file",
        reads=DateReader(),
        required=True,
    ),
    Column(
        key="description",
        label=_("What was found"),
        value=lambda row: row.description,
        place="file",
        reads=TextReader(longest=4000, lines=True),
        required=True,
    ),
    Column(
        key="criterion",
        label=_("What should be"),
        value=lambda row: row.criterion,
        place="file",
        reads=TextReader(longest=2000, lines=True),
    ),
    Column(
        key="evidence",
        label=_("What shows it"),
        value=lambda row: row.evidence,
        place="file",
        reads=TextReader(longest=4000, lines=True),
    ),
    Column(
        key="external_number",
        label=_("Number there"),
        value=lambda row: row.external_number,
        place="file",
        reads=TextReader(longest=80),
    ),
    Column(
        key="external_on",
        label=_("Dated"),
        value=lambda row: row.external_on,
        kind="date",
        place="file",
        reads=DateReader(),
    ),
    Column(
        key="external_from",
        label=_("From whom"),
        value=lambda row: row.external_from,
        place="file",
        reads=TextReader(longest=200),
    ),
    Column(
        key="round",
        label=_("Round"),
        value=lambda row: row.round_number,
        kind="number",
        place="file",
    ),
    Column(
        key="reported_on",
        label=_("Reported on"),
        value=lambda row: row.reported_on,
        kind="date",
        place="file",
    ),
    Column(
        key="closed_on",
        label=_("Closed on"),
        value=lambda row: row.closed_on,
        kind="date",
        place="file",
    ),
]
SEARCH = ["number", "title", "description", "owner_office", "external_number", "agency__name"]

NONCONFORMITIES: Register[Nonconformity] = Register(
    key="improvement.nonconformities",
    title=_("Nonconformities"),
    noun=_("nonconformities"),
    columns=[*COLUMNS, *FILE_COLUMNS],
    rows=reading.nonconformities,
    order=["-reported_on", "-pk"],
    search=SEARCH,
    filters=[
        by_field("state", _("Status"), STATES),
        by_field("grade", _("Grade"), GRADES),
        by_field("source", _("Source"), SOURCES),
        LATE,
        AGE,
        OWNER,
        PROCESS,
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Report a nonconformity"),
    add_url="improvement_report",
    add_right=permissions.REPORT,
    empty=_("Nothing is reported. Whoever sees that something is not as it has to be says so."),
    importing=IMPORT,
)

OVERDUE: Register[Nonconformity] = Register(
    key="improvement.overdue",
    title=_("Overdue nonconformities"),
    noun=_("overdue nonconformities"),
    columns=[Column(**{**vars(one), "reads": None, "required": False}) for one in COLUMNS],
    rows=reading.overdue,
    order=["due_on", "pk"],
    search=SEARCH,
    filters=[by_field("grade", _("Grade"), GRADES), AGE, OWNER, AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("Nothing is overdue."),
)


ACTIONS: Register[Action] = Register(
    key="improvement.actions",
    title=_("Actions"),
    noun=_("actions"),
    columns=[
        Column(key="title", label=_("Action"), value=lambda row: row.title, sort="title"),
        Column(
            key="nonconformity",
            label=_("Nonconformity"),
            value=lambda row: row.nonconformity.number if row.nonconformity else "",
            place="beneath",
        ),
        Column(
            key="state",
            label=_("Status"),
            value=lambda row: action_status(row, row.today),  # type: ignore[attr-defined]
            kind="status",
            sort="state",
        ),
        Column(
            key="due_on", label=_("Due"), value=lambda row: row.due_on, kind="date", sort="due_on"
        ),
        Column(
            key="owner", label=_("Owner"), value=lambda row: row.owner_office, sort="owner_office"
        ),
        Column(
            key="done_on",
            label=_("Done on"),
            value=lambda row: row.done_on,
            kind="date",
            sort="done_on",
        ),
        Column(
            key="source",
            label=_("Source"),
            value=lambda row: row.get_source_display(),
            sort="source",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__short_name",
        ),
        Column(
            key="description",
            label=_("How it is done"),
            value=lambda row: row.description,
            place="file",
        ),
        Column(key="result", label=_("Result"), value=lambda row: row.result, place="file"),
    ],
    rows=reading.actions,
    order=["due_on", "pk"],
    search=["title", "description", "owner_office", "nonconformity__number", "agency__name"],
    filters=[
        by_field("state", _("Status"), ACTION_STATES),
        Filter(
            key="late",
            label=_("Overdue"),
            choices=lambda viewer: YES_NO,
            apply=by_action_lateness,
        ),
        by_field("source", _("Source"), SOURCES),
        OWNER,
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Order an action"),
    add_url="improvement_action_add",
    add_right=permissions.ORDER,
    empty=_("No action is given out. Actions of plans stand here once the plan is accepted."),
)

SUGGESTIONS: Register[Suggestion] = Register(
    key="improvement.suggestions",
    title=_("Suggestions for improvement"),
    noun=_("suggestions"),
    columns=[
        Column(key="title", label=_("Suggestion"), value=lambda row: row.title, sort="title"),
        Column(
            key="state", label=_("Status"), value=suggestion_status, kind="status", sort="state"
        ),
        Column(
            key="proposed_on",
            label=_("Suggested on"),
            value=lambda row: row.proposed_on,
            kind="date",
            sort="proposed_on",
        ),
        Column(
            key="proposed_office",
            label=pgettext_lazy("suggestion", "Suggested by"),
            value=lambda row: row.proposed_office,
            sort="proposed_office",
        ),
        Column(
            key="carried_out_on",
            label=_("Carried out on"),
            value=lambda row: row.carried_out_on,
            kind="date",
            sort="carried_out_on",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__short_name",
        ),
        Column(
            key="benefit",
            label=_("What it is good for"),
            value=lambda row: row.benefit,
            place="file",
        ),
    ],
    rows=reading.suggestions,
    order=["-proposed_on", "-pk"],
    search=["title", "description", "benefit", "agency__name"],
    filters=[by_field("state", _("Status"), SUGGESTION_STATES), AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Make a suggestion"),
    add_url="improvement_suggestion_add",
    add_right=permissions.SUGGEST,
    empty=_("No suggestion yet. Anybody may say how something could be better."),
)

"""The register of values, and how a file brings many of them in."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.models import ObjectiveValue
from teraju.modules.planning.models.choices_objectives import FrequencyChoice, LightChoice
from teraju.modules.planning.objective_numbers import figures_words, value_words
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.web.objective_status import light_status
from teraju.modules.planning.web.value_import import (
    AGENCY_READER,
    FIGURE,
    VALUE_IMPORT,
    PeriodReader,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.readers import TextReader
from teraju.platform.exchange.registers import Column, Filter, Register

from .objectives import AGENCY_FILTER

YEARS = 6


def standing_values(viewer: Viewer) -> QuerySet[ObjectiveValue]:
    return selectors.values(viewer).filter(replaced_on=None)


def year_choices(viewer: Viewer) -> list[tuple[str, str]]:
    return [(str(viewer.today.year - n), str(viewer.today.year - n)) for n in range(YEARS)]


def shown(row: Any) -> list[str]:
    return [text for text in (value_words(row), figures_words(row)) if text]


VALUES: Register[ObjectiveValue] = Register(
    key="planning.values",
    title=_("Values of objectives"),
    noun=_("values"),
    columns=[
        Column(
            key="objective",
            label=_("Objective"),
            value=lambda row: row.objective.title,
            sort="objective__title",
        ),
        Column(
            key="code",
            label=_("Code"),
            value=lambda row: row.objective.code,
            sort="objective__code",
            reads=TextReader(longest=20),
            required=True,
            hint=_("The code of an objective in force."),
            place="beneath",
        ),
        Column(
            key="period",
            label=_("Period"),
            value=lambda row: row.period_code,
            sort="last_day",
            reads=PeriodReader(),
            required=True,
            place="file",
        ),
        Column(
            key="measured",
            label=_("Measured for"),
            value=lambda row: period_words(row.objective.rhythm, row.first_day),
            sort="last_day",
        ),
        Column(key="shown", label=_("Result in numbers"), value=shown),
        Column(
            key="light",
            label=_("Result"),
            value=lambda row: light_status(row.light),
            kind="status",
            sort="light",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__short_name",
            reads=AGENCY_READER,
            required=True,
            stored=lambda row: row.agency_id,
        ),
        Column(
            key="source",
            label=_("Source of the figure"),
            value=lambda row: row.source,
            reads=TextReader(longest=200),
            required=True,
            place="file",
        ),
        Column(
            key="recorded_on",
            label=_("Recorded on"),
            value=lambda row: row.recorded_on,
            kind="date",
            sort="recorded_on",
        ),
        Column(
            key="numerator",
            label=_("Numerator"),
            value=lambda row: row.numerator,
            place="file",
            kind="number",
            reads=FIGURE,
        ),
        Column(
            key="denominator",
            label=_("Denominator"),
            value=lambda row: row.denominator,
            place="file",
            kind="number",
            reads=FIGURE,
        ),
        Column(
            key="value",
            label=_("Value"),
            value=lambda row: row.value,
            place="file",
            kind="number",
            reads=FIGURE,
        ),
    ],
    rows=standing_values,
    order=["-last_day", "agency__short_name", "objective__code", "-pk"],
    search=["objective__code", "objective__title", "source", "note", "agency__short_name"],
    filters=[
        Filter(
            key="light",
            label=_("Result"),
            choices=lambda viewer: list(LightChoice.choices),
            apply=lambda rows, value, viewer: rows.filter(light=value),
        ),
        Filter(
            key="year",
            label=_("Year"),
            choices=year_choices,
            apply=lambda rows, value, viewer: rows.filter(last_day__year=int(value)),
        ),
        Filter(
            key="frequency",
            label=_("Measured"),
            choices=lambda viewer: list(FrequencyChoice.choices),
            apply=lambda rows, value, viewer: rows.filter(objective__frequency=value),
        ),
        AGENCY_FILTER,
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("No value yet. Values are recorded on the page of an objective, or in the worksheet."),
    importing=VALUE_IMPORT,
)

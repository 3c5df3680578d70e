"""The lists: diagnoses, indicators, answers, evidence, sets and sub-indicators."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.catalogue import categories
from teraju.modules.iso18091.models.choices import (
    COLOURS_AND_NONE,
    FORMS,
    STATES,
    choices,
)
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.wording import named, title_of
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .words import (
    diagnosis_status,
    self_status,
    verified_status,
)


def category_filter(field: str) -> Filter:
    return Filter(
        key="category",
        label=_("Category"),
        choices=lambda viewer: [
            (code, f"{code} {named(words)}") for code, words in categories().items()
        ],
        apply=lambda rows, value, viewer: rows.filter(**{f"{field}__startswith": f"{value}."}),
    )


def year_filter(path: str) -> Filter:
    return Filter(
        key="year",
        label=_("Year"),
        choices=_years,
        apply=lambda rows, value, viewer: rows.filter(**{f"{path}__year": value}),
    )


def _years(viewer: Viewer) -> list[tuple[str, str]]:
    rows = reading.diagnoses(viewer).order_by("-year")
    return [(str(year), str(year)) for year in rows.values_list("year", flat=True).distinct()]


def agency_filter(path: str) -> Filter:
    return Filter(
        key="agency",
        label=_("Agency"),
        choices=lambda viewer: [
            (str(pk), name)
            for pk, name in agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
        ],
        apply=lambda rows, value, viewer: rows.filter(**{path: value}),
    )


def colour_filter(key: str, label: Any, side: str) -> Filter:
    """By what counts: an indicator that is not assessed in full is of no colour."""

    def apply(rows: Any, value: str, viewer: Viewer) -> Any:
        if value == "not_assessed":
            return rows.filter(**{f"{side}_complete": False})
        return rows.filter(**{f"{side}_complete": True, f"{side}_colour": value})

    return Filter(
        key=key, label=label, choices=lambda viewer: choices(COLOURS_AND_NONE), apply=apply
    )


def _valid(rows: Any, value: str, viewer: Viewer) -> Any:
    valid = rows.valid_on(viewer.today)
    return valid if value == "yes" else rows.exclude(pk__in=valid.order_by().values("pk"))


DIAGNOSES: Register[Any] = Register(
    key="iso18091.diagnoses",
    title=_("Diagnoses of a reliable government"),
    noun=_("diagnoses"),
    columns=[
        Column(key="year", label=_("Year"), value=lambda d: str(d.year), sort="year"),
        Column(
            key="edition",
            label=_("Edition"),
            value=lambda d: f"ISO 18091:{d.edition}",
            sort="edition",
        ),
        Column(
            key="assessed",
            label=_("Self-assessed, of 39"),
            value=lambda d: d.assessed,
            kind="number",
        ),
        Column(
            key="verified", label=_("Verified, of 39"), value=lambda d: d.verified, kind="number"
        ),
        Column(key="status", label=_("Status"), value=diagnosis_status, kind="status"),
        Column(key="verifier", label=_("Who verifies"), value=lambda d: d.verifier, place="file"),
        Column(
            key="government",
            label=_("Government"),
            value=lambda d: d.government.name,
            place="file",
        ),
    ],
    rows=reading.diagnoses_counted,
    order=["-year", "pk"],
    search=["year", "verifier", "government__name"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: choices(STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
    ],
    row_url=lambda d: d.get_absolute_url(),
    add_label=_("Start a diagnosis"),
    add_url="iso18091_start",
    add_right=permissions.LEAD,
    empty=_("No diagnosis yet. Start the first: the 39 indicators are laid out for you."),
)
INDICATORS: Register[Any] = Register(
    key="iso18091.indicators",
    title=_("Indicators of a reliable government"),
    noun=_("indicators"),
    columns=[
        Column(
            key="indicator",
            label=_("Indicator"),
            value=lambda i: f"{i.code} {title_of(i.diagnosis.edition, i.code)}",
            sort="position",
        ),
        Column(
            key="year",
            label=_("Year"),
            value=lambda i: str(i.diagnosis.year),
            sort="diagnosis__year",
        ),
        Column(key="self", label=_("Self-assessed"), value=self_status, kind="status"),
        Column(key="verified", label=_("Verified"), value=verified_status, kind="status"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda i: i.agency.short_name if i.agency else "",
            sort="agency__short_name",
        ),
        Column(key="due", label=_("Due"), value=lambda i: i.due_on, kind="date", sort="due_on"),
        Column(
            key="evidence",
            label=_("Valid evidence"),
            value=lambda i: i.evidence_count,
            kind="number",
            place="file",
        ),
        Column(
            key="goals",
            label=_("Goals (SDG)"),
            value=lambda i: ", ".join(str(goal) for goal in i.goals),
            place="file",
        ),
    ],
    rows=reading.indicators_counted,
    order=["-diagnosis__year", "position", "pk"],
    search=["code", "agency__name", "self_note", "verified_note"],
    filters=[
        year_filter("diagnosis"),
        category_filter("code"),
        colour_filter("self", _("Self-assessed"), "self"),
        colour_filter("verified", _("Verified"), "verified"),
        agency_filter("agency"),
    ],
    row_url=lambda i: i.get_absolute_url(),
    empty=_("No diagnosis yet: with the first the 39 indicators are here."),
)
EVIDENCE: Register[Any] = Register(
    key="iso18091.evidence_list",
    title=_("Evidence of a reliable government"),
    noun=_("pieces of evidence"),
    columns=[
        Column(key="title", label=_("Title"), value=lambda e: e.title, sort="title"),
        Column(
            key="indicator",
            label=_("Indicator"),
            value=lambda e: f"{e.indicator.code} · {e.indicator.diagnosis.year}",
            sort="indicator__position",
        ),
        Column(key="form", label=_("Kind"), value=lambda e: FORMS[e.form]),
        Column(
            key="happened_on",
            label=_("Day of the fact"),
            value=lambda e: e.happened_on,
            kind="date",
            sort="happened_on",
        ),
        Column(
            key="valid_until",
            label=_("Valid until"),
            value=lambda e: e.valid_until,
            kind="date",
            sort="valid_until",
        ),
        Column(key="added", label=_("Added by"), value=lambda e: e.added_office, place="file"),
    ],
    rows=reading.evidence,
    order=["-added_on", "-pk"],
    search=["title", "note", "indicator__code"],
    filters=[
        year_filter("indicator__diagnosis"),
        category_filter("indicator__code"),
        Filter(
            key="valid",
            label=_("Validity"),
            choices=lambda viewer: [("yes", _("Valid today")), ("no", _("Ran out or withdrawn"))],
            apply=_valid,
        ),
    ],
    row_url=lambda e: e.get_absolute_url(),
    empty=_("No evidence yet. It is added on the page of an indicator."),
)

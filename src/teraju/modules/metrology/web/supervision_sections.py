"""What the pages of supervision show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.exemptions import inscription
from teraju.modules.metrology.domain.judging import Reason
from teraju.modules.metrology.domain.marks import Result
from teraju.modules.metrology.domain.reading_units import brief
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.domain.supervision import InspectionState, Measure
from teraju.modules.metrology.models import CitizenReport, Inspection, InspectionItem, Instrument
from teraju.modules.metrology.models.choices import EXEMPTION_PURPOSES
from teraju.modules.metrology.models.order_choices import VERDICTS
from teraju.modules.metrology.models.supervision_choices import (
    CONCERNS,
    FINDINGS,
    MEASURES,
    ORIGINS,
)
from teraju.modules.metrology.plate_wording import capacity_of
from teraju.modules.metrology.selectors import registers
from teraju.modules.metrology.selectors import supervision as reading
from teraju.modules.metrology.services.certificate_readings import in_unit, limit_words
from teraju.modules.metrology.services.in_service import case_in_use
from teraju.modules.metrology.sheet_wording import in_language
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Paper
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status
from teraju.platform.web.record_parts import filled, table

from .numbers import measured
from .register_common import SHOWN
from .register_words import standing_column
from .supervision_next import followed_fact, named, next_facts, referral_facts
from .supervision_registers import item_name
from .supervision_sent import is_written
from .supervision_statuses import finding_status, measure_status, report_status
from .supervision_words import span


def inspection_facts(one: Inspection, carried: Sequence[InspectionItem]) -> list[Fact]:
    officials = ", ".join(person.title for person in one.officials.order_by("title", "pk"))
    visited = ""
    if one.visited_on:
        visited = f"{date_format(one.visited_on)}, {span(one.visited_from, one.visited_until)}"
    return filled(
        [
            Fact(_("Place"), str(one.place), url=one.place.get_absolute_url()),
            Fact(_("Market"), one.place.market.name if one.place.market else ""),
            Fact(_("Origin"), ORIGINS[one.origin]),
            followed_fact(one, carried),
            Fact(_("What is looked at"), one.purpose),
            Fact(
                _("Planned on"),
                f"{date_format(one.planned_on)}, {span(one.begins_at, one.ends_at)}",
                note="" if one.is_open else _("A closed place: entered from 06:00 to 18:00 only."),
            ),
            Fact(_("Officials"), officials),
            paper_fact(_("Letter of assignment"), one.letter),
            Fact(_("Visited on"), visited),
            Fact(_("Course of the visit"), one.summary),
            paper_fact(_("Minutes"), one.minutes),
            Fact(_("Closed on"), one.closed_on),
            Fact(_("Conclusion"), one.conclusion),
            Fact(_("Why it does not take place"), one.ending_reason),
            Fact(_("Unit"), one.agency.name),
        ]
    )


def paper_fact(label: str, paper: Paper | None) -> Fact:
    return Fact(label, paper.number, url=paper.get_absolute_url()) if paper else Fact("", "")


def items_section(viewer: Viewer, one: Inspection, *, writes: bool) -> list[Section]:
    """What was found, with the way for who writes the visit down to enter more."""
    if one.state in (InspectionState.PLANNED, InspectionState.CANCELLED):
        return []
    may = writes and one.state == InspectionState.VISITED and one.minutes_id is None
    url = reverse("metrology_item_find", args=[one.pk])
    action = Action(_("Record an instrument"), url, icon="plus") if may else None
    rows = reading.items(viewer).filter(inspection=one).order_by("pk")
    shown = [
        [
            Link(item.instrument.tag if item.instrument else _("no tag"), item.get_absolute_url()),
            item_name(item),
            finding_status(item),
            MEASURES[item.measure],
            measure_status(item),
            item.due_on or "–",
        ]
        for item in rows
    ]
    empty = _("No instrument is entered yet.")
    headers = [
        _("Instrument"),
        pgettext("instrument", "Kind"),
        pgettext("inspection", "Finding"),
        _("Measure"),
        _("Status"),
        _("To be put right by"),
    ]
    return [table(pgettext("inspection", "What was found"), headers, shown, empty, action=action)]


def known_here(viewer: Viewer, one: Inspection, *, writes: bool) -> list[Section]:
    """What the register knows there and the visit has not entered: a click each for who writes."""
    if not is_written(one):
        return []
    entered = one.items.standing().exclude(instrument=None).values("instrument")
    carried = one.carried.exclude(instrument=None).values("instrument")
    rows = registers.instruments_at(viewer, one.place).exclude(pk__in=entered)
    rows = rows.exclude(pk__in=carried)
    reported = Exists(one.reports.filter(instrument=OuterRef("pk")))
    found = list(rows.annotate(is_reported=reported).order_by("-is_reported", "pk")[: SHOWN + 1])
    may = writes and one.state == InspectionState.VISITED
    shown = [
        [
            Link(row.tag, _entry(one, row) if may else row.get_absolute_url()),
            [kind_name(row.kind), capacity_of(row), *([_("reported")] if row.is_reported else [])],
            str(row.place),
            row.counts_until or "–",
            standing_column(row),
        ]
        for row in found[:SHOWN]
    ]
    headers = [
        _("Tag"),
        pgettext("instrument", "Kind"),
        _("Where"),
        _("Valid until"),
        _("Status"),
    ]
    title = _("In the register at this place, not entered yet")
    if len(found) > SHOWN:
        words = _("The first {count} in the register at this place; find the others by their tag")
        title = words.format(count=SHOWN)
    return [table(title, headers, shown, _("Nothing else of this place is in the register."))]


def _entry(one: Inspection, row: Instrument) -> str:
    return reverse("metrology_item_add", args=[one.pk, row.pk])


def reports_section(viewer: Viewer, one: Inspection) -> list[Section]:
    rows = reading.reports(viewer).filter(inspection=one).order_by("pk")
    shown = [
        [
            Link(row.ticket, row.get_absolute_url()),
            CONCERNS[row.concern],
            row.where,
            report_status(row),
        ]
        for row in rows
    ]
    headers = [
        _("Ticket"),
        pgettext("report of a citizen", "What happened"),
        _("Where"),
        _("Status"),
    ]
    return [table(_("Reports that led here"), headers, shown, "")] if shown else []


def item_facts(viewer: Viewer, item: InspectionItem) -> list[Fact]:
    one, inspection = item.instrument, item.inspection
    return filled(
        [
            Fact(_("Inspection"), named(inspection), url=inspection.get_absolute_url()),
            Fact(
                _("Instrument"),
                f"{one.tag} {item_name(item)}" if one else item.described,
                url=one.get_absolute_url() if one else "",
                note=item.described if one else "",
            ),
            Fact(_("Place"), str(one.place if one else inspection.place)),
            Fact(_("Visited on"), inspection.visited_on),
            Fact(pgettext("inspection", "Finding"), FINDINGS[item.finding]),
            Fact(_("What was seen"), item.note),
            Fact(_("Measure"), item.get_measure_display()),
            Fact(_("To be put right by"), item.due_on),
            Fact(_("Number of the seal"), item.seal),
            Fact(_("Referred to"), item.referred_to),
            paper_fact(_("Warning letter"), item.warning),
            paper_fact(_("Minutes"), inspection.minutes),
            *(exempt_facts(viewer, one) if one else []),
            verified_fact(item),
            *referral_facts(item),
            Fact(_("Followed up on"), item.followed_up_on),
            Fact(
                pgettext("supervision", "Outcome"),
                item.get_outcome_display() if item.outcome else "",
            ),
            Fact(_("What was found then"), item.outcome_note),
            *next_facts(item),
        ]
    )


def exempt_facts(viewer: Viewer, instrument: Instrument) -> list[Fact]:
    """What an official looks at where an instrument need not be verified again. One query."""
    if instrument.standing != Standing.EXEMPT:
        return []
    rows = registers.exemptions(viewer).standing()  # type: ignore[attr-defined]
    one = rows.filter(instrument=instrument).first()
    if one is None:
        return []
    words = _("It bears the words “{words}”, stands where it may, and nobody trades by it.")
    used = f"{EXEMPTION_PURPOSES[one.purpose]}: {one.location}"
    note = words.format(words=inscription(one.requested_on))
    return [Fact(_("Exempt from re-verification"), used, url=one.get_absolute_url(), note=note)]


def verified_fact(item: InspectionItem) -> Fact:
    """What shows that it was put right; nothing where nothing had to be. One query."""
    if item.measure == Measure.NONE or item.inspection.minutes_id is None:
        return Fact("", "")
    found = reading.counting_among(reading.tested_since(item)) if item.instrument else None
    label = _("Verified since the visit")
    if found is not None and (found.result != Result.SAH or found.is_void):
        lost = _("Its test of {day} left it without a mark that counts.")
        note = lost.format(day=date_format(found.on))
        return Fact(label, _("not yet"), url=found.get_absolute_url(), note=note)
    if found is not None:
        lacks = _("No signed certificate (SKHP) stands for its mark yet.")
        note = lacks if found.is_unproven else ""
        return Fact(label, found.on, url=found.get_absolute_url(), note=note)
    note = "" if item.followed_up_on else _("It is verified at the counter or at a market session.")
    return Fact(label, _("not yet"), note=note)


def readings_section(item: InspectionItem) -> list[Section]:
    """The readings with error and limit, as the engine judged them."""
    if not item.verdict:
        return []
    tests = dict(item.answer.get("tests", {})).values()
    points = [point for test in tests for point in test.get("points", [])]
    day = item.inspection.visited_on or item.inspection.planned_on
    unit = case_in_use(item.instrument, day).unit if item.instrument else ""
    rows = [_point(point, unit) for point in points]
    tone = {"pass": "good", "fail": "bad"}.get(item.verdict, "warn")
    reason = in_language(Reason(item.reason_en, item.reason_id))
    verdict = Status(tone, VERDICTS[item.verdict], reason)  # type: ignore[arg-type]
    rows.append([_("All together"), "", "", "", verdict])
    error = "%" if any("error_percent" in point for point in points) else unit
    headers = [
        _("Read at"),
        in_unit(pgettext("measurement", "Reading"), unit),
        in_unit(_("Error"), error),
        in_unit(_("Limit in use"), error),
        _("Verdict"),
    ]
    return [table(_("Readings"), headers, rows, "")]


def _point(point: Mapping[str, Any], unit: str) -> list[Any]:
    at, read = (
        next((point[key] for key in keys if key in point), None)
        for keys in (("load", "q", "indicated"), ("indication", "delivered", "actual"))
    )
    verdict = point.get("verdict", "")
    tone: Any = {"pass": "good", "fail": "bad"}.get(verdict, "warn")
    numbers = [measured(read), measured(brief(point)), limit_words("", point, measured)]
    # Its column has no head on a phone.
    where = f"{measured(at)} {'m³/h' if 'q' in point else unit}".strip()
    return [where, *numbers, Status(tone, VERDICTS.get(verdict, verdict))]


def report_facts(viewer: Viewer, one: CitizenReport) -> list[Fact]:
    instrument, inspection = one.instrument, one.inspection
    sees = rights.allowed(viewer, permissions.REPORT_HANDLE, one)
    return filled(
        [
            Fact(pgettext("report of a citizen", "What happened"), CONCERNS[one.concern]),
            Fact(pgettext("report of a citizen", "On"), one.happened_on),
            Fact(
                _("Instrument"),
                instrument.tag if instrument else "",
                url=instrument.get_absolute_url() if instrument else "",
            ),
            Fact(_("Code on it"), one.code, note=_("It leads to no instrument.")),
            Fact(_("Where"), one.where),
            Fact(_("In the words of the citizen"), one.text),
            Fact(_("Received"), one.received_at),
            Fact(_("To be looked at by"), one.due_on if one.state == "received" else None),
            Fact(
                _("Contact"),
                one.contact if sees else "",
                note=_("To ask back only; it is forgotten with the answer."),
            ),
            Fact(
                _("Inspection"),
                named(inspection) if inspection else "",
                url=inspection.get_absolute_url() if inspection else "",
            ),
            Fact(_("Answer that the citizen sees"), one.answer),
            Fact(_("Answered on"), one.answered_on),
            Fact(_("Unit"), one.agency.name),
        ]
    )


def photo_section(one: CitizenReport) -> list[Section]:
    if one.photo_id is None:
        return []
    context = {
        "url": reverse("metrology_citizen_report_photo", args=[one.pk]),
        "alt": _("Photo of the report {ticket}").format(ticket=one.ticket),
    }
    return [Section(_("Photo"), "metrology/photo.html", context, side=True)]


def inspections_of(viewer: Viewer, instrument: Instrument) -> list[Section]:
    """What supervision found at an instrument, for its own page."""
    rows = reading.items(viewer).filter(instrument=instrument).order_by("-pk")[:SHOWN]
    shown = [
        [
            Link(date_format(row.inspection.visited_on), row.get_absolute_url()),
            finding_status(row),
            MEASURES[row.measure],
            measure_status(row),
        ]
        for row in rows
        if row.inspection.visited_on
    ]
    finding = pgettext("inspection", "Finding")
    headers = [_("Visited on"), finding, _("Measure"), _("Status")]
    return [table(_("Supervision"), headers, shown, "")] if shown else []

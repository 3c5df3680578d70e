"""Reading inspections, what they found, and citizens' reports, cut to the viewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, DateField, Q, QuerySet, Value

from teraju.modules.metrology.domain.marks import Result, VoidReason
from teraju.modules.metrology.domain.separation import Part
from teraju.modules.metrology.domain.standing import counting, without_failed_parts
from teraju.modules.metrology.domain.supervision import (
    InspectionState,
    Measure,
    NextStep,
    is_referred,
)
from teraju.modules.metrology.models import (
    Certificate,
    CitizenReport,
    Inspection,
    InspectionItem,
    Instrument,
    Place,
    Verification,
)
from teraju.modules.metrology.models.supervision import still_open
from teraju.modules.metrology.selectors.marks import acts_of, mark_of
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import Paper, PaperStatus

REFERRAL_LETTER = "metrology.inspection_referral"


def inspections(viewer: Viewer) -> QuerySet[Any]:
    """Inspections with the day on which they are looked at."""
    rows = Inspection.objects.visible_to(viewer)
    related = rows.select_related("agency", "government", "place__market", "letter", "minutes")
    found: QuerySet[Any] = related.annotate(as_of=Value(viewer.today, output_field=DateField()))
    return found


def overlapping(viewer: Viewer, one: Inspection) -> list[Inspection]:
    """The visits of the same hours that take one of the same officials elsewhere. Two queries."""
    if one.state not in (InspectionState.PLANNED, InspectionState.ASSIGNED):
        return []
    rows = inspections(viewer).filter(
        state__in=[InspectionState.PLANNED, InspectionState.ASSIGNED],
        planned_on=one.planned_on,
        begins_at__lt=one.ends_at,
        ends_at__gt=one.begins_at,
        officials__in=one.officials.all(),
    )
    found = rows.exclude(pk=one.pk).distinct().order_by("begins_at", "pk")
    return list(found.prefetch_related("officials"))


def was_sent(viewer: Viewer, inspection: Inspection) -> bool:
    """Whether the viewer is one of the officials of a visit: the letter names them."""
    return bool(inspection.officials.filter(pk=viewer.user_id).exists())


def referred_since(item: InspectionItem) -> date | None:
    """Since when it is another's to go on with, by minutes that are signed; None: it is not."""
    inspection = item.inspection
    if inspection.minutes_id is None:
        return None
    if not is_referred(item.measure, item.outcome, item.next_step):
        return None
    if item.next_step == NextStep.REFERRAL and item.decided_on is not None:
        return item.decided_on
    return inspection.visited_on or inspection.planned_on


def referral_letter(item: InspectionItem) -> Paper | None:
    """The letter to whom it is referred now, as long as it stands. A query at most."""
    if referred_since(item) is None or item.referral is None or not item.referral.is_valid:
        return None
    return item.referral


def letters_awaited(viewer: Viewer) -> QuerySet[InspectionItem]:
    """What was referred without a letter to whom it is referred now.

    Who has answered knows of it: no letter is missed any more.
    """
    rows = items(viewer).referred().filter(replied_on=None).exclude(referred_to="")
    found: QuerySet[InspectionItem] = rows.exclude(referral__status=PaperStatus.VALID)
    return found.order_by("pk")


def inspections_counted(viewer: Viewer) -> QuerySet[Any]:
    """Inspections with how many instruments were looked at, faulty, and still open."""
    standing = Q(items__withdrawn_on=None)
    faulty = standing & ~Q(items__measure=Measure.NONE)
    rows: QuerySet[Any] = inspections(viewer).annotate(
        looked_at=Count("items", filter=standing),
        faulty=Count("items", filter=faulty),
        still_open=Count("items", filter=standing & still_open("items__")),
    )
    return rows


def items(viewer: Viewer) -> Any:
    """What was found at instruments in use, as far as it stands."""
    rows = InspectionItem.objects.visible_to(viewer).standing()
    related = rows.select_related(
        "inspection__agency",
        "inspection__government",
        "inspection__place__market",
        "inspection__minutes",
        "instrument__owner",
        "instrument__user",
        "instrument__place__market",
        "warning",
        "referral",
        "next_visit__place__market",
    )
    return related.annotate(as_of=Value(viewer.today, output_field=DateField()))


def items_of(inspection: Inspection) -> QuerySet[InspectionItem]:
    """What was found on a visit, in the order of its entry."""
    rows: QuerySet[InspectionItem] = InspectionItem.objects.standing().filter(inspection=inspection)
    return rows.select_related(
        "instrument__owner",
        "instrument__user",
        "instrument__place__market",
        "warning",
        "inspection__agency",
        "inspection__place__market",
    ).order_by("pk")


def reports(viewer: Viewer) -> QuerySet[Any]:
    """Citizens' reports with the day on which they are looked at."""
    rows = CitizenReport.objects.visible_to(viewer)
    related = rows.select_related(
        "agency", "government", "instrument__place__market", "inspection__place__market", "photo"
    )
    found: QuerySet[Any] = related.annotate(as_of=Value(viewer.today, output_field=DateField()))
    return found


def supervisors(agency: Agency, on: date) -> QuerySet[User]:
    """Who holds the role of a supervisor at a unit on a day."""
    ancestors = [int(part) for part in agency.path.split("/") if part]
    held = RoleAssignment.objects.held_on(on).filter(
        Q(agency__in=ancestors) | Q(agency=None, government=agency.government_id),
        role=Role.SUPERVISOR,
    )
    rows: QuerySet[User] = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return rows.order_by("title", "pk")


def parts_played(instruments: Collection[int], on: date) -> dict[int, set[Part]]:
    """By person: what they did with these instruments whose verification holds on a day.

    Two queries.
    """
    holds = Q(verification__valid_until__gte=on) | Q(verification__valid_until=None)
    tested = Verification.objects.filter(
        Q(valid_until__gte=on) | Q(valid_until=None), instrument__in=instruments, on__lte=on
    )
    signed = Certificate.objects.filter(
        holds, verification__instrument__in=instruments, signed_by__isnull=False
    )
    found: dict[int, set[Part]] = {}
    for person in tested.order_by("pk").values_list("tester", flat=True):
        found.setdefault(person, set()).add(Part.TEST)
    for person in signed.order_by("pk").values_list("signed_by", flat=True):
        if person is not None:
            found.setdefault(person, set()).add(Part.SIGN)
    return found


def tested_since(item: InspectionItem) -> Any:
    """What was done with an instrument after the visit that found something, latest first.

    Each act with whether it is void, and whether a mark or a signed certificate is missing still.
    What was recorded by mistake is none. A visit is over when its hours are.
    """
    day, over = _end(item.inspection)
    return acts_of(item.instrument_id).filter(Q(on__gt=day) | Q(on=day, at__gt=over))


def verified_since(item: InspectionItem) -> Any:
    """Verifications that an instrument passed after the visit that found something."""
    return tested_since(item).filter(result=Result.SAH)


def counting_among(acts: Iterable[Any]) -> Any | None:
    """The act that counts among some of an instrument, the last first; of a set what holds on.

    It may be one that failed, that is void, or that nothing proves yet. One query.
    """
    told = [(mark_of(one), one) for one in acts]
    counts = counting([mark for mark, _one in told])
    return next((one for mark, one in told if mark is counts), None)


def mark_in_force(item: InspectionItem) -> Verification | None:
    """The mark that an instrument bore on a visit, if it passed and nothing has voided it.

    Pieces of a set that failed leave the others theirs. One query.
    """
    day, over = _end(item.inspection)
    acts = list(acts_of(item.instrument_id).filter(Q(on__lt=day) | Q(on=day, at__lte=over)))
    left = without_failed_parts([mark_of(one) for one in acts])
    last: Any = acts[-len(left)] if left else None
    return last if last and last.result == Result.SAH and not last.is_void else None


def _end(inspection: Inspection) -> tuple[date, datetime]:
    """The day of a visit and the moment of its end; of one that is not made yet the plan's."""
    day = inspection.visited_on or inspection.planned_on
    hour = inspection.visited_until or inspection.ends_at
    return day, datetime.combine(day, hour, ZoneInfo(inspection.government.timezone))


def is_sealed(instrument: Instrument) -> bool:
    """Whether supervisors sealed it on a signed visit and it was not verified since.

    No word of theirs lifts a seal: what is out of use keeps it, for its mark may still run.
    """
    return instrument.pk in sealed_among([instrument.pk])


def was_sealed_since(item: InspectionItem, until: date) -> bool:
    """Whether a later visit, signed, of the days until one sealed what an item is about."""
    if item.instrument_id is None:
        return False
    day, over = _end(item.inspection)
    later = Q(inspection__visited_on__gt=day) | Q(
        inspection__visited_on=day, inspection__visited_until__gte=over.time()
    )
    rows = InspectionItem.objects.standing().filter(
        later,
        instrument=item.instrument_id,
        measure=Measure.SEAL,
        inspection__minutes__isnull=False,
        inspection__visited_on__lte=until,
    )
    return bool(rows.exclude(pk=item.pk).exists())


def sealed_among(ids: Collection[int]) -> set[int]:
    """The ids of those that supervisors sealed and that bear their seal still. Two queries."""
    rows = InspectionItem.objects.standing().filter(instrument__in=ids, measure=Measure.SEAL)
    signed = rows.filter(inspection__minutes__isnull=False).select_related("inspection__government")
    ordered = signed.order_by("inspection__visited_on", "inspection__visited_until", "pk")
    # The last seal of each: what was verified after an earlier one may have been sealed again.
    ends: dict[int, Any] = {}
    for one in ordered:
        if one.instrument_id is not None:
            ends[one.instrument_id] = _end(one.inspection)
    if not ends:
        return set()
    passed = Verification.objects.filter(instrument__in=ends, result=Result.SAH)
    passed = passed.exclude(voids__reason=VoidReason.MISTAKE)
    lifted = {
        pk
        for pk, on, at in passed.values_list("instrument", "on", "at")
        if on > ends[pk][0] or (on == ends[pk][0] and at > ends[pk][1])
    }
    return set(ends) - lifted


def report_by_ticket(ticket: str) -> CitizenReport | None:
    """A report by its ticket, for its public page: the caller asks for the secret."""
    rows = CitizenReport.objects.select_related("agency", "government", "inspection")
    found: CitizenReport | None = rows.filter(ticket=ticket).first()
    return found


def found_for(report: CitizenReport) -> list[InspectionItem]:
    """What the signed minutes of its visit say of the instrument that was reported, else of all.

    A query at most. Whoever reported one is told nothing of another's.
    """
    visit = report.inspection
    if visit is None or visit.minutes_id is None:
        return []
    found = list(visit.items.standing().order_by("pk"))
    own = [one for one in found if one.instrument_id and one.instrument_id == report.instrument_id]
    return own or found


def units_of_reports() -> QuerySet[Agency]:
    """The units that keep a register of places: to them a citizen may report."""

    units = Place.objects.order_by().values("agency").distinct()
    rows: QuerySet[Agency] = Agency.objects.filter(pk__in=units, closed_on=None)
    return rows.select_related("government").order_by("government__name", "name", "pk")

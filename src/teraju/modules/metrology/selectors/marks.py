"""Reading verifications: the acts of tera and tera ulang."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    DateField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.marks import CertificateState, Remedy, Result, VoidReason
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.domain.standing import LastMark, Standing
from teraju.modules.metrology.domain.supervision import VOIDS, Finding
from teraju.modules.metrology.models import (
    Attempt,
    Certificate,
    InspectionItem,
    Instrument,
    Mark,
    OrderLine,
    Verification,
    Voiding,
)
from teraju.platform.accounts.scope import Viewer

_VOID = Voiding.objects.filter(verification=OuterRef("pk"))
_MARK = Mark.objects.filter(verification=OuterRef("pk"), kind=Result.SAH)
_SIGNED = Certificate.objects.filter(verification=OuterRef("pk"), state=CertificateState.SIGNED)
# A later act on the whole instrument, or on a whole set: what it says stands in its place.
_LATER = Q(on__gt=OuterRef("on")) | (
    Q(on=OuterRef("on")) & (Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")))
)
# Acts without a mark: the signed certificate that would stand for it is not there, or no more.
UNPROVEN = Q(~Q(unmarkable="") & ~Exists(_MARK) & ~Exists(_SIGNED), result=Result.SAH)
MISTAKEN = Exists(_VOID.filter(reason=VoidReason.MISTAKE))
FOLLOWED = Exists(
    Verification.objects.filter(_LATER, instrument=OuterRef("instrument"))
    .filter(~UNPROVEN, ~MISTAKEN)
    .annotate(tested=F("passed") + F("failed"))
    .filter(tested__gte=F("instrument__count"))
)
# Acts of the same line that ended it all the same: they count, or came after the mistake.
_ENDED_IT = Verification.objects.filter(
    ~Exists(_VOID) | (~MISTAKEN & Q(pk__gt=OuterRef("pk"))), sheet__line=OuterRef("sheet__line")
)
# Lines of orders that are done by nothing but a mark recorded by mistake.
DONE_BY_MISTAKE = Q(
    Exists(Verification.objects.filter(MISTAKEN, ~Exists(_ENDED_IT), sheet__line=OuterRef("pk"))),
    state=LineState.DONE,
)


def verifications(viewer: Viewer) -> Any:
    """With the day of the look, since when each is void, and what else takes its force."""
    rows: QuerySet[Verification] = Verification.objects.visible_to(viewer)
    related = rows.select_related(
        "agency", "government", "instrument__owner", "instrument__place__market", "tester", "sheet"
    )
    return related.annotate(
        is_void=Exists(_VOID),
        void_since=Subquery(_VOID.values("on")[:1]),
        is_unproven=UNPROVEN,
        is_followed=FOLLOWED,
        as_of=Value(viewer.today, output_field=DateField()),
    )


def whole(rows: Any) -> Any:
    """With marks, voids, certificates, attempts and standards: six queries more."""
    certificates = Certificate.objects.select_related("paper").order_by("-pk")
    return rows.select_related(
        "sheet__line__order__output", "sheet__place__market"
    ).prefetch_related(
        Prefetch("marks", Mark.objects.order_by("pk")),
        Prefetch("voids", Voiding.objects.order_by("pk")),
        Prefetch("certificates", certificates),
        Prefetch("sheet__attempts", Attempt.objects.select_related("repairer").order_by("ordinal")),
        "sheet__standards__certificates",
    )


def is_part(verification: Verification) -> bool:
    """Whether pieces of a set failed while others, with marks of their own, were not brought."""
    one = verification.instrument
    is_set = catalogue().kind(one.kind).counted_by == "piece"
    return verification.result == Result.BATAL and is_set and verification.failed < one.count


def mark_of(one: Any) -> LastMark:
    """What an act says, as the rules of standing read it; it knows `is_void` and `is_unproven`."""
    is_sah = one.result == Result.SAH
    return LastMark(
        one.on,
        is_sah,
        one.valid_until,
        one.is_void,
        not one.is_unproven,
        is_part=is_part(one),
        pieces=one.passed if is_sah else one.failed,
    )


def told_of_acts() -> Any:
    """Acts as `mark_of` reads them: whether they are void, or not proven."""
    rows: QuerySet[Verification] = Verification.objects.select_related("instrument")
    return rows.annotate(is_void=Exists(_VOID), is_unproven=UNPROVEN)


def acts_of(instrument_id: int | None) -> Any:
    """The acts on an instrument that were no mistake, the last first, as `mark_of` reads them."""
    rows = told_of_acts().filter(~MISTAKEN, instrument=instrument_id)
    return rows.order_by("-on", "-at", "-pk")


def tested_again(verification_ids: Collection[int]) -> set[int]:
    """Which of these acts have a later one in their place. One query."""
    rows = Verification.objects.filter(FOLLOWED, pk__in=verification_ids)
    return set(rows.values_list("pk", flat=True))


def pieces_tested() -> Any:
    """Of each line of an order how many pieces its acts told of: of a set maybe not all came."""
    rows = Verification.objects.filter(~MISTAKEN, sheet__line=OuterRef("pk")).order_by()
    return Subquery(
        rows.values("sheet__line").annotate(n=Sum(F("passed") + F("failed"))).values("n")
    )


def done_by_mistake(lines: Collection[OrderLine]) -> list[OrderLine]:
    """Of some lines those done by a mistake alone, and tested by nobody since. One query."""
    since = Verification.objects.filter(
        ~MISTAKEN, instrument=OuterRef("instrument"), at__gt=OuterRef("taken_at")
    )
    rows = OrderLine.objects.filter(
        DONE_BY_MISTAKE, ~Exists(since), pk__in=[one.pk for one in lines]
    )
    found = set(rows.values_list("pk", flat=True))
    return [one for one in lines if one.pk in found]


def last_spot(instrument: Instrument) -> str:
    """Where the marks of an instrument were the last time; empty where nobody said. One query."""
    told = Mark.objects.filter(verification__instrument=instrument).exclude(spot="")
    found: str | None = told.order_by("-pk").values_list("spot", flat=True).first()
    return found or ""


def not_at_first(rows: QuerySet[Verification]) -> QuerySet[Verification]:
    """Those with something that did not pass at first: adjusted, repaired, or marked batal."""
    repaired = Attempt.objects.filter(sheet=OuterRef("sheet"), remedy=Remedy.REPAIRED)
    found = rows.annotate(is_repaired=Exists(repaired))
    return found.filter(Q(adjusted__gt=0) | Q(failed__gt=0) | Q(is_repaired=True))


def with_worth(rows: Any, value: str, today: date) -> Any:
    """Verifications whose mark counts today, has run out, is void, unproven, or was batal.

    Or that would count, had the instrument not been tested again; or where something did not pass
    at first.
    """
    if value == "not_at_first":
        return not_at_first(rows)
    if value == "void":
        return rows.filter(is_void=True)
    if value == "batal":
        return rows.filter(result=Result.BATAL, is_void=False)
    held = rows.filter(result=Result.SAH, is_void=False)
    if value == "unproven":
        return held.filter(is_unproven=True)
    held = held.filter(is_unproven=False)
    if value == "expired":
        return held.filter(valid_until__lt=today)
    return held.filter(valid_until__gte=today, is_followed=value == "followed")


@dataclass(frozen=True, slots=True)
class PiecesTested:
    """What came of the pieces of a set by the acts that hold; not all of them bear a mark sah."""

    passed: int
    tested: int
    # Each that failed bears the mark batal: no act says that none fits.
    are_marked: bool


def partly_passed(instrument: Instrument, today: date) -> PiecesTested | None:
    """How many pieces of a set passed, where not all did.

    Pieces that were brought one after the other are counted together, as long as they make up no
    more than the set: what comes after that was tested again. Those that failed since are none that
    passed. One query for a set, none for an instrument.
    """
    if instrument.count == 1:
        return None
    rows = Verification.objects.filter(
        ~Exists(_VOID),
        Q(result=Result.BATAL) | Q(result=Result.SAH, valid_until__gte=today),
        instrument=instrument,
    )
    passed = tested = failed_since = 0
    are_marked = True
    for act in rows.order_by("-on", "-at", "-pk")[: instrument.count]:
        if tested and tested + act.passed + act.failed > instrument.count:
            break
        if act.result == Result.BATAL and tested:
            continue
        are_marked = are_marked and not act.unmarkable
        if act.result == Result.BATAL:
            failed_since += act.failed
            continue
        passed, tested = passed + act.passed, tested + act.passed + act.failed
    whole = max(tested, instrument.count)
    passed, tested = min(passed, whole - failed_since), min(tested + failed_since, whole)
    if passed < 1 or passed == whole:
        return None
    return PiecesTested(passed, tested, are_marked)


def awaited_certificate(instrument: Instrument) -> Certificate | None:
    """What was last done about the certificate that an instrument without a mark lacks.

    One query where nothing proves its verification.
    """
    if instrument.standing != Standing.UNPROVEN:
        return None
    rows = Certificate.objects.filter(verification__instrument=instrument, verification__voids=None)
    return (
        rows.order_by("-verification__on", "-verification__at", "-verification", "-pk")
        .select_related("verification")
        .first()
    )


def standing_certificate(verification: Verification) -> Certificate | None:
    """The certificate that is withdrawn once the mark is void: signed, or sent back to be mended.

    One that waits to be signed is sent back by the head. One query.
    """
    states = [CertificateState.SIGNED, CertificateState.SENT_BACK]
    rows = Certificate.objects.filter(verification=verification, state__in=states)
    return rows.select_related("paper", "verification__instrument").order_by("-pk").first()


@dataclass(frozen=True, slots=True)
class Lost:
    """Since when a mark counts no more, and why; what was written of it stays with the mark."""

    on: date
    reason: str


def lost_mark(instrument: Instrument) -> Lost | None:
    """What took the force from the mark of an instrument. One query where it has none any more,
    two where no record tells of its mark.

    Marks of a list that was kept before have no record of their own: the days kept beside the
    instrument tell of them, and the minutes of the visit that found it so.
    """
    if instrument.standing != Standing.VOID:
        return None
    rows = Voiding.objects.filter(verification__instrument=instrument)
    acts = rows.exclude(reason=VoidReason.MISTAKE).order_by(
        "-verification__on", "-verification__at", "-pk"
    )
    last = acts.first()
    if last is not None:
        return Lost(last.on, last.reason)
    if instrument.void_on is None:
        return None
    if instrument.moved_on == instrument.void_on:
        return Lost(instrument.void_on, VoidReason.MOVE)
    item = found_so(instrument, instrument.void_on)
    reason = VOIDS[Finding(item.finding)] if item is not None else VoidReason.OUT_OF_USE
    return Lost(instrument.void_on, reason)


def found_so(instrument: Instrument, on: date) -> InspectionItem | None:
    """What signed minutes of a visit on a day say that takes the force from a mark. One query."""
    rows = InspectionItem.objects.standing().filter(
        instrument=instrument,
        finding__in=VOIDS,
        inspection__visited_on=on,
        inspection__minutes__isnull=False,
    )
    return rows.order_by("-pk").first()

"""Reading standards, and whether they may be used on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.utils.functional import Promise

from teraju.modules.metrology.domain.fitness import (
    StandardFacts,
    StandardState,
    Unfit,
    Weight,
    good_enough,
    unfit,
)
from teraju.modules.metrology.domain.judging import PASSED, Judgement
from teraju.modules.metrology.domain.mass_units import MASS_UNITS, milligrams
from teraju.modules.metrology.domain.stamps import Site
from teraju.modules.metrology.models import (
    IssuedStandard,
    RoomReading,
    Standard,
    StandardCertificate,
    StandardLoan,
)
from teraju.modules.metrology.models.unit_choices import Custody, StandardKind
from teraju.modules.metrology.unit_wording import UNFIT
from teraju.platform.accounts.scope import Viewer

DAY = timedelta(days=1)
_LENT = StandardLoan.objects.filter(standard=OuterRef("pk"), returned_on=None)
_OUT = IssuedStandard.objects.filter(standard=OuterRef("pk"), is_out=True)


def standards(viewer: Viewer) -> QuerySet[Standard]:
    """With the day on which somebody looks, whether each is lent and until when, or out."""
    rows: QuerySet[Standard] = Standard.objects.visible_to(viewer)
    found: QuerySet[Standard] = _placed(rows.select_related("agency", "government")).annotate(
        today=Value(viewer.today, output_field=DateField())
    )
    return found


def _placed(rows: QuerySet[Standard]) -> QuerySet[Any]:
    until = Subquery(_LENT.values("until")[:1])
    return rows.annotate(is_lent=Exists(_LENT), lent_until=until, is_taken=Exists(_OUT))


def whole(rows: QuerySet[Standard]) -> QuerySet[Standard]:
    """With certificates, loans and jobs: four queries more."""
    issued: Any = IssuedStandard.objects.select_related("issue").order_by(
        "-issue__issued_on", "-pk"
    )
    return rows.prefetch_related(
        Prefetch("certificates", StandardCertificate.objects.order_by("-calibrated_on", "-pk")),
        Prefetch("loans", StandardLoan.objects.order_by("-lent_on", "-pk")),
        Prefetch("issued", issued),
    )


def readings(viewer: Viewer) -> QuerySet[RoomReading]:
    rows: QuerySet[RoomReading] = RoomReading.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def reasons_now(one: Any) -> tuple[Unfit, ...]:
    """What stands against a standard of `standards` on the day of the look. No query."""
    return unfit(
        StandardFacts(
            is_withdrawn=one.state == StandardState.WITHDRAWN,
            has_certificate=one.due_on is not None,
            found_fit=one.certified,
            due_on=one.due_on,
            is_lent=one.is_lent,
            **_under_agreement(one),
        ),
        one.today,
    )


def fit_today(rows: Any, today: date) -> Any:
    """Those of `standards` that may be used on the day of the look, asked of the database."""
    held = rows.filter(state=StandardState.IN_USE, certified=True, due_on__gte=today)
    return held.filter(is_lent=False).exclude(_unagreed(today))


def unagreed(rows: Any, today: date) -> Any:
    """Those that are borrowed without an agreement that holds, asked of the database."""
    return rows.filter(_unagreed(today))


def _unagreed(today: date) -> Q:
    over = Q(agreement="") | Q(agreement_on__gt=today) | Q(agreement_until__lt=today)
    return Q(custody=Custody.BORROWED) & over


def left_out(viewer: Viewer, agency_id: int) -> list[str]:
    """The standards of a unit that are not handed out today, each with why. One query."""
    rows = standards(viewer).filter(agency=agency_id, state=StandardState.IN_USE)
    return _told(
        (one, [*reasons_now(one), *([Unfit.TAKEN] if one.is_taken else [])])  # type: ignore[attr-defined]
        for one in rows.order_by("code", "pk")
    )


def not_at_hand(viewer: Viewer, agency_id: int, on: date, *, away: bool) -> list[str]:
    """The standards of a unit that the viewer does not test with, each with why. One query."""
    rows = with_viewer(standards(viewer), viewer, on, away=away)
    rows = rows.filter(agency=agency_id, state=StandardState.IN_USE)
    return _told(
        (one, [*reasons_now(one), *_not_with_them(one, away=away)])
        for one in rows.order_by("code", "pk")
    )


def _not_with_them(one: Any, *, away: bool) -> Iterator[Unfit]:
    """Why the viewer has a standard of `with_viewer` not along."""
    if one.is_mine:
        return
    if one.is_held:
        yield Unfit.OF_OFFICE if away and one.is_of_office else Unfit.DUE_BACK
    elif one.is_taken:
        yield Unfit.TAKEN
    elif away:
        yield Unfit.NOT_ALONG


def _told(rows: Iterable[tuple[Standard, Sequence[Unfit]]]) -> list[str]:
    return told_together(
        (one, " ".join(str(UNFIT[each]) for each in reasons)) for one, reasons in rows if reasons
    )


def told_together(rows: Iterable[tuple[Standard, Any]]) -> list[str]:
    """Standards with why each is left out: those of one reason in one sentence, by their codes."""
    by_reason: dict[str, list[str]] = {}
    for one, reason in rows:
        by_reason.setdefault(str(reason), []).append(one.code)
    return [f"{', '.join(codes)} – {reason}" for reason, codes in by_reason.items()]


def with_viewer(rows: Any, viewer: Viewer, on: date, *, away: bool) -> Any:
    """Those of `standards`, each with whether the viewer had it along on a day, for that day.

    As stamps, standards go out for one job: not for longer, and `away` from the office only those
    of the field. `is_held`: they had it in hand, whatever for.
    """
    kept = Q(issue__returned_on=None) | Q(issue__returned_on__gte=on)
    held = IssuedStandard.objects.filter(
        kept, standard=OuterRef("pk"), issue__holder=viewer.user_id, issue__issued_on__lte=on
    )
    mine = held.filter(issue__due_on__gte=on)
    return rows.annotate(
        is_held=Exists(held),
        is_of_office=~Exists(held.filter(issue__site=Site.FIELD)),
        is_mine=Exists(mine.filter(issue__site=Site.FIELD) if away else mine),
    )


def at_hand(rows: Any, *, away: bool) -> Any:
    """Those of `with_viewer` that the viewer may test with: what was handed out to them.

    At the office also what lies there: only work elsewhere takes standards along by a letter.
    Source: SOP set Met-Bpp, loan book for each job.
    """
    return rows.filter(is_mine=True) if away else rows.filter(Q(is_mine=True) | Q(is_taken=False))


@dataclass(frozen=True)
class StandardAnswer:
    """Whether a standard may be used, and every reason why not."""

    standard: Standard
    reasons: tuple[Unfit, ...]

    @property
    def is_fit(self) -> bool:
        return not self.reasons

    @property
    def sentences(self) -> list[Promise]:
        return [UNFIT[one] for one in self.reasons]


def standards_fit(
    agency_id: int,
    ids: Collection[int],
    on: date,
    holder_id: int | None = None,
    *,
    away: bool = False,
    in_hand: bool = False,
    begun_at: datetime | None = None,
) -> list[StandardAnswer]:
    """Whether standards of a unit may be used on a day, by what the books held on that day.

    `holder_id` is who wants to use them: what is out with somebody else is taken, and `away` from
    the office they use only what they had along for the field. `in_hand` leaves out what was due
    back before that day; without it what was tested is tested, unless it was back before the test
    began. Four queries.
    """
    uses = _Use(on=on, holder_id=holder_id, away=away, in_hand=in_hand, begun_at=begun_at)
    rows = Standard.objects.filter(agency=agency_id, pk__in=ids).order_by("pk")
    issued: Any = IssuedStandard.objects.select_related("issue")
    found = rows.prefetch_related(
        Prefetch("certificates", StandardCertificate.objects.filter(struck_on=None)),
        "loans",
        Prefetch("issued", issued),
    )
    return [StandardAnswer(one, unfit(_in_whose_hands(one, uses), on)) for one in found]


@dataclass(frozen=True, kw_only=True)
class _Use:
    """Who wants to use a standard, when and where."""

    on: date
    holder_id: int | None
    away: bool
    in_hand: bool
    begun_at: datetime | None


def _in_whose_hands(one: Standard, use: _Use) -> StandardFacts:
    """What the books hold of a standard, and whether somebody may take it up on that day."""
    out = [each for each in one.issued.all() if each.issue.issued_on <= use.on]
    own = [each.issue for each in out if each.issue.holder_id == use.holder_id]
    # What went back on that day was with them before, whoever has it since.
    held = [each for each in own if not each.was_back(use.on, use.begun_at)]
    meant = [each for each in held if not use.away or each.site == Site.FIELD]
    # What came back this morning may go out again today.
    is_taken = not held and any(each.is_out for each in out)
    is_behind = use.away and not held and not is_taken
    was_along = any(each.returned_on == use.on for each in own)
    return replace(
        _facts(one, use.on, {each.returned_on for each in held} if use.begun_at else ()),
        is_taken=is_taken,
        is_given_back=is_behind and was_along,
        is_left_behind=is_behind and not was_along,
        is_of_office=bool(held) and not meant,
        is_due_back=use.in_hand and bool(meant) and all(each.due_on < use.on for each in meant),
    )


def _facts(one: Standard, on: date, until: Collection[date | None]) -> StandardFacts:
    """What the books hold of a standard for a day; certificates and loans are at hand with it."""
    last = _last_certificate(one, on)
    return StandardFacts(
        is_withdrawn=one.is_gone(on, until),
        has_certificate=last is not None,
        found_fit=last is not None and last.is_fit,
        due_on=last.due_on if last else None,
        is_lent=any(_spans(loan.lent_on, loan.returned_on, on) for loan in one.loans.all()),
        **_under_agreement(one),
    )


def _last_certificate(one: Standard, on: date) -> StandardCertificate | None:
    known = [each for each in one.certificates.all() if each.calibrated_on <= on]
    return max(known, key=lambda each: (each.calibrated_on, each.pk), default=None)


def serves_until(one: Standard, due_on: date | None) -> date:
    """The last day of a standard that is due on a day: that, or of the agreement if it is first."""
    days = [due_on or date.max]
    if one.custody == Custody.BORROWED and one.agreement_until is not None:
        days.append(one.agreement_until)
    return min(days)


@dataclass(frozen=True)
class Kept:
    """A standard as it stood on a day: its last certificate, and what stood against its use."""

    standard: Any
    reasons: tuple[Unfit, ...]

    @property
    def calibrated_on(self) -> date | None:
        found: date | None = self.standard.last_on
        return found

    @property
    def serves_until(self) -> date:
        return serves_until(self.standard, self.standard.last_due)

    @property
    def wrong_since(self) -> date | None:
        """The first day on which something stood against it, where the books tell one."""
        due, until = self.standard.last_due, self.standard.agreement_until
        days = {
            Unfit.OVERDUE: due and due + DAY,
            Unfit.FOUND_UNFIT: self.calibrated_on,
            Unfit.AGREEMENT_OVER: until and until + DAY,
        }
        return min((day for one in self.reasons if (day := days.get(one))), default=None)


def kept_on(agency_ids: Collection[int], on: date, known_by: datetime) -> list[Kept]:
    """The standards of units on a day, by what was in the books at a moment. One query."""
    last = StandardCertificate.objects.filter(
        Q(struck_on=None) | Q(struck_on__gt=on),
        standard=OuterRef("pk"),
        calibrated_on__lte=on,
        created_at__lt=known_by,
    ).order_by("-calibrated_on", "-pk")
    away = StandardLoan.objects.filter(
        Q(returned_on=None) | Q(returned_on__gt=on), standard=OuterRef("pk"), lent_on__lte=on
    )
    rows = Standard.objects.filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=on),
        agency__in=agency_ids,
        created_at__lt=known_by,
    ).annotate(
        last_on=Subquery(last.values("calibrated_on")[:1]),
        last_due=Subquery(last.values("due_on")[:1]),
        last_fit=Subquery(last.values("is_fit")[:1]),
        last_entered=Subquery(last.values("created_at")[:1]),
        was_lent=Exists(away),
    )
    return [Kept(one, unfit(_as_kept(one), on)) for one in rows.order_by("agency", "pk")]


def _under_agreement(one: Any) -> dict[str, Any]:
    """What a standard that another unit owns is used under."""
    return {
        "is_borrowed": one.custody == Custody.BORROWED,
        "agreement": one.agreement,
        "agreement_on": one.agreement_on,
        "agreement_until": one.agreement_until,
    }


def _as_kept(one: Any) -> StandardFacts:
    return StandardFacts(
        has_certificate=one.last_on is not None,
        found_fit=bool(one.last_fit),
        due_on=one.last_due,
        is_lent=one.was_lent,
        **_under_agreement(one),
    )


def _spans(first: date, back: date | None, on: date) -> bool:
    return first <= on and (back is None or on < back)


def weights_of(rows: Iterable[Standard]) -> list[Weight]:
    """The weights among standards, for the rule."""
    return [
        Weight(one.accuracy_class, nominal, one.unit, one.count)
        for one in rows
        if _is_weight(one) and (nominal := _nominal(one)) is not None
    ]


def boxes_of(rows: Iterable[Standard]) -> Decimal:
    """What the boxes of several sizes among standards weigh together, in mg."""
    weighed = ((one, _together(one)) for one in rows if _is_weight(one))
    masses = (milligrams(mass, one.unit) for one, mass in weighed if mass is not None)
    return sum(masses, Decimal(0))


def unweighed_of(rows: Iterable[Standard]) -> int:
    """How many pieces of weights have no mass in the register: boxes that were not added up."""
    return sum(
        one.count
        for one in rows
        if _is_weight(one) and _nominal(one) is None and _together(one) is None
    )


def _is_weight(one: Standard) -> bool:
    return one.kind == StandardKind.WEIGHT


def _nominal(one: Standard) -> Decimal | None:
    """Its mass, where the register tells one."""
    return one.nominal if one.unit in MASS_UNITS else None


def _together(one: Standard) -> Decimal | None:
    """What its pieces of several sizes weigh together, where the register tells it."""
    return one.together if one.unit in MASS_UNITS else None


def weights_good_enough(rows: Sequence[Standard], limit_mg: Decimal, on: date) -> Judgement:
    """Whether the weights among standards may decide at a load with this limit of error, in mg.

    Raises NoSuchWeight for one that OIML R 111 does not know.
    """
    weights = weights_of(rows)
    return good_enough(weights, limit_mg, on) if weights else PASSED

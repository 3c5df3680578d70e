"""What tests, marks and standards prove, as they stood on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import sheet_permissions as permissions
from . import unit_permissions
from .domain.fitness import Unfit
from .domain.marks import VoidReason
from .domain.reports import weight_kinds
from .models import Certificate, Verification, Voiding
from .report_wording import counted as counted_now
from .selectors.marks import not_at_first
from .selectors.reports import pieces_tested
from .selectors.standards import Kept, kept_on

MARKS, REJECTED = "metrology.verification", "metrology.rejected"
STANDARDS = "metrology.standards"
# A mark names its instrument, its stamp and its official, and is put on only by a verdict.
MARKED = frozenset({"identification", "release"})
WORKED = frozenset({"service-provision", "monitoring"})
FAILED = frozenset({"nonconforming-outputs"})
MEANS = frozenset({"measuring-resources"})
MONTHS, LATE_DAYS = 12, 5
# Written when it is read, in the reader's language.
counted = lazy(counted_now, str)
DAY = timedelta(days=1)
_FIT = _("{fit} of {count} standards of measurement fit for use")
_FIT_AND_LENT = _("{fit} of {count} standards of measurement fit for use, {lent} lent")
_REFUSED = _("Refused at every test: {why}.")
_WHY = {
    Unfit.NO_CERTIFICATE: _("{count} without a certificate"),
    Unfit.FOUND_UNFIT: _("{count} found unfit"),
    Unfit.OVERDUE: _("{count} with an overdue calibration"),
    Unfit.NO_AGREEMENT: _("{count} borrowed without an agreement"),
    Unfit.AGREEMENT_OVER: _("{count} borrowed under an agreement that is over"),
}


def marks(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Verifications of the last year: they prove identification and release, and speak for the
    work itself. A certificate that waits for days speaks against the release. Two queries.
    """
    since = add_months(on, -MONTHS)
    rows = (
        _recorded(agency_ids, since, on)
        .values("agency")
        .annotate(
            count=Count("pk"),
            last=Max("on"),
            **pieces_tested(),
            examples=Count("pk", filter=Q(is_example=True)),
        )
    )
    late = _late(agency_ids, on)
    for row in rows.order_by("agency"):
        worked = _marked(row, WORKED)
        yield _release(_marked(row, MARKED), late.get(row["agency"]))
        yield replace(worked, supports=True)


def _marked(row: Mapping[str, Any], topics: frozenset[str]) -> Proof:
    agency_id = row["agency"]
    words = _("{count} verifications in a year: {instruments} instruments, {weights} weights")
    return Proof(
        kind=MARKS,
        key=f"{MARKS}-{agency_id}-{'-'.join(sorted(topics))}",
        agency_id=agency_id,
        topics=topics,
        title=format_lazy(
            words,
            count=counted(row["count"]),
            instruments=counted(row["scales"]),
            weights=counted(row["weights"]),
        ),
        url=f"{reverse('metrology_verifications')}?agency={agency_id}",
        happened_on=row["last"],
        recorded_on=row["last"],
        valid_until=add_months(row["last"], MONTHS) - DAY,
        is_example=row["examples"] == row["count"],
    )


def _release(proof: Proof, waits: date | None) -> Proof:
    """With the certificate that waits longest to be signed, if one waits too long."""
    if waits is None:
        return proof
    return replace(
        proof,
        state=State.ATTENTION,
        reason=_("A certificate waits longer than five days to be signed."),
        wrong_since=waits + timedelta(days=LATE_DAYS) + DAY,
    )


def rejected(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What did not pass at first: adjusted or repaired and tested again, or marked batal.

    Weights are told apart. One query.
    """
    since = add_months(on, -MONTHS)
    rows = not_at_first(_recorded(agency_ids, since, on))
    weights = Q(instrument__kind__in=weight_kinds())
    found = rows.values("agency").annotate(
        adjusted_scales=Sum("adjusted", filter=~weights, default=0),
        failed_scales=Sum("failed", filter=~weights, default=0),
        adjusted_weights=Sum("adjusted", filter=weights, default=0),
        failed_weights=Sum("failed", filter=weights, default=0),
        repaired=Count("pk", filter=Q(is_repaired=True)),
        last=Max("on"),
        count=Count("pk"),
        examples=Count("pk", filter=Q(is_example=True)),
    )
    for row in found.order_by("agency"):
        yield Proof(
            kind=REJECTED,
            key=f"{REJECTED}-{row['agency']}",
            agency_id=row["agency"],
            topics=FAILED,
            title=format_lazy(
                _(
                    "Instruments: {adjusted} adjusted, {repaired} repaired and tested again, "
                    "{failed} marked batal; weights: {adjusted_weights} adjusted, "
                    "{failed_weights} marked batal"
                ),
                adjusted=counted(row["adjusted_scales"]),
                failed=counted(row["failed_scales"]),
                repaired=counted(row["repaired"]),
                adjusted_weights=counted(row["adjusted_weights"]),
                failed_weights=counted(row["failed_weights"]),
            ),
            url=f"{reverse('metrology_verifications')}?agency={row['agency']}&worth=not_at_first",
            happened_on=row["last"],
            recorded_on=row["last"],
            supports=True,
            valid_until=add_months(row["last"], MONTHS) - DAY,
            is_example=row["examples"] == row["count"],
        )


def means(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Standards and whether they may be used, by what was known that day. One query."""
    for agency_id, rows in groupby(
        kept_on(agency_ids, on, _end(on)), key=lambda one: one.standard.agency_id
    ):
        kept = list(rows)
        if any(one.calibrated_on for one in kept):
            yield _standards(agency_id, kept, on)


def _standards(agency_id: int, kept: Sequence[Kept], on: date) -> Proof:
    """What is lent under an agreement is no fault, but nothing that this unit measures with."""
    lent = [one for one in kept if one.reasons == (Unfit.LENT,)]
    wrong = [one for one in kept if set(one.reasons) - {Unfit.LENT}]
    fit = [one for one in kept if not one.reasons]
    words = _FIT_AND_LENT if lent else _FIT
    last_on, entered_at = max(
        (one.calibrated_on, one.standard.last_entered) for one in kept if one.calibrated_on
    )
    return Proof(
        kind=STANDARDS,
        key=f"{STANDARDS}-{agency_id}",
        agency_id=agency_id,
        topics=MEANS,
        title=format_lazy(
            words,
            fit=counted(len(fit)),
            count=counted(len(kept) - len(lent)),
            lent=counted(len(lent)),
        ),
        url=f"{reverse('metrology_standards')}?agency={agency_id}",
        happened_on=last_on,
        recorded_on=timezone.localtime(entered_at).date(),
        state=State.ATTENTION if wrong else State.CONFORMING,
        reason=format_lazy(_REFUSED, why=_why(wrong)) if wrong else "",
        valid_until=None if wrong else min((one.serves_until for one in fit), default=None),
        wrong_since=min((day for one in wrong if (day := one.wrong_since)), default=None),
        is_example=all(one.standard.is_example for one in kept),
    )


def _why(wrong: Sequence[Kept]) -> Any:
    """How many are refused for what; one with two faults stands under both."""
    faults = Counter(reason for one in wrong for reason in one.reasons if reason in _WHY)
    told = [
        format_lazy(words, count=counted(faults[one])) for one, words in _WHY.items() if faults[one]
    ]
    return format_lazy(", ".join(["{}"] * len(told)), *told)


def _recorded(agency_ids: Collection[int], since: date, on: date) -> Any:
    """What was verified in a year as a day knew it: nothing that was a mistake by then."""
    rows = Verification.objects.filter(agency__in=agency_ids, on__gt=since, on__lte=on)
    mistakes = Voiding.objects.filter(verification=OuterRef("pk"), reason=VoidReason.MISTAKE)
    known = mistakes.filter(created_at__lt=_end(on))
    return rows.filter(~Exists(known), created_at__lt=_end(on)).order_by()


def _late(agency_ids: Collection[int], on: date) -> dict[int, date]:
    """The first day on which a certificate was submitted that still waited on a day too long."""
    before = _end(on - timedelta(days=LATE_DAYS) - DAY)
    rows = Certificate.objects.filter(
        Q(signed_at=None) | Q(signed_at__gte=_end(on)),
        agency__in=agency_ids,
        state__in=["to_sign", "signed"],
        submitted_at__lt=before,
    )
    found = rows.values("agency").annotate(first=Min("submitted_at")).order_by("agency")
    return {row["agency"]: timezone.localtime(row["first"]).date() for row in found}


def _end(on: date) -> datetime:
    """The moment at which a day is over."""
    return timezone.make_aware(datetime.combine(on + DAY, time()))


KINDS = (
    EvidenceKind(
        kind=MARKS,
        label=_("Verifications"),
        topics=MARKED | WORKED,
        find=marks,
        start_url=lambda agency_id: f"{reverse('metrology_instruments')}?agency={agency_id}",
        start_right=permissions.SHEET_WRITE,
    ),
    EvidenceKind(
        kind=REJECTED,
        label=_("What did not pass"),
        topics=FAILED,
        find=rejected,
        start_url=lambda agency_id: f"{reverse('metrology_verifications')}?agency={agency_id}",
        start_right=permissions.SHEET_WRITE,
    ),
    EvidenceKind(
        kind=STANDARDS,
        label=_("Standards of measurement"),
        topics=MEANS,
        find=means,
        start_url=lambda agency_id: f"{reverse('metrology_standards')}?agency={agency_id}",
        start_right=unit_permissions.STANDARD_WRITE,
    ),
)

"""Keeping what an instrument is worth in step with its marks: the one place that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from teraju.modules.metrology.domain.marks import CERTIFICATE, CertificateState, Result, VoidReason
from teraju.modules.metrology.domain.standing import LastMark, Standing, Worth, counting, worth
from teraju.modules.metrology.models import (
    Certificate,
    Exemption,
    Instrument,
    Verification,
    Voiding,
)
from teraju.modules.metrology.models.order_choices import VOID_REASONS
from teraju.modules.metrology.register_permissions import REGISTER_READ
from teraju.modules.metrology.said_wording import in_house
from teraju.modules.metrology.selectors.marks import acts_of, is_part, mark_of
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import take_back_papers

from . import sheet_lines
from .unit_common import moved, tell

_TAKEN_BACK = (CertificateState.SIGNED, CertificateState.SENT_BACK)
# Of a mistake nothing waits to be certified either; of any other the head reads why first.
_OF_MISTAKE = (*_TAKEN_BACK, CertificateState.TO_SIGN)
_BEARS = (Standing.VALID, Standing.EXPIRED, Standing.VOID, Standing.EXEMPT, Standing.RETIRED)


def restate(instrument: Instrument) -> None:
    """Say anew what an instrument is worth; the caller holds its lock and saves it.

    Three queries at most, four where nothing proves its last verification.
    """
    found = worth(
        _last_mark(instrument),
        is_retired=instrument.retired_on is not None,
        is_exempt=Exemption.objects.standing().filter(instrument=instrument).exists(),
        void_on=instrument.void_on,
    )
    _put(instrument, found)


def void_marks(
    actor: Viewer, instrument: Instrument, *, on: date, reason: VoidReason, note: str
) -> None:
    """Let every mark put on until a day hold no more; the caller holds the lock and saves.

    Marks of a list that was kept before have no record of their own: the day stands for them.
    """
    instrument.void_on = max(on, instrument.void_on or on)
    last = acts_of(instrument.pk).filter(result=Result.SAH, on__lte=on, is_void=False).first()
    if last is not None:
        void_one(actor, last, on=on, reason=reason, note=note)
    restate(instrument)


def void_one(
    actor: Viewer, verification: Verification, *, on: date, reason: str, note: str
) -> Voiding:
    """Take the force from one mark, and from the certificate that says until when it counts."""
    voiding = Voiding(
        government_id=verification.government_id,
        agency_id=verification.agency_id,
        verification=verification,
        on=on,
        reason=reason,
        note=note[:300],
        recorded_by_id=actor.user_id,
        recorded_office=actor.office[:160],
        is_example=verification.is_example,
    )
    save(actor, voiding)
    # Anybody reads it at the code of the paper: the kind of reason, not what somebody wrote.
    why = VOID_REASONS[VoidReason(reason)]
    ended = _OF_MISTAKE if reason == VoidReason.MISTAKE else _TAKEN_BACK
    for one in _as_they_end(verification.certificates.all()):
        if one.state in ended:
            _take_back(actor, one, why)
    if reason == VoidReason.MISTAKE:
        sheet_lines.take_back(actor, verification, in_house(why))
    else:
        take_back_earlier(actor, verification, why)
    return voiding


def take_back_earlier(actor: Viewer, verification: Verification, reason: Promise) -> None:
    """Withdraw the papers of earlier acts on an instrument that would still count on this day.

    What made the instrument lose its mark holds for them too. One query where there are none.
    """
    on, at = verification.on, verification.at
    before = Q(verification__on__lt=on) | Q(verification__on=on, verification__at__lt=at)
    runs = Q(verification__valid_until=None) | Q(verification__valid_until__gte=on)
    rows = Certificate.objects.filter(
        before, runs, verification__instrument=verification.instrument_id
    )
    for one in _as_they_end(rows):
        if one.state == CertificateState.SIGNED:
            _take_back(actor, one, reason)


def _as_they_end(rows: QuerySet[Certificate]) -> list[Certificate]:
    """These certificates, locked, in the state in which whoever signs one just now leaves it.

    By its state a query would pass over one that is being signed and signed a moment later.
    """
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def _take_back(actor: Viewer, one: Certificate, why: Promise) -> None:
    """Withdraw the paper of a void mark; what the head had sent back is tested anew."""
    reason = in_house(why)
    is_signed = one.state == CertificateState.SIGNED
    moved(one, "withdraw" if is_signed else "drop", CERTIFICATE)
    one.reason = reason
    save(actor, one)
    take_back_papers(actor=actor, target=one, reason=reason)
    tell(actor, one, "certificate.withdrawn", {"reason": reason})
    sheet = one.verification.sheet
    if sheet is not None and not is_signed:
        # Whoever may record that a mark is void has been asked for the right to that.
        sheet_lines.reopen(actor, sheet.line_id, reason, right=REGISTER_READ)


def proved_by(certificate_ids: Collection[int]) -> list[Instrument]:
    """Lock the instruments for whose mark these certificates stand, as no mark fits. One query.

    The instrument first, then its papers, as whoever marks or voids does.
    """
    acts = Verification.objects.filter(certificates__in=certificate_ids).exclude(unmarkable="")
    rows = Instrument.objects.filter(pk__in=acts.values("instrument"))
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def restate_all(actor: Viewer, instruments: Iterable[Instrument]) -> None:
    """Say anew what instruments of `proved_by` are worth, now that their papers have moved."""
    for one in instruments:
        before = worth_of(one)
        restate(one)
        if worth_of(one) != before:
            save(actor, one)


def worth_of(instrument: Instrument) -> dict[str, Any]:
    """What is kept of an instrument's worth, as the record of its first mark keeps it."""
    day, until = instrument.verified_on, instrument.valid_until
    return {
        "standing": str(instrument.standing),
        "verified_on": day.isoformat() if day else None,
        "valid_until": until.isoformat() if until else None,
    }


def _last_mark(instrument: Instrument) -> LastMark | None:
    """The one that counts; those before the last are looked at only where it does not settle it."""
    acts = acts_of(instrument.pk)
    last = acts.first()
    if last is not None and mark_of(last).settles:
        return mark_of(last)
    first = Verification.objects.filter(instrument=instrument).order_by("on", "at", "pk").first()
    kept = _kept_mark(first.before if first is not None else worth_of(instrument), instrument)
    marks = [mark_of(one) for one in acts] if last is not None else []
    return counting([*marks, *([kept] if kept else [])])


def some_hold(verification: Verification) -> bool:
    """Whether an act that failed leaves pieces of a set with a mark that counts.

    Three queries, where it tells of a part of the set.
    """
    if not is_part(verification):
        return False
    last = _last_mark(verification.instrument)
    return last is not None and last.is_sah and not last.is_void


def _kept_mark(kept: dict[str, Any], instrument: Instrument) -> LastMark | None:
    """The mark that an earlier list told of."""
    if not kept.get("verified_on"):
        return None
    until = kept.get("valid_until")
    return LastMark(
        date.fromisoformat(kept["verified_on"]),
        Standing(kept["standing"]) in _BEARS,
        date.fromisoformat(until) if until else None,
        is_void=kept["standing"] == Standing.VOID,
        pieces=instrument.count,
    )


def _put(instrument: Instrument, found: Worth) -> None:
    instrument.standing = found.standing
    instrument.verified_on, instrument.valid_until = found.verified_on, found.valid_until

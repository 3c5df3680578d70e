"""What a certificate of verification says: of this one instrument, by the law of its day."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.legal_basis import legal_basis
from teraju.modules.metrology.domain.marks import Remedy, Result
from teraju.modules.metrology.domain.validity import Precision, validity_label
from teraju.modules.metrology.models import Sheet, Verification
from teraju.modules.metrology.models.order_choices import CONTROLS
from teraju.modules.metrology.models.unit_choices import STAMP_KINDS
from teraju.modules.metrology.selectors.marks import is_part
from teraju.modules.metrology.selectors.sheets import is_away, used_on
from teraju.platform.papers.api import FactGroup, VerificationCertificate

from .certificate_readings import readings
from .given_limits import given_limit

NUMBER = "metrology.certificate"
TEMPLATE = "verification_certificate"
Facts = list[tuple[Any, Any]]


def contents_of(verification: Verification) -> VerificationCertificate:
    """The data of the paper; sheet, attempts, marks and standards are at hand with it."""
    headers, rows = readings(verification.sheet)
    return {
        "title": _("Certificate of verification (SKHP)"),
        "subtitle": CONTROLS[verification.control],
        "result": result_sentence(verification),
        "until": until_words(verification),
        "groups": [
            _group(_("Instrument"), _instrument(verification)),
            _group(_("Test"), _test(verification)),
            _group(_("Marks"), _marks(verification)),
        ],
        "table": _("What was read"),
        "headers": headers,
        "rows": rows,
        "notes": [
            format_lazy(_("Legal basis: {texts}."), texts="; ".join(legal_basis(verification.on))),
            _(
                "It says what this instrument was worth on the day of the test. It loses its force"
                " with a broken seal, a repair, an added device, or a move of what is fixed."
            ),
        ],
    }


def public_facts(verification: Verification) -> Facts:
    """What anybody may see who checks the code: no name of a person."""
    instrument = verification.instrument
    return [
        (_("Instrument"), f"{_kind(verification)} {instrument.capacity}".strip()),
        (_("Tag"), instrument.tag),
        (_("Result"), result_sentence(verification)),
        *_days(verification),
        (_("Valid until"), until_words(verification) or "–"),
    ]


def result_sentence(verification: Verification) -> Any:
    pieces = verification.passed + verification.failed
    if verification.result == Result.SAH and verification.failed:
        return format_lazy(
            _("SAH: {passed} of {pieces} pieces meet the technical requirements."),
            passed=verification.passed,
            pieces=pieces,
        )
    if verification.result == Result.SAH:
        return _("SAH: it meets the technical requirements.")
    if is_part(verification):
        return format_lazy(
            _(
                "BATAL: {failed} of the {pieces} pieces do not meet the technical requirements. "
                "It says nothing of the others."
            ),
            failed=verification.failed,
            pieces=verification.instrument.count,
        )
    return _("BATAL: it does not meet the technical requirements.")


def until_words(verification: Verification) -> str | None:
    """The last day as the paper says it: to the month, or to the day."""
    if verification.valid_until is None:
        return None
    return validity_label(verification.valid_until, Precision(verification.precision or "day"))


def _group(title: Any, facts: Facts) -> FactGroup:
    return {"title": title, "facts": [fact for fact in facts if fact[1] not in ("", None)]}


def _kind(verification: Verification) -> str:
    return catalogue(verification.on).kind(verification.instrument.kind).name.id


def _instrument(verification: Verification) -> Facts:
    one = verification.instrument
    return [
        (pgettext_lazy("instrument", "Kind"), _kind(verification)),
        (_("Capacity"), one.capacity),
        (_("Pieces"), _pieces(verification)),
        (_("Make and model"), " ".join(part for part in (one.make, one.model) if part)),
        (_("Serial number"), one.serial or _("none: the tag takes its place")),
        (_("Tag"), one.tag),
        (pgettext_lazy("instrument", "Owner"), one.owner.name),
        (_("Used by"), one.user.name if one.user else ""),
        (_("Place"), one.place.in_full),
    ]


def _pieces(verification: Verification) -> Any:
    """How many were tested; of a set that was not brought whole, of how many."""
    tested, count = verification.passed + verification.failed, verification.instrument.count
    if tested < count:
        return format_lazy(_("{tested} of the {count} of the set"), tested=tested, count=count)
    return str(tested) if tested > 1 else ""


def _test(verification: Verification) -> Facts:
    sheet = verification.sheet
    requirement = catalogue(verification.on).kind(verification.instrument.kind).requirement
    used = _standards(sheet) if sheet else ""
    order = sheet.line.order if sheet and sheet.line else None
    return [
        (pgettext_lazy("verification", "Order"), str(order) if order else ""),
        (_("Number of the owner's letter"), order.letter_number if order else ""),
        (_("Date of the owner's letter"), order.letter_on if order else None),
        *_days(verification),
        (_("Tested at"), tested_at(sheet) if sheet else ""),
        (_("Method"), requirement.printed_on(sheet.tested_on if sheet else verification.on)),
        (_("Limit of error"), given_limit(sheet)),
        (_("Standards used"), used),
        (_("Tester"), verification.tester.on_paper(verification.tester_office)),
        (_("Between the attempts"), remedies_told(sheet)),
    ]


def _days(verification: Verification) -> Facts:
    """The days of the test, and that of the mark where it was put on later."""
    sheet, on = verification.sheet, verification.on
    if sheet is None:
        return [(_("Tested on"), on)]
    facts: Facts = [(_("Tested on"), sheet.tested_on)]
    zone = ZoneInfo(sheet.government.timezone)
    begun = [localdate(one.created_at, zone) for one in sheet.attempts.all() if one.ordinal > 1]
    # What a telephone sends was all read on the day of the test, whenever it arrives.
    again = sorted({day for day in begun if sheet.tested_on < day <= on})
    facts += [(_("Tested again on"), day) for day in again]
    if on != sheet.tested_on:
        marked = pgettext_lazy("mark", "Marked on")
        facts.append((_("Decided on") if verification.unmarkable else marked, on))
    return facts


def tested_at(sheet: Sheet) -> str:
    """Where it was tested: what came to the office with an order was tested there."""
    if sheet.line and not is_away(sheet.line):
        return str(sheet.agency.name)
    return str(sheet.place.in_full) if sheet.place else ""


def _standards(sheet: Sheet) -> str:
    """Each standard with what it is traceable to, by the certificate of the day of the test."""
    said = []
    for one in used_on(sheet):
        held = [each for each in one.certificates.all() if each.calibrated_on <= sheet.tested_on]
        last = max(held, key=lambda each: (each.calibrated_on, each.pk), default=None)
        traced = f" ({last.number}, {last.traceable_to})" if last else ""
        said.append(f"{one}{traced}")
    return "; ".join(said)


def remedies_told(sheet: Sheet | None) -> Any:
    """What was done to it before it was tested again; empty where nothing was."""
    remedies = {one.remedy for one in sheet.attempts.all()} if sheet else set()
    if Remedy.REPAIRED in remedies:
        return _("repaired by a repairer, and tested again")
    if Remedy.ADJUSTED in remedies:
        return _("adjusted by the official, and tested again")
    return ""


def _marks(verification: Verification) -> Facts:
    facts: Facts = [
        (STAMP_KINDS[one.kind], " · ".join(part for part in (_many(one), one.spot) if part))
        for one in verification.marks.all()
    ]
    if verification.unmarkable:
        facts.append((_("Why no mark fits"), verification.unmarkable))
    if verification.passed + verification.failed > 1:
        facts.append((_("Passed"), str(verification.passed)))
        facts.append((_("Failed"), str(verification.failed)))
    return facts or [(_("Marks"), "–")]


def _many(mark: Any) -> str:
    size = "" if mark.size in ("", "-") else f"{mark.size} mm"
    return " ".join(part for part in (f"{mark.count} ×", size) if part)

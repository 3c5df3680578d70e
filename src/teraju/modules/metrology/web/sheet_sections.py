"""What the pages of sheets, verifications and instruments show of each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.marks import CertificateState, Result, SheetState
from teraju.modules.metrology.domain.sheets import Case
from teraju.modules.metrology.domain.validity import Precision
from teraju.modules.metrology.models import Certificate, Instrument, Sheet, Verification
from teraju.modules.metrology.plate_wording import capacity_of, plate_line
from teraju.modules.metrology.selectors.field import stickers_of
from teraju.modules.metrology.selectors.marks import tested_again, verifications
from teraju.modules.metrology.selectors.sheets import sheets, used_on
from teraju.modules.metrology.services.certificate_papers import tested_at
from teraju.modules.metrology.services.certificate_readings import (
    ReadPoint,
    Units,
    error_of,
    has_errors,
    in_unit,
    limit_of,
    points_of,
    spot_of,
)
from teraju.modules.metrology.services.sheet_checks import case_of
from teraju.modules.metrology.sheet_wording import COUNTS
from teraju.modules.metrology.unit_wording import kind_name, size_words
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status
from teraju.platform.web.record_parts import filled, table

from .letter_facts import unsent_test
from .numbers import measured
from .outside import outside_fact
from .sheet_words import (
    VERDICT_TONES,
    attempt_word,
    certificate_status,
    cited,
    counted_until,
    sheet_status,
    test_word,
    verdict_status,
    verification_status,
)
from .unit_common import step

SHOWN = 20


def what(instrument: Instrument, sheet: Sheet | None = None) -> str:
    """Kind and size; of what was tested by the plate of that day, whatever the register has now."""
    size = capacity_of(instrument)
    if sheet is not None:
        size = plate_line(instrument.kind, sheet.plate, sheet.tested_on)
    return f"{kind_name(instrument.kind)} {size}".strip()


def instrument_fact(instrument: Instrument, sheet: Sheet | None = None) -> Fact:
    return Fact(_("Instrument"), what(instrument, sheet), url=instrument.get_absolute_url())


def sheet_facts(sheet: Sheet) -> list[Fact]:
    return filled(
        [
            instrument_fact(sheet.instrument, sheet),
            Fact(_("Tag"), sheet.instrument.tag),
            Fact(_("Pieces"), sheet.instrument.count if sheet.instrument.count > 1 else ""),
            Fact(_("Kind of control"), sheet.get_control_display()),
            Fact(_("Tested on"), sheet.tested_on),
            Fact(_("Tested at"), tested_at(sheet)),
            Fact(_("Tester"), sheet.tester_office),
            *unsent_test(sheet),
            Fact(_("Standards used"), "; ".join(str(one) for one in used_on(sheet))),
            _order_fact(sheet),
            outside_fact(sheet),
            Fact(_("Note"), sheet.note),
        ]
    )


def _order_fact(sheet: Sheet | None) -> Fact:
    """The order that it came with; nothing where it came without."""
    order = sheet.line.order if sheet and sheet.line else None
    if order is None:
        return Fact("", "")
    return Fact(pgettext("verification", "Order"), str(order), url=order.get_absolute_url())


def attempts_of(sheet: Sheet) -> list[Section]:
    """Each attempt with its points, as found first."""
    case = case_of(sheet)
    return [_attempt(one, case) for one in sheet.attempts.all()]


def _attempt(attempt: Any, case: Case) -> Section:
    said = (attempt_word(attempt), attempt.repairer or "", attempt.remedy_note)
    title = " · ".join(str(one) for one in said if one)
    if pieces := attempt.answer.get("pieces"):
        counted = [[word, pieces[key]] for key, word in COUNTS.items() if is_told(pieces, key)]
        return table(title, [_("Result"), _("Pieces")], counted)
    points = list(points_of(attempt, case, measured))
    # A beam answers yes or no: then there is no error to write down.
    errors, units = has_errors(points), Units.of(points)
    headers = [
        _("Test"),
        in_unit(pgettext("test sheet", "Test point"), units.places),
        pgettext("test sheet", "Read off"),
        *([in_unit(pgettext("test sheet", "Error"), units.judged)] if errors else []),
        in_unit(_("Limit"), units.judged),
        _("Verdict"),
    ]
    rows = [_point_row(one, units, errors=errors) for one in points]
    return table(title, headers, rows, _("Nothing was read."))


def is_told(pieces: Mapping[str, int], key: str) -> bool:
    """Whether a count is shown: what was not brought only where something was not."""
    return bool(pieces.get(key)) if key == "missing" else key in pieces


def _point_row(one: ReadPoint, units: Units, *, errors: bool) -> list[Any]:
    verdict = one.point["verdict"]
    return [
        test_word(one.test),
        spot_of(one, units, measured),
        one.read,
        *([error_of(one, units, measured)] if errors else []),
        limit_of(one, units, measured),
        Status(VERDICT_TONES[verdict], verdict_status(verdict).word),
    ]


def verification_facts(one: Verification) -> list[Fact]:
    sheet = one.sheet
    return filled(
        [
            instrument_fact(one.instrument, sheet),
            Fact(_("Tag"), one.instrument.tag),
            Fact(pgettext("instrument", "Owner"), one.instrument.owner.name),
            Fact(_("Kind of control"), one.get_control_display()),
            Fact(pgettext("mark", "Marked on"), one.on),
            Fact(_("Valid until"), counted_until(one), note=_until_month(one)),
            *_pieces(one),
            Fact(_("Why no mark fits"), one.unmarkable),
            _sticker(one),
            Fact(_("Tester"), one.tester_office),
            *unsent_test(sheet),
            Fact(_("Test sheet"), sheet.tested_on, url=sheet.get_absolute_url())
            if sheet
            else Fact("", ""),
            _order_fact(sheet),
            outside_fact(sheet),
        ]
    )


def _sticker(one: Verification) -> Fact:
    """What failed bears none, whatever was put on it on the same day."""
    codes = stickers_of(one.instrument_id, one.on) if one.result == Result.SAH else []
    return Fact(_("Sticker"), ", ".join(codes))


def _until_month(one: Verification) -> str:
    """The month of the last day, as the sticker and the paper say it."""
    if one.valid_until is None or one.precision != Precision.MONTH:
        return ""
    return date_format(one.valid_until, "F Y")


def _pieces(one: Verification) -> list[Fact]:
    if one.passed + one.failed == 1:
        return [Fact(_("Adjusted on the spot"), _("yes") if one.adjusted else "")]
    return [
        Fact(_("Passed"), one.passed),
        Fact(_("of them adjusted on the spot"), one.adjusted),
        Fact(_("Failed"), one.failed),
    ]


def marks_of(one: Verification) -> Section:
    rows = [
        [each.get_kind_display(), str(size_words(each.size)), each.count, each.spot or "–"]
        for each in one.marks.all()
    ]
    headers = [pgettext("stamp", "Mark"), _("Size"), _("How many"), _("Where on the instrument")]
    none = _("No mark fits: a certificate stands for it.")
    return table(_("Marks"), headers, rows, none if one.unmarkable else _("No mark is on record."))


def voids_of(one: Verification) -> list[Section]:
    rows = [
        [each.on, each.get_reason_display(), each.note, each.recorded_office]
        for each in one.voids.all()
    ]
    if not rows:
        return []
    headers = [_("Day"), _("What was found"), _("What exactly"), _("Recorded by")]
    return [table(_("Why it is void"), headers, rows)]


def certificates_of(one: Verification) -> list[Section]:
    rows = [
        [
            Link(_number(each), each.get_absolute_url()),
            localdate(each.submitted_at),
            each.signed_office or "–",
            certificate_status(each),
        ]
        for each in one.certificates.all()
    ]
    if not rows:
        return []
    headers = [_("Number"), pgettext("certificate", "Submitted"), _("Signed by"), _("Status")]
    return [table(pgettext("verification", "Certificates"), headers, rows)]


def _number(certificate: Certificate) -> str:
    """What leads to a certificate: one that is not signed bears no number yet."""
    if certificate.paper:
        return str(certificate.paper.number)
    return pgettext("verification", "Certificate")


def ask_for_certificate(viewer: Viewer, one: Verification) -> Action | None:
    """The way to a certificate, where none is at hand and one may be. Two queries, or none."""
    if one.result == Result.BATAL and not one.unmarkable:
        return None
    if any(each.state != CertificateState.WITHDRAWN for each in one.certificates.all()):
        return None
    if tested_again([one.pk]):
        return None
    right, name = permissions.CERTIFICATE_ASK, "metrology_verification_certify"
    return step(_("Ask for a certificate"), name, one, "file-badge", right, viewer)


def awaited_fact(awaited: Certificate | None) -> Fact:
    """Of an instrument without a mark: where the certificate is that would stand for it."""
    if awaited is None:
        return Fact("", "")
    if awaited.state == CertificateState.WITHDRAWN:
        url, note = awaited.verification.get_absolute_url(), _("Ask for another; no new test.")
    else:
        url, note = awaited.get_absolute_url(), ""
    return Fact(_("Certificate (SKHP)"), certificate_status(awaited), url=url, note=note)


def rules_of(sheet: Sheet | None) -> list[Section]:
    """What the verdict rests on, and which of it could not be confirmed."""
    if sheet is None or not sheet.rules:
        return []
    rows = [
        [
            cited(one["document"]),
            cited(one["clause"]),
            one["edition"],
            Status("good", _("confirmed"))
            if one["confirmed"]
            else Status("warn", _("not confirmed")),
        ]
        for one in sheet.rules
    ]
    headers = [_("Document"), _("Clause"), _("Edition"), _("Status")]
    return [table(_("Rules of the day"), headers, rows)]


def tests_of(viewer: Viewer, instrument: Instrument) -> list[Section]:
    """The marks of an instrument and its open sheet, on the page of the instrument."""
    rows = [
        [
            Link(str(one.get_control_display()), one.get_absolute_url()),
            one.on,
            counted_until(one) or "–",
            one.tester_office,
            verification_status(one),
        ]
        for one in verifications(viewer)
        .filter(instrument=instrument.pk)
        .order_by("-on", "-at", "-pk")[:SHOWN]
    ]
    running = [
        [
            Link(str(one.get_control_display()), one.get_absolute_url()),
            one.tested_on,
            "–",
            one.tester_office,
            sheet_status(one),
        ]
        for one in sheets(viewer).filter(instrument=instrument.pk, state=SheetState.OPEN)
    ]
    headers = [
        _("Kind of control"),
        _("Day"),
        _("Valid until"),
        _("Tester"),
        _("Status"),
    ]
    may = rights.allowed(viewer, permissions.SHEET_WRITE, instrument)
    url = reverse("metrology_sheet_open", args=[instrument.pk])
    action = Action(_("Test it"), url, icon="clipboard-check") if may else None
    empty = _("It was never verified here.")
    if instrument.verified_on is not None:
        words = _("Its mark of %(day)s is by an earlier record: there is no sheet of it here.")
        empty = words % {"day": date_format(instrument.verified_on)}
    return [table(_("Verifications"), headers, [*running, *rows], empty, action=action)]

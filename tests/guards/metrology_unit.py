"""One of each of the unit's own records, which the demonstration of Serang does not hold."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from teraju.modules.learning.api import Assessment, Competence
from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import Instrument, Owner, Place
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.services import issues, room, scope, stamps, standards, stickers
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.organisation.models import Agency

ISSUED, DAY = date(2020, 1, 20), date(2020, 10, 14)


def fill(actor: Viewer, agency: Agency) -> None:
    """Letters, a standard, a reading, the stamps of the year, a hand-out, a roll, a sticker."""
    _letters(actor, agency)
    scales = standards.add_standard(
        actor=actor,
        agency=agency,
        code="AT-01",
        name="Anak timbangan bidur",
        kind="weight",
        accuracy_class="M2",
        nominal=Decimal(1),
        count=20,
        unit="kg",
    )
    scales = standards.add_certificate(
        actor=actor,
        standard_id=scales.pk,
        number="K.1",
        issued_by="BSML Regional II",
        traceable_to="SNSU BSN",
        calibrated_on=ISSUED,
        due_on=date(2021, 1, 20),
    )
    room.add_reading(
        actor=actor,
        agency=agency,
        room="Ruang standar",
        read_on=DAY,
        read_at=time(8),
        temperature=Decimal(23),
        humidity=Decimal(55),
    )
    roll = stickers.receive_roll(
        actor=actor, agency=agency, name="R-1", first=1, last=50, received_on=ISSUED
    )
    tester = _tester(actor, agency)
    issues.hand_out(
        actor=actor,
        agency=agency,
        job="SPT contoh",
        site="field",
        holder=tester,
        issued_on=DAY,
        due_on=DAY,
        stamps=_stamps(actor, agency),
        standards=[scales],
        rolls=[roll],
    )
    stickers.bind_sticker(
        actor=viewer_of(tester, actor.now),
        code=sticker_code(agency.government_id, 1),
        instrument_id=_instrument(actor, agency).pk,
        on=DAY,
    )


def _letters(actor: Viewer, agency: Agency) -> None:
    said: dict[str, Any] = {
        "issued_on": ISSUED,
        "issuer": "Direktur Metrologi",
        "region": "Kabupaten",
    }
    letter = scope.add_letter(actor=actor, agency=agency, number="KK/1", mark_code="64", **said)
    scope.set_kinds(actor=actor, letter_id=letter.pk, kinds=["table_scale"])
    scope.enact(actor=actor, letter_id=letter.pk, from_on=ISSUED)
    draft = scope.add_letter(
        actor=actor, agency=agency, copy_lines=True, number="KK/2", mark_code="64", **said
    )
    scope.add_area(actor=actor, letter_id=draft.pk, name="Kota", agreement="KSO 1")


def _stamps(actor: Viewer, agency: Agency) -> dict[int, int]:
    needs = {("sah", "4", "field"): 2}
    stock = stamps.plan_year(actor=actor, agency=agency, year=2020, grounds="Contoh", needs=needs)
    stamps.request_stamps(
        actor=actor, stock_id=stock.pk, requested_on=ISSUED, request_letter="510/1"
    )
    stamps.receive_stamps(
        actor=actor, stock_id=stock.pk, received_on=ISSUED, receipt="BA-1", numbers=needs
    )
    return {one.pk: 1 for one in lines_of(stock)}


def _tester(actor: Viewer, agency: Agency) -> User:
    home, now = agency.government, actor.now
    tester = User.objects.create(username="penera", title="Penera", home=home, created_at=now)
    RoleAssignment.objects.create(
        user=tester, role=Role.TESTER, government=home, agency=agency, valid_from=date(2018, 1, 1)
    )
    stamped = {"created_at": now, "updated_at": now}
    certificate = Competence.objects.create(
        government=home, agency=agency, name="Penera", kind="certificate", **stamped
    )
    Assessment.objects.create(
        government=home,
        agency=agency,
        person=tester,
        competence=certificate,
        level=3,
        on=ISSUED,
        basis="Sertifikat contoh",
        assessed_by_id=acting(actor),
        assessed_office=actor.office,
        **stamped,
    )
    return tester


def _instrument(actor: Viewer, agency: Agency) -> Instrument:
    said: dict[str, Any] = {"government": agency.government, "agency": agency}
    said |= {"created_at": actor.now, "updated_at": actor.now}
    owner = Owner.objects.create(name="Contoh", **said)
    place = Place.objects.create(name="Pasar contoh", kind="market", **said)
    return Instrument.objects.create(
        tag="T0010000AB", kind="table_scale", owner=owner, place=place, since=DAY, **said
    )

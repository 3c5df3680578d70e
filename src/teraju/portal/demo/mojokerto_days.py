"""Days of the metrology unit played by hand: the counter, a market, and what does not go well.

Everything is invented and marked as example data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from teraju.modules.metrology import api as metrology
from teraju.modules.metrology.api import models

from .mojokerto_desk import BEAM, DISPLAY, STUCK, Desk, mark, new_order, new_owner, new_place
from .mojokerto_unit import Unit

# A known figure and a known decision: their sources stand with them, and they are no examples.
TOLD_ON = date(2020, 9, 3)
DECLARED_ON = date(2013, 11, 8)


def work(unit: Unit) -> None:
    """The market of October, the counter of this week, and what is done beside them."""
    desk = Desk(unit)
    _market(desk)
    _weighbridge(desk)
    _counter(desk)
    _exemptions(desk)
    _void(desk)
    # Where the penera goes next: it waits on the page of the field. Played before the day on which
    # things are handed out for it: a letter knows nothing of what comes after it.
    _confirmed(desk, "Pasar Kutorejo", "2020-10-20", letter_on="2020-10-14", expected=(40, 135))
    _today(desk)
    _plan(desk)


def _market(desk: Desk) -> None:
    """A session with its letter: passed, adjusted, failed for good, and a set of weights."""
    day = "2020-10-06"
    session = _confirmed(desk, "Pasar Jetis", day, letter_on="2020-10-05", expected=(30, 110))
    market = session.place
    order = metrology.orders.hold_session(actor=desk.at("tester", day, 8), session_id=session.pk)
    issue = desk.hand_out(day, "field", "Sidang Pasar Jetis")
    rows = models.Instrument.objects.filter(place__market=market).order_by("pk")
    scales = list(rows.filter(kind="table_scale")[:5])
    weights = rows.filter(kind="common_weight")[0]
    lines = [
        metrology.orders.add_line(
            actor=desk.at("tester", day, 8, 5),
            order_id=order.pk,
            instrument_id=one.pk,
            control="subsequent",
            count=one.count,
        )
        for one in (*scales, weights)
    ]
    _test_market(desk, lines, day)
    desk.take_back(issue, day)
    metrology.orders.end_session(actor=desk.at("tester", day, 15), session_id=session.pk)
    metrology.orders.issue_minutes(actor=desk.at("tester", day, 16), order_id=order.pk)


def _confirmed(
    desk: Desk, market: str, day: str, *, letter_on: str, expected: tuple[int, int]
) -> models.Session:
    """A market day with its tester and its letter of assignment."""
    unit = desk.unit
    session = metrology.orders.plan_session(
        actor=desk.at("metrology", "2020-09-21"),
        agency=unit.agency,
        place=models.Place.objects.get(agency=unit.agency, name=market),
        starts_on=date.fromisoformat(day),
        ends_on=date.fromisoformat(day),
        expected=expected[0],
        expected_equipment=expected[1],
        testers=[unit.cast.people["tester"]],
        is_example=True,
    )
    metrology.orders.confirm_session(
        actor=desk.at("metrology", "2020-09-28"), session_id=session.pk
    )
    metrology.orders.assign_session(actor=desk.at("metrology", letter_on), session_id=session.pk)
    return session


def _test_market(desk: Desk, lines: Sequence[models.OrderLine], day: str) -> None:
    *scales, weights = lines
    passed = mark("sah", "table_scale")
    for number, line in enumerate(scales[:3]):
        desk.record(
            line,
            day,
            20 + 10 * number,
            [{"readings": BEAM}],
            marks=[passed],
            sticker=desk.sticker("field"),
        )
    adjusted: list[Mapping[str, Any]] = [
        {"readings": STUCK},
        {"remedy": "adjusted", "readings": BEAM, "remedy_note": "Pisau dibersihkan"},
    ]
    desk.record(scales[3], day, 55, adjusted, marks=[passed], sticker=desk.sticker("field"))
    failed: list[Mapping[str, Any]] = [
        {"readings": STUCK},
        {"remedy": "adjusted", "readings": STUCK, "remedy_note": "Lengan bengkok"},
    ]
    desk.record(scales[4], day, 75, failed, marks=[mark("batal", "table_scale")])
    pieces = weights.count
    each = [mark("sah", "common_weight", pieces)]
    desk.record(weights, day, 90, (), marks=each, pieces=metrology.sheets.Pieces(pieces, 2, 0))


def _weighbridge(desk: Desk) -> None:
    """Out of scope: kept with its reason, and referred by a signed letter."""
    day = "2020-10-08"
    owner = new_owner(desk, "PT Gula Contoh", day)
    place = new_place(desk, "Pabrik Gula Contoh", "factory", day)
    bridge = desk.instrument(
        owner, place, "weighbridge", day, plate={"max": "60", "e": "20"}, is_fixed=True
    )
    order = new_order(desk, day, owner, [bridge], site="in_place", place=place)
    metrology.orders.refer_line(
        actor=desk.at("metrology", day, 10),
        line_id=order.lines.get().pk,
        referred_to="BSML Regional II Yogyakarta",
        reason="Jembatan timbang tidak ada dalam SKKPTTU.",
    )


def _counter(desk: Desk) -> None:
    """From the arrival to the signed certificate, within one morning."""
    day = "2020-10-12"
    owner = new_owner(desk, "Toko Emas dan Sembako Contoh", day)
    place = new_place(desk, "Toko Contoh", "shop", day)
    scale = desk.instrument(
        owner, place, "electronic_scale", day, make="Contoh", model="CS-15", serial="CT-0001"
    )
    order = new_order(desk, day, owner, [scale], wants_certificate=True)
    issue = desk.hand_out(day, "office", "Loket 12 Oktober 2020")
    line = order.lines.get()
    metrology.orders.take_line(actor=desk.at("tester", day, 8, 20), line_id=line.pk)
    sheet = desk.record(
        line,
        day,
        50,
        [{"readings": DISPLAY}],
        marks=[mark("sah", "electronic_scale")],
        sticker=desk.sticker("office"),
    )
    metrology.certificates.sign_certificate(
        actor=desk.at("metrology", day, 10),
        certificate_id=sheet.verification.certificates.get().pk,
    )
    metrology.orders.hand_over_order(
        actor=desk.at("counter", day, 11), order_id=order.pk, to="Pemilik"
    )
    desk.take_back(issue, day)


def _exemptions(desk: Desk) -> None:
    """One granted with its certificate, one that waits for the head.

    Of shops, which have a store to weigh in: at a stall of a market everything is sold.
    """
    rows = models.Instrument.objects.filter(
        agency=desk.unit.agency,
        standing="valid",
        kind="electronic_scale",
        verified_on__lt=date(2020, 9, 14),
        place__kind="shop",
    ).order_by("-valid_until", "pk")
    first, second = rows[:2]
    asked_by = ((first, "2020-09-14", "014/IX/2020"), (second, "2020-10-14", "021/X/2020"))
    for one, day, letter in asked_by:
        asked = metrology.registers.request_exemption(
            actor=desk.at("counter", day),
            instrument_id=one.pk,
            purpose="storage",
            location="Gudang bahan, tidak untuk jual beli",
            letter=f"{letter} (contoh)",
        )
        if one == first:
            metrology.registers.decide_exemption(
                actor=desk.at("head", "2020-09-17"),
                exemption_id=asked.pk,
                is_granted=True,
                reason="Hanya dipakai menimbang persediaan.",
            )


def _void(desk: Desk) -> None:
    """The seal of a pump was found broken after a repair."""
    pump = models.Verification.objects.filter(
        agency=desk.unit.agency, instrument__kind="fuel_dispenser", result="sah"
    ).order_by("pk")[4]
    metrology.marks.void_verification(
        actor=desk.at("tester", "2020-09-24"),
        verification_id=pump.pk,
        on=date(2020, 9, 23),
        reason="seal_broken",
        note="Segel putus setelah penggantian modul; belum ditera ulang.",
    )


def _today(desk: Desk) -> None:
    """This morning: one waits, one for a repairer, one is being tested, one waits to be signed."""
    day = "2020-10-15"
    metrology.registers.add_repairer(
        actor=desk.at("counter", "2020-01-13"),
        agency=desk.unit.agency,
        name="CV Reparatir Contoh",
        permit_number="510/2/2020 (contoh)",
        kinds=["table_scale", "centesimal"],
        is_example=True,
    )
    owner = new_owner(desk, "Pedagang Beras Contoh", day)
    place = new_place(desk, "Kios Beras Contoh", "shop", day)
    scales = [desk.instrument(owner, place, "table_scale", day) for _one in range(4)]
    desk.hand_out(day, "office", "Loket 15 Oktober 2020")
    desk.hand_out(day, "office", "Loket 15 Oktober 2020", holder="second")
    # The session of Pasar Kutorejo is prepared, with what is kept for the field: everything there
    # runs out with October.
    desk.hand_out(day, "field", "Sidang Pasar Kutorejo", until="2020-10-20")
    order = new_order(desk, day, owner, scales, wants_certificate=True)
    _waits, paused, tested, signed = order.lines.order_by("pk")
    metrology.orders.take_line(actor=desk.at("second", day, 8, 20), line_id=paused.pk)
    metrology.orders.pause_line(
        actor=desk.at("second", day, 8, 30), line_id=paused.pk, reason="repairer"
    )
    metrology.orders.take_line(actor=desk.at("second", day, 8, 35), line_id=tested.pk)
    metrology.orders.take_line(actor=desk.at("tester", day, 8, 20), line_id=signed.pk)
    desk.record(
        signed,
        day,
        45,
        [{"readings": BEAM}],
        marks=[mark("sah", "table_scale")],
        sticker=desk.sticker("office"),
    )


def _plan(desk: Desk) -> None:
    """Figures, the day of the change, a market's conditions, the plan of next year, a report."""
    unit, head = desk.unit, desk.at("metrology", "2020-10-13")
    metrology.figures.enter_potential(
        actor=head,
        agency=unit.agency,
        on=date(2020, 1, 1),
        instruments=900,
        weights=4000,
        source="Pendataan pasar dan SPBU (contoh)",
    )
    metrology.figures.enter_potential(
        actor=head,
        agency=unit.agency,
        on=TOLD_ON,
        instruments=47_164,
        weights=None,
        lacks_unit=True,
        source="Berita webinar nasional TANTE SARI, 3 September 2020 (koranbogor.com)",
    )
    metrology.figures.set_way_change(
        actor=head,
        agency=unit.agency,
        on=date(2020, 8, 26),
        what="TANTE SARI: tera selesai sehari, SKHP terbit hari itu juga.",
    )
    market = models.Place.objects.get(agency=unit.agency, name="Pasar Puri")
    for condition in ("informed", "manager", "trained", "programme"):
        metrology.orderly.state_condition(
            actor=head,
            place_id=market.pk,
            condition=condition,
            holds=condition != "trained",
            on=date(2020, 9, 9),
            shown_by="Berita acara pembinaan pasar (contoh)",
        )
    metrology.orderly.record_region(
        actor=head,
        agency=unit.agency,
        number="Kepmendag 1055/M-DAG/KEP/10/2013",
        on=DECLARED_ON,
        declared_by="Menteri Perdagangan",
        covers="Kabupaten Mojokerto; hari itu dibuka 18 pasar tertib ukur di wilayah BSML II.",
        shown_by="citraindonesia.com: Mojokerto resmi Daerah Tertib Ukur",
    )
    plan = metrology.plans.propose_year(actor=head, agency=unit.agency, year=2021)
    lines = plan.lines.live().order_by("starts_on", "pk")
    # Its session of this month comes before: what is verified there holds until October.
    metrology.plans.move_plan_line(
        actor=head,
        line_id=lines.get(place__name="Pasar Kutorejo").pk,
        starts_on=date(2021, 10, 5),
        ends_on=date(2021, 10, 7),
        note="Sidang 20 Oktober 2020 mendahului: tanda teranya berlaku sampai Oktober 2021.",
    )
    metrology.plans.confirm_plan_line(actor=head, line_id=lines[0].pk)
    metrology.reports.sign_report(actor=head, agency=unit.agency, year=2020, month=9)

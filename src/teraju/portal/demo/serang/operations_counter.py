"""The counter of Disdukcapil: three services, a year of orders, and the queue of today.

The orders of the year are taken over month by month from the book that the counter kept; those of
the last days went through every step here. Everything is invented and marked as example data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from teraju.modules.operations import api as operations
from teraju.modules.operations.api import Queue, Service, TakenOver
from teraju.platform.accounts.scope import Viewer
from teraju.platform.calendar.domain import national_calendar
from teraju.portal.demo.cast import Cast

from .operations_texts import AKTA, COMMON, KK, KTP, Text
from .stage import Stage

WRITTEN, APPROVED = "2019-09-02", "2019-09-16"
TODAY = "2020-10-15"
MONTHS = [(2019, 10), (2019, 11), (2019, 12), *((2020, month) for month in range(1, 10))]
PER_MONTH = 3
CHECKED_BY, RELEASED_BY = "Petugas Loket Disdukcapil", "Kepala Bidang Pelayanan"


@dataclass(frozen=True)
class Offer:
    """The three services and the two queues of the counter."""

    ktp: Service
    akta: Service
    kk: Service
    cards: Queue
    records: Queue


def serve(cast: Cast, stage: Stage) -> None:
    """Build the catalogue, live through a year, and leave today's queue waiting."""
    offer = _offer(cast, stage)
    _year(cast, (offer.ktp, offer.akta, offer.kk))
    offer = _shorten(cast, offer)
    _corrected(cast, offer)
    _running(cast, offer)
    _today(cast, stage, offer)


def _offer(cast: Cast, stage: Stage) -> Offer:
    owner = cast.at("civil_process", WRITTEN)
    cards, records = (
        operations.set_up_queue(
            actor=owner, agency=stage.civil, letter=letter, name=name, is_example=True
        )
        for letter, name in (("A", "Kartu dan keluarga"), ("B", "Pencatatan sipil"))
    )
    ktp, akta, kk = (
        _standard(cast, stage, text, queue)
        for text, queue in ((KTP, cards), (AKTA, records), (KK, cards))
    )
    return Offer(ktp, akta, kk, cards, records)


def _standard(cast: Cast, stage: Stage, text: Text, queue: Queue) -> Service:
    """A standard written by the process owner and put in force by the head."""
    owner = cast.at("civil_process", WRITTEN, 10)
    service = operations.draft_service(
        actor=owner,
        agency=stage.civil,
        kind="counter",
        is_example=True,
        code=text.code,
        name=text.name,
        audience="Penduduk Kabupaten Serang",
        promised_value=text.days,
        promised_unit="days",
        fee=Decimal(0),
        queue=queue,
        components={**COMMON, **text.parts},
    )
    for step in service.steps.all():
        operations.change_step(
            actor=owner,
            service_id=service.pk,
            step_id=step.pk,
            office=RELEASED_BY if step.is_release else CHECKED_BY,
            allotted_value=15,
        )
    for name, kind, required in text.questions:
        operations.add_field(
            actor=owner, service_id=service.pk, name=name, kind=kind, is_required=required
        )
    operations.submit_service(actor=owner, service_id=service.pk)
    return operations.put_in_force(
        actor=cast.at("civil", APPROVED),
        service_id=service.pk,
        decree="SK Kepala Disdukcapil 470/21/2019 (contoh)",
    )


def _year(cast: Cast, services: Sequence[Service]) -> None:
    """Each month's closed orders, taken over on its last working day by the process owner."""
    calendar = national_calendar()
    for index, (year, month) in enumerate(MONTHS):
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(days=1)
        while not calendar.is_working_day(last):
            last -= timedelta(days=1)
        for place, service in enumerate(services):
            operations.take_over_outputs(
                actor=cast.at("civil_process", last.isoformat(), 15),
                service=service,
                rows=list(_rows(cast, date(year, month, 1), index, place)),
                is_example=True,
            )


def _rows(cast: Cast, first: date, index: int, place: int) -> Iterator[TakenOver]:
    """Three orders a month; about one in twelve was late."""
    calendar = national_calendar()

    def later(day: date, count: int) -> date:
        return calendar.add_working_days(day, count, collective_leave_is_working_day=False)

    for number in range(PER_MONTH):
        serial = index * PER_MONTH + number + place
        came = later(first, 1 + 2 * number + place)
        took = 6 if serial % 13 == 7 else serial % 3
        ready = later(came, took) if took else came
        moment = cast.moment(came.isoformat(), 8 + serial % 5)
        done = cast.moment(ready.isoformat(), 14)
        yield TakenOver(
            customer_name=f"Pemohon {place + 1}-{index * PER_MONTH + number + 1:03} (contoh)",
            received_at=moment,
            checked_at=done,
            checked_office=CHECKED_BY,
            released_at=done + timedelta(minutes=20),
            released_office=RELEASED_BY,
            handed_over_at=done + timedelta(minutes=50),
        )


def _shorten(cast: Cast, offer: Offer) -> Offer:
    """From July 2020 the birth certificate is promised a day earlier: a second edition."""
    owner = cast.at("civil_process", "2020-06-22")
    draft = operations.revise_service(actor=owner, service_id=offer.akta.pk)
    operations.change_service(actor=owner, service_id=draft.pk, promised_value=2)
    operations.submit_service(actor=owner, service_id=draft.pk)
    second = operations.put_in_force(
        actor=cast.at("civil", "2020-07-01"),
        service_id=draft.pk,
        decree="SK Kepala Disdukcapil 470/14/2020 (contoh)",
    )
    operations.issue_standard(actor=cast.at("civil", "2020-07-01", 10), service_id=second.pk)
    return replace(offer, akta=second)


def _received(
    cast: Cast, service: Service, day: str, hour: int, name: str, handed_in: str = ""
) -> int:
    questions = list(service.fields.all())
    answers = {"date": "2020-09-28", "text": "3604 (contoh)"}
    output = operations.receive_output(
        actor=cast.at("counter", day, hour),
        service=service,
        customer_name=f"{name} (contoh)",
        values={row.key: answers.get(row.kind, "") for row in questions},
        is_example=True,
        property_received=handed_in,
    )
    return output.pk


def _work(cast: Cast, pk: int, service: Service, day: str, hour: int, steps: int = 3) -> None:
    """Accept an order and do so many of its steps."""
    actor = cast.at("counter", day, hour)
    operations.accept_output(actor=actor, output_id=pk)
    for row in service.steps.filter(is_release=False).order_by("order")[:steps]:
        operations.do_step(actor=actor, output_id=pk, step_id=row.pk)


def _corrected(cast: Cast, offer: Offer) -> None:
    """A name misspelt, found at the check, corrected, verified by somebody else, then released."""
    pk = _received(
        cast,
        offer.akta,
        "2020-10-06",
        9,
        "Pemohon Oktober 1",
        handed_in="Surat keterangan lahir asli",
    )
    _work(cast, pk, offer.akta, "2020-10-06", 13)
    output = operations.Output.objects.get(pk=pk)
    fault = operations.record_fault(
        actor=cast.at("civil_process", "2020-10-07", 8),
        agency=output.agency,
        output=output,
        what="Nama anak pada kutipan tidak sama dengan surat keterangan lahir",
        origin="check",
        found_on=date(2020, 10, 7),
        is_example=True,
    )
    operations.treat_fault(
        actor=cast.at("counter", "2020-10-07", 10),
        fault_id=fault.pk,
        disposition="correct",
        treatment="Data diperbaiki dan kutipan dicetak ulang; cetakan keliru dimusnahkan.",
    )
    operations.verify_fault(
        actor=cast.at("civil_process", "2020-10-07", 13),
        fault_id=fault.pk,
        verification="Dicocokkan dengan surat keterangan lahir dan kartu keluarga: sesuai.",
    )
    operations.release_output(actor=cast.at("civil_process", "2020-10-07", 14), output_id=pk)
    operations.settle_property(actor=cast.at("counter", "2020-10-08", 9), output_id=pk)
    operations.hand_over_output(actor=cast.at("counter", "2020-10-08", 9), output_id=pk)
    operations.close_output(actor=cast.at("counter", "2020-10-08", 9), output_id=pk)


def _running(cast: Cast, offer: Offer) -> None:
    """Orders of these days, each at another place of its way; one is late."""
    _received(cast, offer.kk, TODAY, 8, "Pemohon Oktober 2")
    lacking = _received(cast, offer.akta, "2020-10-14", 10, "Pemohon Oktober 3")
    operations.return_output(
        actor=cast.at("counter", "2020-10-14", 10),
        output_id=lacking,
        lacking="Fotokopi buku nikah orang tua",
    )
    begun = _received(cast, offer.ktp, "2020-10-13", 9, "Pemohon Oktober 4")
    _work(cast, begun, offer.ktp, "2020-10-13", 10, steps=1)
    wish = operations.ask_change(
        actor=cast.at("counter", "2020-10-14", 14),
        output_id=begun,
        wish="Alamat mengikuti kartu keluarga yang baru",
        asked_by="Pemohon",
    )
    operations.review_change(
        actor=cast.at("civil_process", "2020-10-14", 15),
        change_id=wish.pk,
        is_accepted=True,
        review="Data diperbarui sebelum pencetakan; janji waktu tetap.",
    )
    late = _received(cast, offer.kk, "2020-10-07", 9, "Pemohon Oktober 5")
    _work(cast, late, offer.kk, "2020-10-08", 9)
    ready = _received(cast, offer.ktp, "2020-10-14", 8, "Pemohon Oktober 6")
    _work(cast, ready, offer.ktp, "2020-10-14", 11)
    released = _received(cast, offer.kk, "2020-10-13", 8, "Pemohon Oktober 7")
    _work(cast, released, offer.kk, "2020-10-13", 11)
    operations.release_output(actor=cast.at("civil_process", "2020-10-14", 9), output_id=released)


def _today(cast: Cast, stage: Stage, offer: Offer) -> None:
    """This morning's numbers: some served, one being called, the others wait."""
    owner = cast.at("civil_process", "2019-09-17")
    first, second = (
        operations.set_up_counter(
            actor=owner, agency=stage.civil, name=name, queues=queues, is_example=True
        )
        for name, queues in (
            ("Loket 1", [offer.cards]),
            ("Loket 2", [offer.cards, offer.records]),
        )
    )
    morning = cast.moment(TODAY, 7) + timedelta(minutes=40)
    for place in range(9):
        queue = offer.records if place % 3 == 2 else offer.cards
        actor = _at(cast, morning + timedelta(minutes=4 * place))
        operations.issue_ticket(actor=actor, queue_id=queue.pk, is_example=True)
    for place in range(2):
        begun = morning + timedelta(minutes=35 + 9 * place)
        _served(cast, first.pk, begun)
    missed = operations.call_next(
        actor=_at(cast, morning + timedelta(minutes=55)), counter_id=second.pk
    )
    operations.miss_ticket(actor=_at(cast, morning + timedelta(minutes=58)), ticket_id=missed.pk)
    operations.call_next(actor=_at(cast, morning + timedelta(minutes=60)), counter_id=second.pk)


def _served(cast: Cast, counter_id: int, begun: datetime) -> None:
    ticket = operations.call_next(actor=_at(cast, begun), counter_id=counter_id)
    operations.serve_ticket(actor=_at(cast, begun + timedelta(minutes=1)), ticket_id=ticket.pk)
    operations.finish_ticket(actor=_at(cast, begun + timedelta(minutes=8)), ticket_id=ticket.pk)


def _at(cast: Cast, moment: datetime) -> Viewer:
    """The officer at the counter, to the minute."""
    return replace(cast.at("counter", moment.date().isoformat()), now=moment)

"""Gifts reported in Serang in 2020, from a refused envelope to an object handed to the state.

Everything here is invented and marked as example data; people are offices, never names.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from teraju.modules.integrity.gratification import api as gratification
from teraju.platform.accounts.roles import Role
from teraju.portal.demo.cast import Cast

from .stage import Stage

# The rules that the house knows begin in November 2019.
SERVES_ALL = "2019-11-18"
GIVER: dict[str, Any] = {
    "giver_name": "Penyedia contoh",
    "giver_relation": "partner",
    "giver_address": "Jalan Contoh 10, Serang",
    "giver_job": "Perusahaan contoh",
}
RECEIVER: dict[str, Any] = {
    "receiver_name": "Pegawai contoh",
    "receiver_nik": "3604000000000001",
    "receiver_address": "Jalan Contoh 3, Serang",
    "receiver_phone": "0254-000000",
}


def report_gifts(cast: Cast, stage: Stage) -> None:
    """Each report step by step, by who takes it and on its day."""
    cast.role("upg", Role.UPG_OFFICER, None, SERVES_ALL)
    gratification.change_unit(
        actor=cast.at("upg", SERVES_ALL),
        government_id=cast.government.pk,
        label="UPPG",
        report_to_upg_days=None,
        upg_forwards_days=7,
    )
    _watch(cast, stage)
    _fruit(cast, stage)
    _refused(cast, stage)
    _batik(cast, stage)
    _handed_in(cast, stage, "second", "2020-10-12", "2020-10-14", _thing("Pena", "450000"))


def _thing(what: str, value: str, category: str = "other", **more: Any) -> dict[str, Any]:
    return {"category": category, "description": what, "value": Decimal(value), **more}


def _handed_in(
    cast: Cast, stage: Stage, who: str, day: str, told: str, item: dict[str, Any], **more: Any
) -> Any:
    """A report that its reporter wrote and handed in."""
    actor = cast.at(who, told)
    values = {
        "kind": "received",
        "letter": "none",
        "occasion": "service",
        "place": "Kantor Inspektorat",
        "story": "Data contoh.",
        **GIVER,
        **RECEIVER,
        **more,
    }
    report = gratification.begin_report(
        actor=actor,
        agency=stage.inspectorate,
        item=item,
        is_example=True,
        received_on=cast.moment(day).date(),
        **values,
    )
    gratification.submit_report(actor=actor, report_id=report.pk, declared_true=True)
    return report


def _watch(cast: Cast, stage: Stage) -> None:
    """A watch that KPK gave to the state."""
    item = _thing("Jam tangan", "3500000")
    report = _handed_in(cast, stage, "supervisor", "2020-01-13", "2020-01-15", item)
    _assess(cast, report, "2020-01-16", "assess_to_kpk")
    _seal(cast, report, "2020-01-16", "UPPG-001")
    gratification.forward(
        actor=cast.at("upg", "2020-01-20"),
        report_id=report.pk,
        forwarded_on=cast.moment("2020-01-20").date(),
        gol_number="GOL-CONTOH-1",
    )
    gratification.decide(
        actor=cast.at("upg", "2020-02-26"),
        report_id=report.pk,
        decided_owner="state",
        decision_number="CONTOH/1/2020",
        decided_on=cast.moment("2020-02-24").date(),
        letter=_file("Keputusan contoh"),
    )
    gratification.hand_over(
        actor=cast.at("upg", "2020-03-02"),
        report_id=report.pk,
        handed_over_on=cast.moment("2020-03-02").date(),
        handed_over_to="KPKNL contoh",
        hand_over_receipt="BA-CONTOH/1",
        receipt_file=_file("Berita acara contoh"),
    )
    gratification.close(actor=cast.at("upg", "2020-03-03"), report_id=report.pk)


def _fruit(cast: Cast, stage: Stage) -> None:
    """A basket of fruit before Idulfitri, given to an orphanage."""
    item = _thing("Keranjang buah", "350000", "perishable", is_perishable=True)
    report = _handed_in(
        cast, stage, "process", "2020-05-18", "2020-05-19", item, occasion="holiday"
    )
    _assess(cast, report, "2020-05-19", "assess_upg_level")
    gratification.donate(
        actor=cast.at("upg", "2020-05-20"),
        report_id=report.pk,
        item_id=report.items.get().pk,
        donated_on=cast.moment("2020-05-20").date(),
        recipient="Panti asuhan contoh",
        signed_by="Pengurus panti",
        proofs=[_file("Tanda terima contoh")],
    )
    gratification.close(actor=cast.at("upg", "2020-05-26"), report_id=report.pk)


def _refused(cast: Cast, stage: Stage) -> None:
    """An envelope that was refused: a report as well."""
    item = _thing("Amplop", "1000000", "money")
    report = _handed_in(cast, stage, "staff", "2020-09-07", "2020-09-08", item, kind="refused")
    _assess(cast, report, "2020-09-09", "record_refusal")
    gratification.close(actor=cast.at("upg", "2020-09-10"), report_id=report.pk)


def _batik(cast: Cast, stage: Stage) -> None:
    """Cloth that lies under seal while its report waits to be forwarded."""
    item = _thing("Kain batik", "900000")
    report = _handed_in(cast, stage, "clerk", "2020-10-05", "2020-10-08", item)
    _assess(cast, report, "2020-10-09", "assess_to_kpk")
    _seal(cast, report, "2020-10-09", "UPPG-002")


def _assess(cast: Cast, report: Any, day: str, verdict: str) -> None:
    actor = cast.at("upg", day)
    gratification.take_up(actor=actor, report_id=report.pk)
    gratification.assess(actor=actor, report_id=report.pk, verdict=verdict)


def _seal(cast: Cast, report: Any, day: str, seal: str) -> None:
    gratification.take_in(
        actor=cast.at("upg", day, 11),
        report_id=report.pk,
        item_id=report.items.get().pk,
        seal=seal,
        place="Brankas UPPG, rak 1",
        brought_by="Pelapor",
        taken_in_on=cast.moment(day).date(),
    )


def _file(title: str) -> ContentFile[Any]:
    return ContentFile(f"{title}.\n".encode(), name=f"{title}.txt")

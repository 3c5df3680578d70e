"""What the unit's supervisor does: a citizen's report, the visit, and what came of it.

Another visit waits for its next step: what it found was not put right. A third left a warning whose
day is still to come.

Invented, marked as example data; at the end no example lacks that mark.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

from django.apps import apps

from teraju.modules.metrology import api as metrology
from teraju.modules.metrology.api import models
from teraju.platform.accounts.selectors import anonymous

from .mojokerto_days import DECLARED_ON, TOLD_ON
from .mojokerto_unit import Unit

REPORTED, VISITED = "2020-09-28", "2020-09-30"


def watch(unit: Unit) -> None:
    """From a report to its answer, by a visit; another report was answered without one."""
    cast = unit.cast
    market = models.Place.objects.get(agency=unit.agency, name="Pasar Kutorejo")
    scales = models.Instrument.objects.filter(
        place__market=market, standing="valid", kind="table_scale"
    )
    scale = scales.order_by("pk")[3]
    sent = metrology.citizen_reports.send_report(
        actor=anonymous(cast.moment(REPORTED)),
        agency=unit.agency,
        key=UUID(int=1),
        concern="short",
        happened_on=date.fromisoformat(REPORTED),
        where="Pasar Kutorejo",
        text="Beli gula 2 kg, di rumah 1,9 kg.",
        instrument=scale,
    )
    visit = metrology.supervision.plan_inspection(
        actor=cast.at("supervisor", "2020-09-29"),
        place=market,
        purpose="Laporan warga dan tanda tera",
        planned_on=date.fromisoformat(VISITED),
        begins_at=time(9),
        ends_at=time(12),
        officials=[cast.people["supervisor"]],
        report_id=sent.report.pk,
        is_example=True,
    )
    metrology.supervision.assign_inspection(
        actor=cast.at("metrology", "2020-09-29", 11), inspection_id=visit.pk
    )
    _visit(unit, visit, scale)
    _answer(unit)
    _not_put_right(unit, market, scales.order_by("pk")[4])
    _warned(unit)
    mark_examples(unit)


def _not_put_right(unit: Unit, market: models.Place, scale: models.Instrument) -> None:
    """A planned visit whose warning was not obeyed: somebody has to say what follows."""
    item = _found(
        unit,
        market,
        scale,
        day="2020-10-02",
        purpose="Tanda tera dan cap jaminan timbangan meja",
        finding="seal_broken",
        due_on=date(2020, 10, 12),
        note="Cap jaminan putus.",
    )
    metrology.supervision_follow_up.follow_up_item(
        actor=unit.cast.at("supervisor", "2020-10-13"),
        item_id=item.pk,
        followed_up_on=date(2020, 10, 13),
        outcome="not_put_right",
        note="Masih dipakai, cap jaminan belum diganti.",
    )


def _warned(unit: Unit) -> None:
    """A planned visit at a market whose marks ran out: on Monday somebody looks again."""
    market = models.Place.objects.get(agency=unit.agency, name="Pasar Jetis")
    # The first ones came to the session of October.
    rows = models.Instrument.objects.filter(place__market=market, kind="table_scale")
    _found(
        unit,
        market,
        rows.order_by("pk")[10],
        day="2020-10-08",
        purpose="Tanda tera yang habis masa berlakunya",
        finding="expired",
        due_on=date(2020, 10, 19),
        note="Tera ulang habis 31 Agustus 2020; pedagang tidak datang pada sidang Oktober.",
    )


def _found(
    unit: Unit,
    market: models.Place,
    scale: models.Instrument,
    *,
    day: str,
    purpose: str,
    finding: str,
    due_on: date,
    note: str,
) -> models.InspectionItem:
    """A planned visit of a morning that found one thing, with the warning that its head signed."""
    cast, on = unit.cast, date.fromisoformat(day)
    before = (on - timedelta(days=1)).isoformat()
    visit = metrology.supervision.plan_inspection(
        actor=cast.at("supervisor", before),
        place=market,
        purpose=purpose,
        planned_on=on,
        begins_at=time(9),
        ends_at=time(11),
        officials=[cast.people["supervisor"]],
        is_example=True,
    )
    metrology.supervision.assign_inspection(
        actor=cast.at("metrology", before, 11), inspection_id=visit.pk
    )
    official = cast.at("supervisor", day, 13)
    metrology.supervision.record_visit(
        actor=official,
        inspection_id=visit.pk,
        visited_on=on,
        visited_from=time(9),
        visited_until=time(10, 30),
        summary="Bersama pengelola pasar.",
    )
    item = metrology.supervision_items.add_item(
        actor=official,
        inspection_id=visit.pk,
        instrument=scale,
        finding=finding,
        measure="warning",
        due_on=due_on,
        note=note,
    )
    metrology.supervision_items.sign_minutes(
        actor=cast.at("supervisor", day, 14), inspection_id=visit.pk
    )
    warned = (on + timedelta(days=1 if on.weekday() < 4 else 3)).isoformat()
    return metrology.supervision_items.issue_warning(
        actor=cast.at("metrology", warned), item_id=item.pk
    )


def _visit(unit: Unit, visit: models.Inspection, scale: models.Instrument) -> None:
    cast = unit.cast
    official = cast.at("supervisor", VISITED, 13)
    metrology.supervision.record_visit(
        actor=official,
        inspection_id=visit.pk,
        visited_on=date.fromisoformat(VISITED),
        visited_from=time(9),
        visited_until=time(11, 30),
        summary="Bersama pengelola pasar.",
    )
    item = metrology.supervision_items.add_item(
        actor=official,
        inspection_id=visit.pk,
        instrument=scale,
        finding="damaged",
        measure="warning",
        due_on=date(2020, 10, 12),
        note="Tanda sah tidak terbaca lagi.",
    )
    metrology.supervision_items.sign_minutes(
        actor=cast.at("supervisor", VISITED, 14), inspection_id=visit.pk
    )
    metrology.supervision_items.issue_warning(
        actor=cast.at("metrology", "2020-10-01"), item_id=item.pk
    )
    metrology.supervision_follow_up.follow_up_item(
        actor=cast.at("supervisor", "2020-10-09"),
        item_id=item.pk,
        followed_up_on=date(2020, 10, 9),
        outcome="out_of_use",
        note="Diganti timbangan lain.",
    )
    metrology.supervision.close_inspection(
        actor=cast.at("metrology", "2020-10-12"),
        inspection_id=visit.pk,
        conclusion="Timbangan tidak dipakai lagi.",
        answer="Tanda tera timbangan itu rusak; pemilik ditegur dan tidak memakainya lagi.",
    )


def _answer(unit: Unit) -> None:
    cast = unit.cast
    sent = metrology.citizen_reports.send_report(
        actor=anonymous(cast.moment("2020-10-05")),
        agency=unit.agency,
        key=UUID(int=2),
        concern="wrong_sticker",
        happened_on=date(2020, 10, 5),
        where="SPBU 03",
        text="Stiker pompa terbaca tahun lalu.",
    )
    metrology.citizen_reports.answer_report(
        actor=cast.at("counter", "2020-10-06"),
        report_id=sent.report.pk,
        answer="Pompa itu ditera pada Juli 2020; stiker lamanya sudah dilepas.",
    )


def mark_examples(unit: Unit) -> None:
    """Plans, figures and reports have no such word at their entry: mark what is left."""
    for model in apps.get_app_config("metrology").get_models():
        names = {one.name for one in model._meta.get_fields()}
        if {"agency", "is_example"} <= names:
            model._base_manager.filter(agency=unit.agency).update(is_example=True)
    models.Potential.objects.filter(agency=unit.agency, on=TOLD_ON).update(is_example=False)
    models.OrderlyRegion.objects.filter(agency=unit.agency, on=DECLARED_ON).update(is_example=False)
    models.PlanLine.objects.filter(plan__agency=unit.agency).update(is_example=True)

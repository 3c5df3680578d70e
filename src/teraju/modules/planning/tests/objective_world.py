"""Objectives for tests, made by the use-cases themselves: approved, measured, red."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from teraju.modules.planning import services
from teraju.modules.planning.models import Change, Objective, ObjectiveTarget, ObjectiveValue
from teraju.modules.planning.services import Entry

from .world import World

D = Decimal
WRITTEN, APPROVED = date(2019, 1, 7), date(2019, 1, 14)
FIELDS: dict[str, Any] = {
    "code": "SM-01",
    "title": "Laporan terbit tepat waktu",
    "why": "Kebijakan mutu",
    "indicator": "Laporan tepat waktu",
    "unit": "%",
    "kind": "ratio",
    "formula": "Laporan tepat waktu dibagi seluruh laporan",
    "numerator_name": "Laporan tepat waktu",
    "denominator_name": "Seluruh laporan",
    "direction": "higher",
    "frequency": "monthly",
    "owner_office": "Inspektur Pembantu I",
    "plan_what": "Kendali naskah",
    "plan_resources": "Jam kerja",
    "plan_who": "Inspektur Pembantu I",
    "plan_until": date(2019, 12, 31),
    "plan_evaluation": "Dibandingkan dengan target",
}


def drafted(world: World, **fields: Any) -> Objective:
    """A draft of the coordinator with the target of 2019."""
    objective = services.draft_objective(
        actor=world.acts("coordinator", WRITTEN),
        agency=world.agency,
        editions=[world.quality],
        **{**FIELDS, "owner": world.owner, **fields},
    )
    aim(world, objective)
    objective.refresh_from_db()
    return objective


def aim(world: World, objective: Objective, **numbers: Any) -> ObjectiveTarget:
    return services.add_target(
        actor=world.acts("coordinator", WRITTEN),
        objective_id=objective.pk,
        first_day=date(2019, 1, 1),
        last_day=date(2019, 12, 31),
        **{"target": D(90), "tolerance": D(5), **numbers},
    )


def approved(world: World, **fields: Any) -> Objective:
    """An objective in force since 14 January 2019."""
    objective = drafted(world, **fields)
    services.submit_objective(actor=world.acts("coordinator", WRITTEN), objective_id=objective.pk)
    return services.approve_objective(actor=world.acts("head", APPROVED), objective_id=objective.pk)


def measured(
    world: World, objective: Objective, month: int, above: int, below: int = 10, **more: Any
) -> ObjectiveValue:
    """The value of a month of 2019, recorded on the fifth of the next."""
    day = more.pop("day", date(2019, month + 1, 5))
    return services.record_value(
        actor=world.acts("owner", day),
        objective_id=objective.pk,
        entry=Entry(
            first_day=date(2019, month, 1),
            numerator=D(above),
            denominator=D(below),
            source="Buku register",
            **more,
        ),
    )


def planned(world: World, objective: Objective, day: date, **fields: Any) -> Any:
    return services.make_plan(
        actor=world.acts("owner", day),
        objective_id=objective.pk,
        **{
            "cause": "Reviu tertahan",
            "action": "Reviu elektronik",
            "owner_office": "Inspektur Pembantu I",
            "owner": world.owner,
            "due": day,
            **fields,
        },
    )


CHANGE: dict[str, Any] = {
    "code": "UB-01",
    "title": "Kertas kerja elektronik",
    "purpose": "Lebih cepat",
    "content": "Formulir",
    "consequences": "Akses terlalu luas",
    "integrity": "SOP direvisi dahulu",
    "resources": "Laptop",
    "responsibilities": "Inspektur Pembantu I",
}
PROPOSED, DECIDED, DONE = date(2019, 2, 4), date(2019, 2, 11), date(2019, 3, 1)


def proposed(world: World, who: str = "owner", **fields: Any) -> Change:
    return services.propose_change(
        actor=world.acts(who, PROPOSED),
        agency=world.agency,
        planned_on=date(2019, 3, 1),
        **{**CHANGE, **fields},
    )


def carried_out(world: World) -> Change:
    """Decided by the head, carried out by the process owner, to be reviewed from 3 June."""
    change = proposed(world)
    services.decide_change(actor=world.acts("head", DECIDED), change_id=change.pk)
    return services.carry_out_change(
        actor=world.acts("owner", DONE),
        change_id=change.pk,
        carried_out_on=DONE,
        note="Dijalankan",
        review_due=date(2019, 6, 3),
    )

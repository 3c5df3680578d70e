"""Records of planning made through the services, as a test needs them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from teraju.modules.planning import services
from teraju.modules.planning.models import (
    ContextReview,
    InterestedParty,
    PartyReview,
    Process,
    ProcessMap,
    Resource,
    ResourceStatement,
    ScopeStatement,
)
from teraju.modules.standards.api import Edition, Exclusion, Requirement

from .world import DAY, World


def approved(world: World, kind: str, pk: int, day: date = DAY) -> Any:
    """Handed in by the coordinator and approved by the head on the same day."""
    known = services.KINDS[kind]
    services.submit(actor=world.acts("coordinator", day), kind=known, pk=pk)
    return services.approve(actor=world.acts("head", day), kind=known, pk=pk)


def issue(world: World, review: ContextReview, side: str, day: date = DAY, **fields: Any) -> Any:
    values = {
        "actor": world.acts("coordinator", day),
        "review_id": review.pk,
        "side": side,
        "source": "legal",
        "text": f"Isu {side}",
        "consequence": "Disusun pedoman",
    }
    return services.add_issue(**(values | fields))


def analysis(world: World, day: date = DAY) -> ContextReview:
    """A draft with an issue on each side; one of them bears on bribery."""
    review = services.draft_context(
        actor=world.acts("coordinator", day), agency=world.agency, reviewed_on=day
    )
    if not review.issues.exists():
        issue(world, review, "strength", day, bribery_factor="size")
        issue(world, review, "threat", day)
    return review


def party(world: World, name: str = "Warga", day: date = DAY, **fields: Any) -> InterestedParty:
    values = {
        "actor": world.acts("coordinator", day),
        "agency": world.agency,
        "name": name,
        "kind": "citizens",
        "needs": "Pengaduan dijawab",
        "requirements": "Jawaban dalam 14 hari kerja",
        "response": "Register pengaduan",
    }
    return services.add_party(**(values | fields))


def party_review(world: World, day: date = DAY) -> PartyReview:
    return services.draft_party_review(
        actor=world.acts("coordinator", day),
        agency=world.agency,
        reviewed_on=day,
        finding="Tidak ada yang baru",
    )


def process(world: World, code: str, day: date = DAY, **fields: Any) -> Process:
    """A complete process: an input, an output and an indicator."""
    actor = world.acts("coordinator", day)
    values = {
        "actor": actor,
        "agency": world.agency,
        "code": code,
        "name": f"Proses {code}",
        "kind": "core",
        "purpose": "Uji",
        "owner_office": "Inspektur Pembantu I",
        "procedures": "SOP-01",
    }
    made = services.add_process(**(values | fields))
    for kind, other, unit in (
        ("input", "Bupati", ""),
        ("output", "Warga", ""),
        ("indicator", "Register", "%"),
    ):
        services.add_process_part(
            actor=actor,
            process_id=made.pk,
            kind=kind,
            name=f"{kind} {code}",
            other=other,
            unit=unit,
        )
    return made


def chart(world: World, day: date = DAY) -> ProcessMap:
    return services.draft_map(
        actor=world.acts("coordinator", day), agency=world.agency, reason="Peta pertama"
    )


def requirement(edition: Edition, number: str, exclusion: str = Exclusion.JUSTIFIED) -> Requirement:
    found, _made = Requirement.objects.get_or_create(
        edition=edition,
        number=number,
        defaults={
            "order": 1,
            "depth": 2,
            "title_en": "x",
            "title_id": "x",
            "asks_en": "x",
            "asks_id": "x",
            "documented": "none",
            "exclusion": exclusion,
            "is_assessed": True,
            "confirmed": True,
        },
    )
    return found


def scope(world: World, day: date = DAY, **fields: Any) -> ScopeStatement:
    values = {
        "actor": world.acts("coordinator", day),
        "agency": world.agency,
        "text": "Pengawasan intern",
        "services": "Audit\nReviu",
        "effective_on": day,
        "editions": [world.quality, world.bribery],
        "sites": [world.site],
    }
    return services.draft_scope(**(values | fields))


def resource(world: World, code: str = "AL-01", day: date = DAY, **fields: Any) -> Resource:
    values = {
        "actor": world.acts("coordinator", day),
        "agency": world.agency,
        "code": code,
        "name": f"Genset {code}",
        "kind": "equipment",
        "description": "Listrik cadangan",
        "holder_office": "Auditor",
        "upkeep": "Servis",
        "every_months": 6,
        "next_due_on": day,
    }
    return services.add_resource(**(values | fields))


def upkeep(world: World, one: Resource, day: date = DAY, **fields: Any) -> Any:
    values = {
        "actor": world.acts("staff", day),
        "resource_id": one.pk,
        "done_on": day,
        "result": "good",
        "done_by": "Bengkel",
        "note": "Oli diganti",
    }
    return services.record_upkeep(**(values | fields))


def statement(world: World, day: date = DAY, **fields: Any) -> ResourceStatement:
    values = {
        "actor": world.acts("coordinator", day),
        "agency": world.agency,
        "year": day.year,
        "budget": Decimal("215000000.00"),
        "posts_needed": 45,
        "posts_filled": 31,
        "lacking": "Empat belas formasi",
        "decision": "Diusulkan",
    }
    return services.draft_statement(**(values | fields))

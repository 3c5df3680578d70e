"""An agency in which something is not as it has to be, and the people around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from teraju.modules.improvement import services
from teraju.modules.improvement.models import Action, Nonconformity
from teraju.modules.planning.models import Process, ProcessKind
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.organisation.models import Agency

FOUND, REPORTED, DECIDED = date(2019, 2, 1), date(2019, 2, 4), date(2019, 2, 6)
PLANNED, ACCEPTED, DONE = date(2019, 2, 15), date(2019, 2, 18), date(2019, 3, 15)
DUE, CHECK = date(2019, 3, 18), date(2019, 6, 3)


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


@dataclass
class World:
    """One agency, its people, and a stranger of another government."""

    agency: Agency
    process: Process
    head: User
    coordinator: User
    compliance: User
    auditor: User
    owner: User
    staff: User
    stranger: User

    def acts(self, name: str, day: date = REPORTED) -> Viewer:
        """Somebody of this world, by the name of the field, on a day."""
        user: User = getattr(self, name)
        return viewer_of(user, at(day))


def build_world() -> World:
    """A world of its own; call it twice for strangers."""
    agency = AgencyFactory(short_name="Inspektorat")
    owner = person(Role.PROCESS_OWNER, agency=agency, title="Inspektur Pembantu I")
    process = Process.objects.create(
        government=agency.government,
        agency=agency,
        code="P-01",
        name="Audit",
        kind=ProcessKind.CORE,
        purpose="Uji",
        owner_office=owner.title,
        owner=owner,
        created_at=NOW,
        updated_at=NOW,
    )
    return World(
        agency=agency,
        process=process,
        head=person(Role.AGENCY_HEAD, agency=agency, title="Inspektur"),
        coordinator=person(Role.QUALITY_COORDINATOR, agency=agency, title="Ketua Tim Mutu"),
        compliance=person(Role.COMPLIANCE_FUNCTION, agency=agency, title="Ketua FKAP"),
        auditor=person(Role.INTERNAL_AUDITOR, agency=agency, title="Auditor Internal"),
        owner=owner,
        staff=person(Role.STAFF, agency=agency, title="Auditor"),
        stranger=person(Role.AGENCY_HEAD, agency=AgencyFactory(), title="Kepala Dinas lain"),
    )


REPORT: dict[str, Any] = {
    "source": "incident",
    "title": "Laporan terlambat terbit",
    "description": "Tiga laporan terbit lewat tenggat.",
    "criterion": "Laporan terbit dalam 14 hari kerja.",
    "evidence": "Register laporan triwulan I.",
    "found_on": FOUND,
}


def reported(
    world: World, grade: str = "major", who: str = "staff", **fields: Any
) -> Nonconformity:
    return services.report(
        actor=world.acts(who, REPORTED),
        agency=world.agency,
        **{**REPORT, "grade": grade, "owner": world.owner, **fields},
    )


def corrected(world: World, grade: str = "major", **fields: Any) -> Nonconformity:
    one = reported(world, grade, **fields)
    return services.correct(
        actor=world.acts("owner", DECIDED),
        nonconformity_id=one.pk,
        corrected_on=DECIDED,
        correction="Tiga laporan diterbitkan.",
    )


def analysed(world: World, grade: str = "major", **fields: Any) -> Nonconformity:
    """Decided that the cause has to be removed, the cause found, similar cases looked for."""
    one = corrected(world, grade, **fields)
    services.decide_action(
        actor=world.acts("head", DECIDED),
        nonconformity_id=one.pk,
        needs_action=True,
        reason="Berulang",
    )
    return analyse(world, one, PLANNED)


def analyse(world: World, one: Nonconformity, day: date) -> Nonconformity:
    services.record_cause(
        actor=world.acts("owner", day),
        nonconformity_id=one.pk,
        whys=["Reviu lama", "Pereviu hanya satu", "Tidak ada pengganti"],
        fishbone={"people": ["Pereviu hanya satu"], "method": ["Tenggat reviu tidak diatur"]},
        root_cause="SOP tidak menetapkan pereviu pengganti.",
    )
    return services.look_for_similar(
        actor=world.acts("owner", day),
        nonconformity_id=one.pk,
        similar_found=False,
        similar_note="Register Irban II diperiksa: tidak ada.",
    )


def with_action(world: World, one: Nonconformity, day: date = PLANNED, **fields: Any) -> Action:
    return services.plan_action(
        actor=world.acts("owner", day),
        nonconformity_id=one.pk,
        **{"title": "Revisi SOP", "owner": world.staff, "due_on": DUE, **fields},
    )


def submitted(world: World, grade: str = "major", **fields: Any) -> Nonconformity:
    one = analysed(world, grade, **fields)
    with_action(world, one)
    return hand_in(world, one, PLANNED, CHECK)


def hand_in(world: World, one: Nonconformity, day: date, check: date) -> Nonconformity:
    return services.submit_plan(
        actor=world.acts("owner", day),
        nonconformity_id=one.pk,
        effect_due=check,
        effect_criterion="Tidak ada laporan lewat tenggat dalam dua bulan.",
    )


def accepted(world: World, grade: str = "major", **fields: Any) -> Nonconformity:
    one = submitted(world, grade, **fields)
    return services.accept_plan(actor=world.acts("compliance", ACCEPTED), nonconformity_id=one.pk)


def carried_out(world: World, grade: str = "major", **fields: Any) -> Nonconformity:
    """All actions done on 15 March, the effect to be checked from 3 June."""
    one = accepted(world, grade, **fields)
    for action in Action.objects.filter(nonconformity=one, state="open"):
        services.complete_action(
            actor=world.acts("staff", DONE), action_id=action.pk, done_on=DONE, result="Terbit"
        )
    one.refresh_from_db()
    return one


def checked(
    world: World,
    one: Nonconformity,
    effect: str = "effective",
    day: date = CHECK,
    who: str = "auditor",
) -> Nonconformity:
    return services.check_effect(
        actor=world.acts(who, day),
        nonconformity_id=one.pk,
        effect=effect,
        effect_note="Register April dan Mei diperiksa.",
    )


def closed(world: World, grade: str = "major", **fields: Any) -> Nonconformity:
    one = checked(world, carried_out(world, grade, **fields))
    return services.close(actor=world.acts("auditor", CHECK), nonconformity_id=one.pk)


def ordered(world: World, **fields: Any) -> Action:
    return services.order_action(
        actor=world.acts("coordinator", REPORTED),
        agency=world.agency,
        **{
            "title": "Pelatihan pereviu",
            "description": "Setengah hari",
            "owner": world.owner,
            "due_on": DUE,
            "source": "review",
            "subject_kind": "audits.review_decision",
            "subject_pk": 7,
            **fields,
        },
    )

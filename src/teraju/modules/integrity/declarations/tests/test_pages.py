"""The pages: what each offers to whom, and where a refusal stands."""

from __future__ import annotations

import pytest

from teraju.modules.improvement.tests.pages import get, refused_at, send
from teraju.modules.integrity.declarations import services
from teraju.modules.integrity.declarations.models import Conflict, Declaration, Round
from teraju.platform.papers.models import Paper

from .world import TODAY, TOLD, World


@pytest.fixture(autouse=True)
def on_the_day(settings: object) -> None:
    settings.TERAJU_TODAY = TODAY  # type: ignore[attr-defined]


INTEREST = {
    "interest": "family",
    "what": TOLD.what,
    "with_whom": TOLD.with_whom,
    "matter": TOLD.matter,
}


def test_a_round_from_opening_to_the_paper_of_a_pact(world: World) -> None:
    people = world.people
    page = get(people["function"], "declarations_round_open", kind="pact")
    assert "I take part in preventing corruption" in page
    data = {
        "agency": world.agency.pk,
        "kind": "pact",
        "year": 2020,
        "due_on": "2020-09-30",
        "text": "1. Saya menolak suap.\n2. Saya terbuka.",
    }
    send(people["function"], "declarations_round_open", data=data)
    made = Round.objects.get()
    duty = world.duty(made)
    assert "Saya menolak suap" in get(people["staff"], "declarations_give", duty.pk)
    unsigned = send(people["staff"], "declarations_give", duty.pk, data={"version": 1}, status=422)
    assert refused_at(unsigned, "confirmed")
    send(people["staff"], "declarations_give", duty.pk, data={"version": 1, "confirmed": "on"})
    signed = Declaration.objects.get()
    assert "Issue the paper" in get(people["staff"], "declarations_declaration", signed.pk)
    assert "Issue the paper" not in get(people["head"], "declarations_declaration", signed.pk)
    send(people["staff"], "declarations_pact_issue", signed.pk, data={"version": signed.version})
    page = get(people["staff"], "declarations_declaration", signed.pk)
    assert "/PI/" in page
    assert '<span class="st good">valid</span>' in page
    assert "Issue the paper" not in page
    paper = Paper.objects.get()
    data = {"reason": "Salah nama", "replacement": ""}
    send(people["head"], "paper_revoke", paper.pk, data=data)
    page = get(people["staff"], "declarations_declaration", signed.pk)
    assert "Salah nama" in page
    assert "Issue the paper" in page
    send(people["staff"], "declarations_pact_issue", signed.pk, data={"version": signed.version})
    page = get(people["staff"], "declarations_declaration", signed.pk)
    assert page.count('st good">valid<') == page.count('st bad">revoked<') == 1


def test_the_yearly_declaration_with_a_conflict_that_is_decided(world: World) -> None:
    made = world.round()
    duty = world.duty(made)
    staff, head = world.people["staff"], world.people["head"]
    data = {"version": 1, "has_conflict": "yes", "confirmed": "on"}
    assert refused_at(send(staff, "declarations_give", duty.pk, data=data, status=422), "interest")
    send(staff, "declarations_give", duty.pk, data=data | INTEREST)
    one = Conflict.objects.get()
    assert TOLD.with_whom in get(head, "declarations_conflict", one.pk)
    get(world.people["colleague"], "declarations_conflict", one.pk, code=404)
    get(staff, "declarations_conflict_decide", one.pk, code=403)
    decision = {"version": 1, "handling": "allowed", "conditions": "", "reason": "Kecil"}
    refused = send(head, "declarations_conflict_decide", one.pk, data=decision, status=422)
    assert refused_at(refused, "conditions")
    decision["conditions"] = "Tidak ikut memutus"
    send(head, "declarations_conflict_decide", one.pk, data=decision)
    assert "Tidak ikut memutus" in get(staff, "declarations_conflict", one.pk)
    stale = {"version": 1, "ended_on": "2020-09-01", "reason": "Selesai"}
    assert refused_at(send(staff, "declarations_conflict_end", one.pk, data=stale, status=422), "")
    send(staff, "declarations_conflict_end", one.pk, data=stale | {"version": 2})


def test_a_conflict_in_between(world: World) -> None:
    data = {"agency": world.agency.pk, **INTEREST}
    refused = send(world.people["staff"], "declarations_declare", data=data, status=422)
    assert refused_at(refused, "confirmed")
    send(world.people["staff"], "declarations_declare", data={**data, "confirmed": "on"})
    assert Conflict.objects.count() == 1


def test_who_has_to_declare_is_for_those_who_keep_the_round(world: World) -> None:
    made = world.round()
    get(world.people["staff"], "declarations_duties", code=403)
    assert "Rekan" in get(world.people["function"], "declarations_duties", round=made.pk)
    assert "Has not declared" in get(world.people["head"], "declarations_round", made.pk)
    page = get(world.people["colleague"], "declarations_round", made.pk)
    assert "Has not declared" not in page
    assert "Pengelola" not in page
    get(world.people["guest"], "declarations_round", made.pk)


@pytest.mark.parametrize("step", ["remind", "extend", "close", "cancel"])
def test_steps_of_a_round_are_refused_by_name(world: World, step: str) -> None:
    made = world.round()
    name = f"declarations_round_{step}"
    get(world.people["function"], name, made.pk)
    assert "compliance function" in get(world.people["staff"], name, made.pk, code=403)
    get(world.people["stranger"], name, made.pk, code=404)


def test_a_closed_round_is_taken_up_again(world: World) -> None:
    made = world.round()
    services.close_round(actor=world.at("head"), round_id=made.pk, closing_note="Teguran")
    page = get(world.people["head"], "declarations_round", made.pk)
    assert "Take up again" in page
    data = {"version": 2, "reason": "Ada yang cuti"}
    send(world.people["head"], "declarations_round_reopen", made.pk, data=data)


def test_registers_show_ones_own(world: World) -> None:
    world.conflict()
    assert "Staf" in get(world.people["staff"], "declarations_declarations")
    for name in ("declarations_declarations", "declarations_conflicts"):
        page = get(world.people["colleague"], name)
        assert "Pengadaan alat tulis" not in page
    get(world.people["colleague"], "declarations_statements")
    get(world.people["function"], "declarations_conflicts", format="csv")

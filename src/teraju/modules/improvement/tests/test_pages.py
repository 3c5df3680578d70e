"""The pages: every step through its form, who may not, strangers, and what is typed wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.improvement import services
from teraju.modules.improvement.models import Action, Nonconformity, Suggestion
from teraju.modules.operations.tests.factories import FaultFactory
from teraju.platform.accounts.models import User
from teraju.platform.papers.api import papers_of

from . import world as w
from .pages import get, refused_at, send
from .world import CHECK, DECIDED, DONE, DUE, PLANNED, REPORTED, World

pytestmark = pytest.mark.django_db
MENACE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TERAJU_TODAY = REPORTED


def on(settings: Any, day: date) -> None:
    settings.TERAJU_TODAY = day


def walk(user: User, one: Nonconformity, step: str, **data: Any) -> Any:
    """Open the form of a step and send it, with the version that the record has."""
    get(user, f"improvement_{step}", one.pk)
    one.refresh_from_db()
    return send(user, f"improvement_{step}", one.pk, data={"version": one.version, **data})


def begun(world: World, grade: str = "major") -> Nonconformity:
    """Reported through the form."""
    get(world.staff, "improvement_report")
    send(
        world.staff,
        "improvement_report",
        data={
            "agency": world.agency.pk,
            "source": "incident",
            "grade": grade,
            "title": "Laporan terlambat",
            "description": MENACE,
            "found_on": "2019-02-01",
            "process": world.process.pk,
            "owner_office": "Inspektur Pembantu I",
        },
    )
    return Nonconformity.objects.get()


def test_a_major_one_is_closed_through_the_pages(world: World, settings: Any) -> None:
    one = begun(world)
    on(settings, DECIDED)
    walk(world.coordinator, one, "assign", owner=world.owner.pk)
    walk(world.owner, one, "contain", contained_on="2019-02-05", containment="Ditahan")
    walk(world.owner, one, "correct", corrected_on="2019-02-06", correction="Diterbitkan")
    walk(world.head, one, "decide", needs_action="yes", reason="Berulang")
    walk(
        world.owner,
        one,
        "cause",
        why_1="Reviu lama",
        why_2="Hanya satu pereviu",
        bone_people="Satu pereviu\nTidak ada pengganti",
        root_cause="SOP tanpa pereviu pengganti",
    )
    walk(world.owner, one, "similar", similar_found="no", similar_note="Irban II diperiksa")
    walk(world.owner, one, "plan_action", title="Revisi SOP", owner=world.staff.pk, due_on=DUE)
    walk(world.owner, one, "submit", effect_due=CHECK, effect_criterion="Tanpa keterlambatan")
    walk(world.coordinator, one, "accept")
    on(settings, DONE)
    action = Action.objects.get()
    get(world.staff, "improvement_action_complete", action.pk)
    send(
        world.staff,
        "improvement_action_complete",
        action.pk,
        data={"version": action.version, "done_on": DONE, "result": "Terbit"},
    )
    on(settings, CHECK)
    walk(world.auditor, one, "check", effect="effective", effect_note="Register diperiksa")
    walk(world.auditor, one, "close", note="")
    page = get(world.staff, "improvement_nonconformity", one.pk)
    assert "closed, effect verified" in page
    assert MENACE not in page
    assert page.count("<svg") >= 4


def test_before_its_day_no_check_is_offered_and_a_sent_one_is_refused(
    world: World, settings: Any
) -> None:
    one = w.carried_out(world)
    on(settings, date(2019, 6, 2))
    assert "Check the effect" not in get(world.auditor, "improvement_nonconformity", one.pk)
    response = send(
        world.auditor,
        "improvement_check",
        one.pk,
        data={"version": one.version, "effect": "effective", "effect_note": "Baik"},
        status=422,
    )
    assert "too early" in response.content.decode()


@pytest.mark.parametrize("who", ["owner", "staff"])
def test_the_auditee_is_told_why_they_do_not_close(world: World, settings: Any, who: str) -> None:
    one = w.checked(world, w.carried_out(world))
    on(settings, CHECK)
    page = get(getattr(world, who), "improvement_nonconformity", one.pk)
    assert "Only these roles may do this" in page
    get(getattr(world, who), "improvement_close", one.pk, code=403)


def test_an_owner_with_the_right_is_told_that_it_is_theirs(world: World, settings: Any) -> None:
    one = w.checked(world, w.carried_out(world, owner=world.coordinator))
    on(settings, CHECK)
    page = get(world.coordinator, "improvement_close", one.pk, code=403)
    assert "You own this nonconformity" in page


STEPS = (
    *("change", "assign", "contain", "correct", "decide", "cause", "similar", "plan_action"),
    *("submit", "accept", "return", "revise", "check", "close", "reopen", "cancel", "resume"),
    "issue",
)


@pytest.mark.parametrize("step", STEPS)
def test_a_stranger_finds_no_step(world: World, step: str) -> None:
    get(world.stranger, f"improvement_{step}", w.reported(world).pk, code=404)


@pytest.mark.parametrize("step", [name for name in STEPS if name != "change"])
def test_a_reader_is_told_who_may(world: World, step: str) -> None:
    get(world.staff, f"improvement_{step}", w.reported(world).pk, code=403)


def test_the_lists_show_their_own_and_nothing_to_strangers(world: World, settings: Any) -> None:
    one, action = w.accepted(world), w.ordered(world)
    services.suggest(
        actor=world.acts("staff"),
        agency=world.agency,
        title="Templat laporan",
        description="x",
        benefit="y",
    )
    on(settings, CHECK)
    for name, words in (
        ("improvement_nonconformities", one.title),
        ("improvement_ageing", one.title),
        ("improvement_actions", action.title),
        ("improvement_suggestions", "Templat laporan"),
    ):
        assert words in get(world.staff, name)
        assert words not in get(world.stranger, name)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"late": "yes"}, True),
        ({"late": "no"}, False),
        ({"age": "91-180"}, True),
        ({"age": "0-30"}, False),
        ({"owner": "nobody"}, False),
        ({"grade": "major", "source": "incident"}, True),
        ({"state": "closed"}, False),
        ({"q": "terlambat"}, True),
    ],
)
def test_filters_narrow_the_register(
    world: World, settings: Any, query: dict[str, str], found: bool
) -> None:
    one = w.accepted(world)
    on(settings, CHECK)
    assert (one.number in get(world.staff, "improvement_nonconformities", **query)) is found


def test_ages_are_a_picture_with_a_table(world: World, settings: Any) -> None:
    w.reported(world)
    on(settings, CHECK)
    page = get(world.staff, "improvement_ageing")
    assert "How long they have been open" in page
    assert "House default, unconfirmed." in page


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"title": ""}, "title"),
        ({"found_on": "2019-02-05"}, "found_on"),
        ({"source": "complaint"}, "external_number"),
        ({"process": "999999"}, "process"),
    ],
)
def test_what_is_typed_wrong_stands_at_its_field(
    world: World, data: dict[str, str], field: str
) -> None:
    whole = {
        "agency": world.agency.pk,
        "source": "incident",
        "grade": "minor",
        "title": "Laporan terlambat",
        "description": "x",
        "found_on": "2019-02-01",
    }
    response = send(world.staff, "improvement_report", data={**whole, **data}, status=422)
    assert refused_at(response, field)


def test_a_cause_without_a_tool_is_refused_at_the_first_why(world: World) -> None:
    one = w.analysed(world)
    response = send(
        world.owner,
        "improvement_cause",
        one.pk,
        data={"version": one.version, "root_cause": "Entah"},
        status=422,
    )
    assert refused_at(response, "why_1")


def test_a_stale_form_keeps_what_was_typed(world: World) -> None:
    one = w.reported(world)
    response = send(
        world.coordinator,
        "improvement_assign",
        one.pk,
        data={"version": 1, "owner_office": "Subbagian Umum"},
        status=422,
    )
    assert "Subbagian Umum" in response.content.decode()


def test_a_report_is_issued_as_a_paper_with_its_pictures(world: World, settings: Any) -> None:
    one = w.analysed(world)
    on(settings, PLANNED)
    walk(world.coordinator, one, "issue")
    walk(world.coordinator, one, "issue")
    page = get(world.coordinator, "improvement_nonconformity", one.pk)
    assert "issued the report as a paper" in page


def test_the_page_lists_the_reports_that_were_issued(world: World, settings: Any) -> None:
    one = w.analysed(world)
    on(settings, PLANNED)
    assert "Issued papers</h2>" not in get(world.staff, "improvement_nonconformity", one.pk)
    walk(world.coordinator, one, "issue")
    [paper] = papers_of(world.acts("staff", PLANNED), one)
    page = get(world.staff, "improvement_nonconformity", one.pk)
    assert f'href="{paper.get_absolute_url()}"' in page


def test_an_action_of_its_own_is_ordered_done_and_verified(world: World, settings: Any) -> None:
    get(world.coordinator, "improvement_action_add")
    send(
        world.coordinator,
        "improvement_action_add",
        data={
            "agency": world.agency.pk,
            "source": "review",
            "title": "Pelatihan",
            "owner": world.owner.pk,
            "due_on": DUE,
        },
    )
    action = Action.objects.get()
    for who, name, data in (
        (world.head, "postpone", {"due_on": "2019-04-01", "reason": "Narasumber"}),
        (world.owner, "complete", {"done_on": DONE, "result": "Dilatih"}),
        (world.auditor, "return", {"reason": "Baru separuh"}),
        (world.owner, "complete", {"done_on": DONE, "result": "Dilatih semua"}),
        (world.auditor, "verify", {"verification": "Daftar hadir"}),
    ):
        on(settings, DONE)
        action.refresh_from_db()
        get(who, f"improvement_action_{name}", action.pk)
        send(who, f"improvement_action_{name}", action.pk, data={"version": action.version, **data})
    assert "verified" in get(world.staff, "improvement_action", action.pk)


def test_an_action_of_a_plan_that_is_not_accepted_has_no_page(world: World) -> None:
    w.submitted(world)
    get(world.staff, "improvement_action", Action.objects.get().pk, code=404)


def test_a_suggestion_goes_its_way(world: World, settings: Any) -> None:
    get(world.staff, "improvement_suggestion_add")
    send(
        world.staff,
        "improvement_suggestion_add",
        data={
            "agency": world.agency.pk,
            "title": "Templat laporan",
            "description": "Satu templat",
            "benefit": "Lebih cepat",
            "source": "other",
        },
    )
    one = Suggestion.objects.get()
    get(world.staff, "improvement_suggestion_accept", one.pk, code=403)
    get(world.stranger, "improvement_suggestion", one.pk, code=404)
    get(world.head, "improvement_suggestion_accept", one.pk)
    send(
        world.head,
        "improvement_suggestion_accept",
        one.pk,
        data={"version": one.version, "owner": world.owner.pk, "due_on": DUE, "reason": "Murah"},
    )
    one.refresh_from_db()
    assert one.action is not None
    assert reverse("improvement_action", args=[one.action.pk]) in get(
        world.staff, "improvement_suggestion", one.pk
    )


def test_a_repeated_click_reports_once(world: World) -> None:
    data = {
        "agency": world.agency.pk,
        "source": "incident",
        "grade": "minor",
        "title": "Laporan terlambat",
        "description": "x",
        "found_on": "2019-02-01",
        "once": "6f6d0e8e-6c6e-4a53-9a3c-0d9ad5f6a001",
    }
    for _turn in range(2):
        send(world.staff, "improvement_report", data=data)
    assert Nonconformity.objects.count() == 1


def test_an_output_is_reported_once_and_leads_to_its_report(world: World) -> None:
    fault = FaultFactory(
        output=None, service=None, agency=world.agency, government=world.agency.government
    )
    page = get(world.head, "operations_fault", fault.pk)
    assert f"?subject=operations.nonconforming_output:{fault.pk}" in page
    name = f"operations.nonconforming_output:{fault.pk}"
    assert fault.number in get(world.head, "improvement_report", subject=name)
    one = w.reported(
        world,
        source="output",
        subject_kind="operations.nonconforming_output",
        subject_pk=fault.pk,
    )
    assert one.get_absolute_url() in get(world.head, "operations_fault", fault.pk)
    assert fault.get_absolute_url() in get(world.head, "improvement_nonconformity", one.pk)

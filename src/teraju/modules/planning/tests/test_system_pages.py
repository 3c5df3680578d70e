"""The pages of context, parties, scope, processes and resources."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.planning import services
from teraju.modules.planning.inbox.system import handed_over, waiting
from teraju.modules.planning.models import ContextReview, InterestedParty, Process, Resource
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import papers_of

from .pages import client_of, get, refused_at, send
from .records import (
    analysis,
    approved,
    chart,
    party,
    party_review,
    process,
    requirement,
    resource,
    scope,
    statement,
    upkeep,
)
from .world import DAY, World, build_world

MENACE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TERAJU_TODAY = DAY


def records(world: World) -> dict[str, Any]:
    """One record of every kind, by the address of its page."""
    one = process(world, "P-01")
    thing = resource(world)
    upkeep(world, thing)
    return {
        "planning_context": analysis(world),
        "planning_party": party(world, process=one),
        "planning_party_review": party_review(world),
        "planning_scope": scope(world, processes=[one]),
        "planning_process": one,
        "planning_map_version": chart(world),
        "planning_resource": thing,
        "planning_statement": statement(world),
    }


def test_every_record_opens_and_is_not_there_for_strangers(world: World) -> None:
    for name, record in records(world).items():
        get(world.staff, name, record.pk)
        get(world.stranger, name, record.pk, code=404)


@pytest.mark.parametrize(
    "name",
    [
        "planning_contexts",
        "planning_parties",
        "planning_party_reviews",
        "planning_scopes",
        "planning_processes",
        "planning_maps",
        "planning_resources",
        "planning_upkeeps",
        "planning_statements",
        "planning_map",
    ],
)
def test_every_list_shows_its_own(world: World, name: str) -> None:
    records(world)
    records(build_world())
    page = get(world.staff, name, q="")
    assert page
    if name != "planning_map":
        response = client_of(world.staff).get(reverse(name), {"format": "csv"})
        assert response.status_code == 200
        assert response.content.decode("utf-8-sig").count("\r\n") == 2


class TestAnAnalysis:
    def test_goes_from_a_draft_to_approval(self, world: World) -> None:
        data = {"agency": world.agency.pk, "reviewed_on": "2019-02-04"}
        send(world.coordinator, "planning_context_add", data=data)
        review = ContextReview.objects.get()
        for side in ("strength", "threat"):
            data = {"side": side, "source": "legal", "text": MENACE, "consequence": "x"}
            send(world.compliance, "planning_issue_add", review.pk, data=data)
        review.refresh_from_db()
        data = {"version": review.version}
        send(world.coordinator, "planning_context_submit", review.pk, data=data)
        assert len(waiting(world.acts("head"))) == 1
        assert len(handed_over(world.acts("coordinator"))) == 1
        review.refresh_from_db()
        assert "onerror=alert(1)>" not in get(world.head, "planning_context", review.pk)
        send(world.head, "planning_context_approve", review.pk, data={"version": review.version})
        review.refresh_from_db()
        assert review.is_approved

    def test_is_approved_by_the_head_alone(self, world: World) -> None:
        review = analysis(world)
        services.submit(actor=world.acts("coordinator"), kind=services.CONTEXT, pk=review.pk)
        for who in (world.coordinator, world.staff):
            get(who, "planning_context_approve", review.pk, code=403)
        get(world.stranger, "planning_context_approve", review.pk, code=404)

    def test_tells_the_head_who_wrote_in_it_why_not(self, world: World) -> None:
        review = analysis(world)
        services.add_issue(
            actor=world.acts("head"),
            review_id=review.pk,
            side="weakness",
            source="legal",
            text="x",
            consequence="x",
        )
        services.submit(actor=world.acts("coordinator"), kind=services.CONTEXT, pk=review.pk)
        review.refresh_from_db()
        data = {"version": review.version}
        page = send(world.head, "planning_context_approve", review.pk, data=data, status=422)
        assert refused_at(page, "")

    def test_says_at_the_field_what_is_wrong(self, world: World) -> None:
        data = {"agency": world.agency.pk, "reviewed_on": "2019-02-05"}
        page = send(world.coordinator, "planning_context_add", data=data, status=422)
        assert refused_at(page, "reviewed_on")

    def test_keeps_what_was_typed_when_somebody_else_saved(self, world: World) -> None:
        review = analysis(world)
        data = {"reviewed_on": "2019-02-04", "taken_part": "Tim mutu", "version": 1}
        page = send(world.coordinator, "planning_context_change", review.pk, data=data, status=422)
        assert refused_at(page, "")
        assert "Tim mutu" in page.content.decode()

    def test_is_begun_once_by_a_repeated_click(self, world: World) -> None:
        client = client_of(world.coordinator)
        url = reverse("planning_context_add")
        once = client.get(url).context["once"]
        data = {"agency": world.agency.pk, "reviewed_on": "2019-02-04", "once": once}
        assert client.post(url, data).status_code == 302
        assert client.post(url, data).status_code == 302
        assert ContextReview.objects.count() == 1

    def test_loses_an_issue_after_a_question(self, world: World) -> None:
        review = analysis(world)
        issue = review.issues.get(side="threat")
        get(world.coordinator, "planning_issue_remove", review.pk, issue.pk)
        send(world.coordinator, "planning_issue_remove", review.pk, issue.pk, data={})
        assert review.issues.count() == 1
        get(world.coordinator, "planning_issue_remove", review.pk, issue.pk, code=404)


def test_what_always_applies_is_refused_at_its_field(world: World) -> None:
    one = scope(world)
    always = requirement(world.bribery, "8.7", "never")
    data = {"requirement": always.pk, "reason": "Tidak ada gratifikasi"}
    page = send(world.coordinator, "planning_exclusion_add", one.pk, data=data, status=422)
    assert refused_at(page, "requirement")


def test_a_party_is_changed_and_taken_off(world: World) -> None:
    one = party(world)
    data = {
        "name": "Warga",
        "kind": "citizens",
        "needs": "x",
        "requirements": "y",
        "version": one.version,
    }
    page = send(world.coordinator, "planning_party_change", one.pk, data=data, status=422)
    assert refused_at(page, "response")
    send(
        world.coordinator,
        "planning_party_change",
        one.pk,
        data={**data, "response": "Register"},
    )
    data = {"version": one.version + 1, "reason": "Tidak relevan"}
    send(world.coordinator, "planning_party_end", one.pk, data=data)
    assert InterestedParty.objects.get().ended_on == DAY
    get(world.staff, "planning_party_change", one.pk, code=403)


class TestAProcess:
    def test_is_described_with_its_arrow(self, world: World) -> None:
        second = process(world, "P-02")
        data = {
            "agency": world.agency.pk,
            "code": "P-01",
            "name": "Perencanaan",
            "kind": "core",
            "order": "10",
            "purpose": "x",
            "owner_office": "Inspektur Pembantu I",
            "owner": world.owner.pk,
        }
        send(world.owner, "planning_process_add", data=data)
        first = Process.objects.get(code="P-01")
        data = {"name": "PKPT", "to_process": second.pk}
        send(world.owner, "planning_part_add", first.pk, "output", data=data)
        get(world.owner, "planning_part_add", first.pk, "secret", code=404)
        assert "Perencanaan" in get(world.staff, "planning_process", second.pk)
        page = get(world.staff, "planning_map")
        assert page.count("<svg") >= 2
        assert "P-01" in page

    def test_code_stands_once(self, world: World) -> None:
        process(world, "P-01")
        data = {
            "agency": world.agency.pk,
            "code": "P-01",
            "name": "x",
            "kind": "core",
            "order": "10",
            "purpose": "x",
            "owner_office": "x",
        }
        page = send(world.owner, "planning_process_add", data=data, status=422)
        assert "P-01" in page.content.decode()

    def test_map_tells_that_it_moved_on(self, world: World) -> None:
        process(world, "P-01")
        version = approved(world, "map", chart(world).pk)
        url = version.get_absolute_url()
        assert url in get(world.staff, "planning_map")
        process(world, "P-02")
        assert client_of(world.staff).get(reverse("planning_map")).context["moved_on"]

    def test_map_is_issued_as_a_paper_with_its_picture(self, world: World) -> None:
        first, second = process(world, "P-01"), process(world, "P-02")
        services.add_process_part(
            actor=world.acts("owner"),
            process_id=first.pk,
            kind="output",
            name="PKPT",
            to_process=second,
        )
        version = approved(world, "map", chart(world).pk)
        get(world.coordinator, "planning_map_issue", version.pk, code=403)
        data = {"version": version.version}
        send(world.head, "planning_map_issue", version.pk, data=data)
        (paper,) = papers_of(world.acts("head"), version)
        assert paper.is_valid
        page = get(world.staff, "planning_map_version", version.pk)
        assert f">{paper.title}</a>" in page
        assert f">{paper.number}</li>" in page

    def test_procedure_is_linked_and_unlinked(self, world: World) -> None:
        one, other = process(world, "P-01"), process(world, "P-02")
        data = {"target": f"planning.process:{other.pk}", "version": 1}
        send(world.owner, "planning_process_link", one.pk, data=data, status=422)
        one.refresh_from_db()
        send(
            world.owner,
            "planning_process_link",
            one.pk,
            data={**data, "version": one.version},
        )
        link = one.links.get()
        assert "Proses P-02" in get(world.staff, "planning_process", one.pk)
        send(world.owner, "planning_process_unlink", one.pk, link.pk, data={})
        assert not one.links.exists()


class TestAResource:
    def test_is_looked_after_by_its_office(self, world: World) -> None:
        one = resource(world, holder_office="Auditor")
        data = {
            "done_on": "2019-02-05",
            "result": "good",
            "done_by": "Bengkel",
            "note": "x",
            "version": one.version,
        }
        page = send(world.staff, "planning_upkeep_add", one.pk, data=data, status=422)
        assert refused_at(page, "done_on")
        send(world.staff, "planning_upkeep_add", one.pk, data={**data, "done_on": "2019-02-04"})
        assert one.upkeeps.count() == 1
        other = resource(world, "AL-02", holder_office="Bagian lain")
        get(world.staff, "planning_upkeep_add", other.pk, code=403)
        get(world.staff, "planning_resource_change", one.pk, code=403)

    def test_waits_for_its_office_when_due(self, world: World) -> None:
        resource(world, holder_office="Auditor", next_due_on=date(2019, 2, 20))
        resource(world, "AL-02", holder_office="Lain", next_due_on=date(2019, 2, 20))
        assert len(waiting(world.acts("staff"))) == 1
        assert waiting(world.acts("owner")) == []
        assert len(waiting(world.acts("owner", date(2019, 2, 21)))) == 2
        assert waiting(world.acts("stranger")) == []

    def test_breaks_and_is_disposed_of(self, world: World) -> None:
        one = resource(world)
        for step in ("stop", "resume", "dispose"):
            one.refresh_from_db()
            data = {"version": one.version, "reason": "Sebab"}
            send(world.owner, f"planning_resource_{step}", one.pk, data=data)
        one.refresh_from_db()
        assert one.status == "disposed"

    def test_filter_finds_what_is_overdue(self, world: World) -> None:
        resource(world, next_due_on=date(2019, 1, 4))
        resource(world, "AL-02", next_due_on=date(2019, 4, 4))
        page = get(world.staff, "planning_resources", standing="overdue")
        assert "Genset AL-01" in page
        assert "Genset AL-02" not in page


def test_reviews_that_run_out_wait_for_the_writers(world: World) -> None:
    approved(world, "context", analysis(world).pk)
    late = date(2020, 1, 20)
    assert [item.due for item in waiting(world.acts("coordinator", late))] == [date(2020, 2, 3)]
    assert waiting(world.acts("coordinator", date(2019, 6, 1))) == []
    analysis(world, late)
    assert waiting(world.acts("coordinator", late)) == []


def test_lists_do_not_query_per_row(world: World, django_assert_max_num_queries: Any) -> None:
    for number in range(3):
        process(world, f"P-{number}")
        upkeep(world, resource(world, f"AL-{number}"))
    client = client_of(world.staff)
    for name in ("planning_processes", "planning_resources", "planning_upkeeps", "planning_map"):
        client.get(reverse(name))
        with django_assert_max_num_queries(14):
            client.get(reverse(name))


def test_a_closed_agency_takes_no_new_record(world: World) -> None:
    Agency.objects.filter(pk=world.agency.pk).update(closed_on=DAY)
    data = {"agency": world.agency.pk, "reviewed_on": "2019-02-04"}
    page = send(world.coordinator, "planning_context_add", data=data, status=422)
    assert refused_at(page, "agency")
    assert not Resource.objects.exists()

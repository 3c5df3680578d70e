"""The pages of supervision, for every kind of person who tries them."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.operations.models import (
    Assignment,
    FollowUp,
    PlanAmendment,
    Recommendation,
    SupervisionPlan,
    WorkingPaper,
)
from teraju.modules.operations.services import supervision as services
from teraju.platform.notify.inbox import handed_over_for, inbox_for

from .supervision_world import (
    FINDING,
    LINE,
    MORNING,
    drafted,
    handed_in,
    in_field,
    line_of,
    released,
    reviewed,
    set_plan,
    with_paper,
    world,
)

pytestmark = pytest.mark.django_db
OK, FOUND, DENIED = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.FORBIDDEN
NOT_THERE, REFUSED = HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY
VALUES = {name: str(value) for name, value in LINE.items()} | {"output": "LHP"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = MORNING.date()


@pytest.fixture
def w():
    return world()


def browser(w, key):
    client = Client()
    client.force_login(w.people[key])
    client.cookies["language"] = "en"
    return client


def url(name, *args):
    return reverse(f"operations_{name}", args=args)


def text(response):
    return response.content.decode()


class TestPlan:
    def test_from_the_draft_to_an_amendment(self, w):
        writer, head = browser(w, "writer"), browser(w, "head")
        data = {"agency": w.agency.pk, "year": 2020, "basis": "Risiko"}
        assert writer.post(url("plan_add"), data).status_code == FOUND
        plan = SupervisionPlan.objects.get()
        add = url("plan_line_add", plan.pk)
        refused = writer.post(add, {**VALUES, "ends_on": "2021-01-04", "theme": "Kas"})
        assert refused.context["form"].errors["ends_on"]
        assert writer.post(add, {**VALUES, "theme": "Kas"}).status_code == FOUND
        version = {"version": SupervisionPlan.objects.get().version}
        assert head.post(url("plan_set", plan.pk), version).status_code == FOUND
        page = text(head.get(plan.get_absolute_url()))
        assert "Kas" in page
        assert "Amend by a new line" in page
        line = line_of(plan)
        data = {**VALUES, "theme": "Kas", "team_size": 6, "reason": "Perlu", "version": 1}
        answer = head.post(url("plan_line_amend", line.pk), data)
        assert answer.status_code == FOUND
        assert PlanAmendment.objects.get().reason == "Perlu"
        assert writer.get(url("plan_change", plan.pk)).status_code == FOUND
        assert writer.get(url("plan_line_amend", line.pk)).status_code == DENIED

    def test_a_stale_version_is_told_and_nothing_is_lost(self, w):
        plan = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020, basis="Satu")
        services.change_plan(actor=w.at("writer"), plan_id=plan.pk, basis="Dua")
        answer = browser(w, "writer").post(
            url("plan_change", plan.pk), {"basis": "Tiga", "version": 1}
        )
        assert answer.status_code == REFUSED
        assert "Tiga" in text(answer)
        assert "Dua" in text(answer)

    def test_a_repeated_click_adds_one_line(self, w):
        plan = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        writer = browser(w, "writer")
        page = url("plan_line_add", plan.pk)
        once = writer.get(page).context["once"]
        for _n in range(2):
            writer.post(page, {**VALUES, "theme": "Kas", "once": str(once)})
        assert plan.lines.count() == 1


class TestEveryPage:
    @pytest.mark.parametrize(
        "name",
        [
            "assignment",
            "assignment_change",
            "member_add",
            "assignment_letter",
            "assignment_cancel",
            "report_hand_in",
            "report_review",
            "paper_add",
            "paper_sheet",
            "finding_add",
        ],
    )
    def test_is_not_there_for_strangers(self, w, name):
        assignment = in_field(w)
        page = url(name, assignment.pk)
        for key in ("stranger", "addressee", "bystander", "guest"):
            assert browser(w, key).get(page).status_code == NOT_THERE
            assert browser(w, key).post(page, {}).status_code in (NOT_THERE, 405)

    @pytest.mark.parametrize(
        ("name", "statuses"),
        [
            ("assignment", (OK, OK, OK)),
            ("assignment_change", (DENIED, DENIED, FOUND)),
            ("assignment_cancel", (DENIED, DENIED, OK)),
            ("report_hand_in", (DENIED, OK, OK)),
            ("paper_add", (DENIED, OK, OK)),
            ("finding_add", (DENIED, OK, OK)),
            ("paper_sheet", (OK, OK, OK)),
        ],
    )
    def test_answers_a_colleague_the_leader_and_the_head(self, w, name, statuses):
        page = url(name, in_field(w).pk)
        found = tuple(
            browser(w, key).get(page).status_code for key in ("colleague", "leader", "head")
        )
        assert found == statuses

    def test_lists_show_what_one_may_see(self, w):
        released(w)
        for name in ("plans", "plan_lines", "assignments", "working_papers", "recommendations"):
            for key, expected in (("leader", 1), ("stranger", 0), ("bystander", 0)):
                page = browser(w, key).get(url(name)).context["page"]
                assert page.paging.total == expected, (name, key)
        page = browser(w, "addressee").get(url("recommendations")).context["page"]
        assert page.paging.total == 1
        assert browser(w, "addressee").get(url("assignments")).context["page"].paging.total == 0

    def test_the_addressee_reads_the_recommendation_and_nothing_behind_it(self, w):
        one = released(w)
        page = text(browser(w, "addressee").get(one.get_absolute_url()))
        assert "Pakai lembar periksa" in page
        assert one.assignment.get_absolute_url() not in page
        assert "Lima dari dua puluh" not in page
        assert "drafted the recommendation" not in page
        assert "drafted the recommendation" in text(
            browser(w, "leader").get(one.get_absolute_url())
        )


class TestAssignment:
    def test_from_the_team_to_the_letter(self, w):
        assignment = drafted(w)
        head = browser(w, "head")
        page = url("assignment_letter", assignment.pk)
        answer = head.post(page, {"version": assignment.version})
        assert answer.status_code == REFUSED
        assert "has not declared yet" in text(answer)
        for member in assignment.members.select_related("user"):
            client = Client()
            client.force_login(member.user)
            data = {"declaration": "clear", "version": member.version}
            assert client.post(url("member_declare", member.pk), data).status_code == FOUND
        assert head.post(page, {"version": assignment.version}).status_code == FOUND
        page = text(head.get(assignment.get_absolute_url()))
        assert "/ST/" in page
        assert '<span class="st good">valid</span>' in page

    def test_a_member_of_the_audited_agency_is_refused_at_the_field(self, w):
        assignment = drafted(w)
        data = {"office": "Pengelola", "home": w.audited.pk, "part": "member", "version": 1}
        answer = browser(w, "writer").post(url("member_add", assignment.pk), data)
        assert answer.context["form"].errors["home"]

    def test_starts_from_a_line(self, w):
        line = line_of(set_plan(w))
        writer = browser(w, "writer")
        form = writer.get(f"{url('assignment_add')}?line={line.pk}").context["form"]
        assert form.initial["audited"] == w.audited.pk
        data = {
            "agency": w.agency.pk,
            "line": line.pk,
            "title": "Audit",
            "kind": "performance_audit",
            "starts_on": "2020-03-02",
            "ends_on": "2020-03-20",
        }
        assert writer.post(url("assignment_add"), data).status_code == FOUND
        assert Assignment.objects.get().line == line
        refused = writer.post(url("assignment_add"), {**data, "line": ""})
        assert refused.context["form"].errors["outside_reason"]

    def test_the_way_to_a_followed_up_recommendation(self, w):
        assignment = with_paper(w)
        leader = browser(w, "leader")

        def post(key, name, pk, record, **data):
            record.refresh_from_db()
            answer = browser(w, key).post(url(name, pk), {"version": record.version, **data})
            assert answer.status_code == FOUND, (name, text(answer))

        pk = assignment.pk
        post("leader", "report_hand_in", pk, assignment, summary="Cukup")
        assert leader.get(url("report_review", pk)).status_code == DENIED
        post("technical", "report_review", pk, assignment, accept="yes")
        post("head", "report_review", pk, assignment, accept="yes")
        post("head", "report_release", pk, assignment)
        one = Recommendation.objects.get()
        answer = {"text": "Dipakai", "done_on": "2020-03-02"}
        post("addressee", "recommendation_follow_up", one.pk, one, **answer)
        assert (
            browser(w, "addressee").get(url("recommendation_verify", one.pk)).status_code == DENIED
        )
        post("leader", "recommendation_verify", one.pk, one, accept="yes")
        post("head", "assignment_close", pk, assignment)
        assignment.refresh_from_db()
        assert assignment.state == "closed"
        assert FollowUp.objects.get().outcome == "accepted"


class TestSheet:
    def test_saves_a_row_and_says_what_is_wrong_in_it(self, w):
        assignment = in_field(w)
        paper = services.add_working_paper(
            actor=w.at("member"), assignment_id=assignment.pk, title="Uji", procedure="Lihat"
        )
        row = url("paper_row", paper.pk)
        data = {"version": 1, "done_on": "2020-03-02", "result": "Baik"}
        assert browser(w, "member").post(row, data).status_code == OK
        assert WorkingPaper.objects.get().result == "Baik"
        stale = browser(w, "leader").post(row, {**data, "result": "Buruk"})
        assert stale.status_code == REFUSED
        ahead = browser(w, "leader").post(row, {**data, "version": 2, "done_on": "2020-03-09"})
        assert ahead.status_code == REFUSED
        assert browser(w, "colleague").post(row, data).status_code == DENIED
        assert WorkingPaper.objects.get().result == "Baik"


class TestWaiting:
    def keys(self, w, key, find=inbox_for):
        return {item.key.split("-")[0] + ":" + item.key.split("-")[-1] for item in find(w.at(key))}

    def test_asks_whose_turn_it_is(self, w):
        drafted(w)
        assert any(key.startswith("assignment") for key in self.keys(w, "leader"))
        assert not [item for item in inbox_for(w.at("colleague")) if "assignment" in item.key]

    def test_asks_the_next_level_and_tells_the_writer(self, w):
        handed_in(w)
        assert "assignment:review" in self.keys(w, "technical")
        assert "assignment:review" not in self.keys(w, "head")
        assert "assignment:in" in self.keys(w, "leader", handed_over_for)

    def test_asks_the_head_to_release(self, w):
        reviewed(w)
        assert "assignment:release" in self.keys(w, "head")

    def test_asks_the_addressee_then_the_team(self, w):
        one = released(w)
        (item,) = [item for item in inbox_for(w.at("addressee")) if "recommendation" in item.key]
        assert item.due == one.due
        services.enter_follow_up(
            actor=w.at("addressee"), recommendation_id=one.pk, text="x", done_on=MORNING.date()
        )
        assert "recommendation:answer" not in self.keys(w, "addressee")
        assert "recommendation:entered" in self.keys(w, "addressee", handed_over_for)
        assert "recommendation:verify" in self.keys(w, "leader")
        assert "recommendation:verify" not in self.keys(w, "colleague")


def test_a_finding_and_its_recommendation_have_forms(w):
    assignment = in_field(w)
    leader = browser(w, "leader")
    assert leader.post(url("finding_add", assignment.pk), {"version": 1}).status_code == REFUSED
    data = {**FINDING, "amount": "1500000.50", "version": 1}
    assert leader.post(url("finding_add", assignment.pk), data).status_code == FOUND
    finding = assignment.findings.get()
    data = {"text": "Perbaiki", "agency": w.audited.pk, "version": 1}
    assert leader.post(url("recommend", finding.pk), data).status_code == FOUND
    one = Recommendation.objects.get()
    data = {"text": "Perbaiki segera", "agency": w.audited.pk, "version": one.version}
    assert leader.post(url("recommendation_change", one.pk), data).status_code == FOUND
    page = text(leader.get(url("finding", finding.pk)))
    assert "Perbaiki segera" in page

"""The pages of reviews: what each viewer sees, may do and is refused, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.audits.domain.reviews import ReviewKind
from teraju.modules.audits.models import GoverningBodyChoice, Review, ReviewDecision
from teraju.modules.audits.services import review_minutes
from teraju.platform.papers.api import papers_of

from .pages import client_of, get, refused_at, send
from .review_world import HELD, ReviewWorld, build_review_world

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> None:
    """Pages read the clock and the language: the day of the meeting, in English."""
    settings.TERAJU_TODAY, settings.LANGUAGE_CODE = HELD, "en"


def test_the_whole_way_by_pages(reviewed: ReviewWorld) -> None:
    coordinator, head = reviewed.coordinator, reviewed.head
    send(
        coordinator,
        "audits_review_add",
        data={
            "agency": reviewed.agency.pk,
            "kind": "management",
            "for_quality": "on",
            "period_since": "2019-01-01",
            "period_until": "2019-12-31",
            "planned_on": "2020-01-20",
        },
    )
    review = Review.objects.get()
    page = get(coordinator, "audits_review", review.pk)
    assert "Gather the inputs" in page
    send(coordinator, "audits_review_gather", review.pk, data={"version": review.version})
    review.refresh_from_db()
    send(
        coordinator,
        "audits_review_hold",
        review.pk,
        data={"version": review.version, "held_on": "2020-01-20", "chair": head.pk},
    )
    page = get(coordinator, "audits_review", review.pk)
    assert "No record speaks of this in the period" in page


class TestAccess:
    def test_a_stranger_finds_nothing(self, reviewed: ReviewWorld) -> None:
        review, stranger = reviewed.held(), build_review_world()
        get(stranger.coordinator, "audits_review", review.pk, code=404)
        get(stranger.coordinator, "audits_review_hold", review.pk, code=404)
        assert review.number not in get(stranger.coordinator, "audits_reviews")

    def test_a_reader_sees_why_not(self, reviewed: ReviewWorld) -> None:
        review = reviewed.gathered()
        assert "Only these roles may do this" in get(reviewed.staff, "audits_review", review.pk)
        get(reviewed.staff, "audits_review_hold", review.pk, code=403)
        get(reviewed.staff, "audits_review_decision_add", review.pk, code=403)
        get(reviewed.staff, "audits_review_pack", review.pk, code=403)

    def test_what_was_said_of_reports_is_for_few(self, reviewed: ReviewWorld) -> None:
        review = reviewed.held()
        review_minutes.write_note(
            actor=reviewed.acts(reviewed.coordinator),
            review_id=review.pk,
            subject="investigations",
            discussion="Satu investigasi selesai.",
        )
        told = "Satu investigasi selesai."
        assert told in get(reviewed.head, "audits_review", review.pk)
        for reader in (reviewed.staff, reviewed.guest):
            page = get(reader, "audits_review", review.pk)
            assert told not in page
            assert "Only those who look after the anti-bribery system read this." in page

    def test_minutes_are_papers_for_few(self, reviewed: ReviewWorld) -> None:
        review = reviewed.approved()
        assert papers_of(reviewed.acts(reviewed.head), review)
        assert not papers_of(reviewed.acts(reviewed.staff), review)
        assert not papers_of(reviewed.acts(reviewed.guest), review)
        told = '<span class="st good">valid</span>'
        page = get(reviewed.head, "audits_review", review.pk)
        assert told in page.partition("<h2>Agenda and inputs</h2>")[0]
        assert told not in get(reviewed.staff, "audits_review", review.pk)


class TestForms:
    def test_a_chair_who_may_not_approve_is_refused_at_the_field(
        self, reviewed: ReviewWorld
    ) -> None:
        review = reviewed.gathered()
        response = send(
            reviewed.coordinator,
            "audits_review_hold",
            review.pk,
            data={"version": review.version, "held_on": "2020-01-20", "chair": reviewed.staff.pk},
            status=422,
        )
        assert refused_at(response, "chair")

    def test_minutes_with_a_gap_are_refused(self, reviewed: ReviewWorld) -> None:
        review = reviewed.held()
        response = send(
            reviewed.coordinator,
            "audits_review_submit",
            review.pk,
            data={"version": review.version, "conclusion": "Baik."},
            status=422,
        )
        assert refused_at(response, "")

    def test_a_repeated_click_makes_one_decision(self, reviewed: ReviewWorld) -> None:
        review = reviewed.held()
        client = client_of(reviewed.coordinator)
        url = reverse("audits_review_decision_add", args=[review.pk])
        once = client.get(url).context["once"]
        data = {
            "once": once,
            "kind": "resources",
            "title": "Menambah auditor",
            "owner": reviewed.head.pk,
            "due_on": "2020-06-30",
        }
        for _click in range(2):
            assert client.post(url, data).status_code == 302
        assert ReviewDecision.objects.count() == 1

    def test_a_subject_that_is_not_on_the_agenda(self, reviewed: ReviewWorld) -> None:
        review = reviewed.held(for_anti_bribery=False)
        get(reviewed.coordinator, "audits_review_note", review.pk, "investigations", code=404)
        get(reviewed.coordinator, "audits_review_note", review.pk, "objectives")

    def test_governing_body_is_chosen(self, reviewed: ReviewWorld) -> None:
        send(
            reviewed.administrator,
            "audits_governing_body_add",
            data={
                "government": reviewed.agency.government_id,
                "has_body": "yes",
                "name": "Bupati",
                "valid_from": "2020-01-01",
                "reason": "Pedoman.",
            },
        )
        assert GoverningBodyChoice.objects.get().name == "Bupati"
        assert "Bupati" in get(reviewed.administrator, "audits_governing_bodies")


class TestFollowUp:
    def test_the_report_is_received_by_head_and_governing_body(self, reviewed: ReviewWorld) -> None:
        reviewed.choose_body()
        review = reviewed.reported()
        page = get(reviewed.head, "audits_review", review.pk)
        assert reverse("audits_review_receive", args=[review.pk, "head"]) in page
        assert reverse("audits_review_receive", args=[review.pk, "governing_body"]) not in page
        send(
            reviewed.head,
            "audits_review_receive",
            review.pk,
            "head",
            data={"received_on": str(HELD)},
        )
        get(reviewed.head, "audits_review_receive", review.pk, "nobody", code=404)
        get(reviewed.head, "audits_review_receive", review.pk, "governing_body", code=403)

    def test_the_pack_holds_the_picture(self, reviewed: ReviewWorld) -> None:
        review = reviewed.approved()
        review.refresh_from_db()
        send(reviewed.head, "audits_review_pack", review.pk, data={"version": review.version})
        keys = {paper.number_key for paper in papers_of(reviewed.acts(reviewed.head), review)}
        assert keys == {"audits.review_minutes", "audits.review_pack"}


def test_the_registers_as_files(reviewed: ReviewWorld) -> None:
    reviewed.decide(reviewed.held())
    for name in ("audits_reviews", "audits_review_decisions", "audits_governing_bodies"):
        response = client_of(reviewed.head).get(reverse(name), {"format": "csv"})
        assert response.status_code == 200


@pytest.mark.parametrize("kind", list(ReviewKind))
def test_every_kind_has_a_page_in_every_state(reviewed: ReviewWorld, kind: ReviewKind) -> None:
    reviewed.choose_body(date(2018, 1, 1))
    review = reviewed.held(kind)
    assert review.number in get(reviewed.head, "audits_review", review.pk)

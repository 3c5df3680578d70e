"""What an owner promised: late for both alike, called done by the owner, looked at by the coach."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from teraju.modules.enterprises.models import OwnerContact, Visit, VisitStep
from teraju.modules.enterprises.refusals import NotNow
from teraju.modules.enterprises.services import visit_owners, visits
from teraju.modules.enterprises.services.visit_sync import sync_visits
from teraju.modules.enterprises.tests.visit_world import TODAY, Ground
from teraju.modules.enterprises.visit_inbox import waiting
from teraju.modules.enterprises.web.visit_package import package_of
from teraju.platform.accounts.records import keep
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent

from .owner_browsing import let_in, text, url

pytestmark = pytest.mark.django_db
VISITOR = anonymous(NOW)
DUE = date(2018, 4, 1)


@pytest.fixture
def visit(ground: Ground) -> Visit:
    """A held visit: the owner changes the label, the coach sends an example."""
    made = ground.visit()
    sync_visits(actor=ground.acts(), entries=[ground.entry(made)])
    return made


@pytest.fixture
def step(visit: Visit) -> VisitStep:
    found: VisitStep = visit.steps.get(whose="owner")
    return found


def late(step: VisitStep) -> None:
    step.due_on = TODAY - timedelta(days=1)
    step.save(update_fields=["due_on"])


def coach(ground: Ground) -> Client:
    browser = Client()
    browser.force_login(ground.coach)
    browser.cookies["language"] = "en"
    return browser


def told(ground: Ground) -> dict[str, Any]:
    return {
        item.key: item for item in waiting(ground.acts()) if item.key.startswith("enterprises-told")
    }


class TestLate:
    @pytest.mark.parametrize(
        ("due_on", "done_on", "told_on", "is_late"),
        [
            (DUE, None, None, True),
            (DUE + timedelta(days=1), None, None, False),
            (None, None, None, False),
            (DUE, DUE, None, False),
            (DUE, None, DUE, False),
        ],
    )
    def test_is_what_has_passed_and_nobody_calls_done(
        self, due_on: date | None, done_on: date | None, told_on: date | None, is_late: bool
    ) -> None:
        one = VisitStep(due_on=due_on, done_on=done_on, told_on=told_on)
        assert one.is_late(DUE + timedelta(days=1)) is is_late

    def test_stands_in_words_on_both_pages(
        self, ground: Ground, visit: Visit, step: VisitStep
    ) -> None:
        owner, browser = let_in(ground), coach(ground)
        assert "Terlambat" not in text(owner.get(url("mine")))
        assert "Late" not in text(browser.get(visit.get_absolute_url()))
        late(step)
        assert "Terlambat" in text(owner.get(url("mine")))
        assert "Late" in text(browser.get(visit.get_absolute_url()))
        assert "1 next step late" in text(browser.get(ground.coaching.get_absolute_url()))

    def test_is_found_in_the_register(self, ground: Ground, visit: Visit, step: VisitStep) -> None:
        browser, listed = coach(ground), reverse("enterprises_visits")
        assert visit.get_absolute_url() in text(browser.get(listed, {"steps": "open"}))
        assert visit.get_absolute_url() not in text(browser.get(listed, {"steps": "late"}))
        late(step)
        assert visit.get_absolute_url() in text(browser.get(listed, {"steps": "late"}))

    def test_goes_along_on_the_telephone(self, ground: Ground, step: VisitStep) -> None:
        late(step)
        ground.visit()
        assert "Ganti label (terlambat" in package_of(ground.acts())["visits"][0]["earlier"][0]


class TestDone:
    def test_the_owner_says_so_and_the_coach_looks(
        self, ground: Ground, visit: Visit, step: VisitStep
    ) -> None:
        owner, browser = let_in(ground), coach(ground)
        for _click in range(2):
            assert owner.post(url("step", step.pk), {"done": "yes"})["Location"] == url("mine")
        assert TrailEvent.objects.filter(verb="enterprises.visit.step_told").count() == 1
        assert "Pembina akan memeriksanya" in text(owner.get(url("mine")))
        assert [str(item.detail) for item in told(ground).values()] == ["Ganti label"]
        assert "Done, the owner says" in text(browser.get(visit.get_absolute_url()))
        visits.finish_step(actor=ground.acts(), visit_id=visit.pk, step_id=step.pk)
        assert not told(ground)
        assert "Ganti label" not in text(owner.get(url("mine")))

    def test_the_owner_takes_it_back(self, ground: Ground, step: VisitStep) -> None:
        owner = let_in(ground)
        for done in ("yes", "no", "no"):
            owner.post(url("step", step.pk), {"done": done})
        step.refresh_from_db()
        assert step.told_on is None
        assert not told(ground)

    def test_the_coach_opens_it_again(self, ground: Ground, visit: Visit, step: VisitStep) -> None:
        let_in(ground).post(url("step", step.pk), {"done": "yes"})
        visits.reopen_step(actor=ground.acts(), visit_id=visit.pk, step_id=step.pk)
        step.refresh_from_db()
        assert (step.told_on, step.done_on) == (None, None)
        with pytest.raises(NotNow):
            visits.reopen_step(actor=ground.acts(), visit_id=visit.pk, step_id=step.pk)

    def test_what_the_coach_has_noted_stays(
        self, ground: Ground, visit: Visit, step: VisitStep
    ) -> None:
        owner = let_in(ground)
        visits.finish_step(actor=ground.acts(), visit_id=visit.pk, step_id=step.pk)
        owner.post(url("step", step.pk), {"done": "no"})
        step.refresh_from_db()
        assert step.done_on == TODAY
        assert "sudah diperiksa pembina" in text(owner.get(url("mine")))

    def test_several_of_a_visit_wait_as_one(
        self, ground: Ground, visit: Visit, step: VisitStep
    ) -> None:
        keep(VisitStep(visit=visit, ordinal=9, text="Catat lot", whose="owner"))
        owner = let_in(ground)
        for one in visit.steps.filter(whose="owner"):
            owner.post(url("step", one.pk), {"done": "yes"})
        assert [str(item.detail) for item in told(ground).values()] == ["Ganti label · Catat lot"]

    def test_only_what_one_promised_oneself(self, ground: Ground, visit: Visit) -> None:
        of_coach = visit.steps.get(whose="coach")
        owner, stranger = let_in(ground), let_in(ground, "0899 9999 9999")
        owner.post(url("step", of_coach.pk), {"done": "yes"})
        stranger.post(url("step", visit.steps.get(whose="owner").pk), {"done": "yes"})
        assert not VisitStep.objects.exclude(told_on=None).exists()
        with pytest.raises(NotNow):
            visit_owners.tell_step(
                visitor=VISITOR,
                contact=OwnerContact.objects.order_by("pk")[0],
                step_id=of_coach.pk,
                is_done=True,
            )
        of_coach.told_on = TODAY
        with pytest.raises(ValidationError):
            keep(of_coach)

    def test_needs_a_code(self, step: VisitStep) -> None:
        assert Client().post(url("step", step.pk), {"done": "yes"})["Location"] == url()
        assert Client().get(url("step", step.pk)).status_code == 405

    def test_correcting_keeps_what_was_said(
        self, ground: Ground, visit: Visit, step: VisitStep
    ) -> None:
        let_in(ground).post(url("step", step.pk), {"done": "yes"})
        again = [visits.Step("Ganti label", "owner", DUE)]
        visits.correct_visit(
            actor=ground.acts(), visit_id=visit.pk, notes="Jelas", steps=again, reason="Salah tulis"
        )
        assert visit.steps.get().told_on == TODAY

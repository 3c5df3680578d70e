"""Use-cases of visits at a desk: what they do, and what they refuse."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.enterprises.domain.visits import Step
from teraju.modules.enterprises.models import Coaching, Visit
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.modules.enterprises.services import visits as services
from teraju.modules.enterprises.services.visit_papers import sign_minutes
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent, TrailPersonal
from teraju.platform.papers.models import Paper

from .visit_world import TODAY, Ground, a_ground

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=3)
FOUND = {"label_marks": {"answer": "no", "note": ""}}


@pytest.fixture
def ground() -> Ground:
    return a_ground()


def told(visit: Visit) -> list[str]:
    rows = TrailEvent.objects.filter(target_type="enterprises.visit", target_id=str(visit.pk))
    verbs = rows.order_by("sequence").values_list("verb", flat=True)
    return [verb.removeprefix("enterprises.visit.") for verb in verbs]


class TestPlanning:
    def test_the_coach_of_the_firm_goes_where_nobody_is_named(self, ground: Ground) -> None:
        visit = ground.visit(coaches=[])
        assert list(visit.coaches.all()) == [ground.coach]
        assert told(visit) == ["planned"]

    def test_without_a_coach_somebody_is_named(self, ground: Ground) -> None:
        Coaching.objects.update(coach=None)
        ground.coaching.refresh_from_db()
        with pytest.raises(DomainError) as refused:
            ground.visit(coaches=[])
        assert refused.value.field == "coaches"

    def test_a_purpose_is_said(self, ground: Ground) -> None:
        with pytest.raises(DomainError) as refused:
            ground.visit(purpose="  ")
        assert refused.value.field == "purpose"

    def test_nobody_goes_to_a_stopped_coaching(self, ground: Ground) -> None:
        ground.coaching.state, ground.coaching.reason = "stopped", "Tutup"
        with pytest.raises(NotNow):
            ground.visit()

    def test_a_reader_plans_nothing(self, ground: Ground) -> None:
        with pytest.raises(NotAllowed):
            services.plan_visit(
                actor=ground.acts("reader"),
                coaching=ground.coaching,
                planned_on=TODAY,
                purpose="Melihat",
            )

    def test_is_changed_by_who_saw_it_last(self, ground: Ground) -> None:
        visit = ground.visit()
        services.change_visit(
            actor=ground.acts("coordinator"),
            visit_id=visit.pk,
            purpose="Melihat label",
            coaches=[ground.second],
            expected_version=visit.version,
        )
        assert list(visit.coaches.all()) == [ground.second]
        with pytest.raises(ChangedMeanwhile):
            services.change_visit(
                actor=ground.acts(), visit_id=visit.pk, purpose="x", expected_version=visit.version
            )


class TestMoving:
    def test_another_day_with_a_reason(self, ground: Ground) -> None:
        visit = ground.visit()
        moved = services.postpone_visit(
            actor=ground.acts(), visit_id=visit.pk, planned_on=LATER, reason="Pemilik sakit"
        )
        assert (moved.planned_on, moved.state) == (LATER, "planned")
        assert told(visit)[-1] == "postponed"

    @pytest.mark.parametrize("days", [0, -1])
    def test_not_to_the_same_day_or_one_that_is_over(self, ground: Ground, days: int) -> None:
        visit = ground.visit()
        with pytest.raises(DayOutOfOrder) as refused:
            services.postpone_visit(
                actor=ground.acts(),
                visit_id=visit.pk,
                planned_on=TODAY + timedelta(days=days),
                reason="x",
            )
        assert refused.value.field == "planned_on"

    def test_without_a_reason_not(self, ground: Ground) -> None:
        visit = ground.visit()
        with pytest.raises(DomainError) as refused:
            services.postpone_visit(
                actor=ground.acts(), visit_id=visit.pk, planned_on=LATER, reason=" "
            )
        assert refused.value.field == "reason"

    def test_cancelled_and_planned_again(self, ground: Ground) -> None:
        visit = ground.visit()
        services.cancel_visit(actor=ground.acts(), visit_id=visit.pk, reason="Banjir")
        with pytest.raises(NotNow):
            services.cancel_visit(actor=ground.acts(), visit_id=visit.pk, reason="Banjir")
        again = services.resume_visit(actor=ground.acts(), visit_id=visit.pk, planned_on=LATER)
        assert (again.state, again.reason) == ("planned", "")
        assert told(visit) == ["planned", "cancelled", "resumed"]


class TestHolding:
    def test_is_written_down_from_paper(self, ground: Ground) -> None:
        visit = ground.visit()
        held = services.hold_visit(
            actor=ground.acts(),
            visit_id=visit.pk,
            held_on=TODAY,
            answers=FOUND,
            notes="Label lama",
            steps=[Step("Ganti label", "owner")],
        )
        assert (held.state, held.held_office, held.edition) == (
            "held",
            "Pembina UMKM",
            "house-2018",
        )
        assert [one.text for one in held.steps.all()] == ["Ganti label"]

    @pytest.mark.parametrize(
        ("days", "answers", "notes", "field"),
        [
            (1, FOUND, "", "held_on"),
            (-60, FOUND, "", "held_on"),
            (0, {}, "", "notes"),
            (0, {"guests_rooms": {"answer": "yes"}}, "", None),
        ],
    )
    def test_refuses(
        self, ground: Ground, days: int, answers: dict, notes: str, field: str | None
    ) -> None:
        visit = ground.visit()
        with pytest.raises(DomainError) as refused:
            services.hold_visit(
                actor=ground.acts(),
                visit_id=visit.pk,
                held_on=TODAY + timedelta(days=days),
                answers=answers,
                notes=notes,
            )
        assert refused.value.field == field

    def test_twice_is_refused(self, ground: Ground) -> None:
        visit = ground.visit()
        said = {"held_on": TODAY, "answers": FOUND}
        services.hold_visit(actor=ground.acts(), visit_id=visit.pk, **said)
        with pytest.raises(NotNow):
            services.hold_visit(actor=ground.acts("second"), visit_id=visit.pk, **said)

    def test_is_the_work_of_coaches(self, ground: Ground) -> None:
        visit = ground.visit()
        with pytest.raises(NotAllowed):
            services.hold_visit(
                actor=ground.acts("coordinator"), visit_id=visit.pk, held_on=TODAY, answers=FOUND
            )

    def test_correcting_keeps_what_is_done_and_hides_words_from_the_trail(
        self, ground: Ground
    ) -> None:
        visit = ground.visit()
        steps = [Step("Ganti label", "owner"), Step("Kirim SOP", "coach")]
        services.hold_visit(
            actor=ground.acts(), visit_id=visit.pk, held_on=TODAY, answers=FOUND, steps=steps
        )
        first = visit.steps.get(ordinal=1)
        services.finish_step(actor=ground.acts(), visit_id=visit.pk, step_id=first.pk)
        with pytest.raises(NotNow):
            services.finish_step(actor=ground.acts(), visit_id=visit.pk, step_id=first.pk)
        services.correct_visit(
            actor=ground.acts(),
            visit_id=visit.pk,
            notes="Ibu Sari setuju",
            steps=[steps[0]],
            reason="Salah tulis",
        )
        assert visit.steps.get().done_on == TODAY
        event = TrailEvent.objects.filter(verb="enterprises.visit.corrected").get()
        assert "Sari" not in str(event.changes)
        assert "Sari" in str(TrailPersonal.objects.get(event=event).data)
        again = services.reopen_step(
            actor=ground.acts(), visit_id=visit.pk, step_id=visit.steps.get().pk
        )
        assert again.steps.get().done_on is None

    def test_the_same_words_of_the_other_side_are_another_step(self, ground: Ground) -> None:
        visit = ground.visit()
        steps = [Step("Periksa label", "coach"), Step("Periksa label", "owner")]
        services.hold_visit(
            actor=ground.acts(), visit_id=visit.pk, held_on=TODAY, answers=FOUND, steps=steps
        )
        first = visit.steps.get(ordinal=1)
        services.finish_step(actor=ground.acts(), visit_id=visit.pk, step_id=first.pk)
        services.correct_visit(
            actor=ground.acts(), visit_id=visit.pk, notes="x", steps=steps, reason="Salah tulis"
        )
        found = dict(visit.steps.values_list("whose", "done_on"))
        assert found == {"coach": TODAY, "owner": None}


class TestMinutes:
    def held(self, ground: Ground) -> Visit:
        return services.hold_visit(
            actor=ground.acts(),
            visit_id=ground.visit().pk,
            held_on=TODAY,
            answers=FOUND,
            notes="Label lama",
            steps=[Step("Ganti label", "owner", LATER)],
        )

    def test_are_signed_once_and_what_was_written_stands(self, ground: Ground) -> None:
        visit = sign_minutes(actor=ground.acts(), visit_id=self.held(ground).pk)
        assert visit.minutes is not None
        assert visit.minutes.number
        with pytest.raises(NotNow):
            sign_minutes(actor=ground.acts(), visit_id=visit.pk)
        said = {"visit_id": visit.pk, "notes": "x", "steps": [], "reason": "x"}
        with pytest.raises(NotNow):
            services.correct_visit(actor=ground.acts(), **said)
        Paper.objects.update(status="revoked", revoked_at=NOW, revoked_reason="Salah")
        services.correct_visit(actor=ground.acts(), **said)
        again = sign_minutes(actor=ground.acts(), visit_id=visit.pk)
        assert again.minutes != visit.minutes

    def test_of_a_visit_that_was_not_held_there_are_none(self, ground: Ground) -> None:
        with pytest.raises(NotNow):
            sign_minutes(actor=ground.acts(), visit_id=ground.visit().pk)

    def test_are_the_coachs(self, ground: Ground) -> None:
        visit = self.held(ground)
        with pytest.raises(NotAllowed):
            sign_minutes(actor=ground.acts("coordinator"), visit_id=visit.pk)

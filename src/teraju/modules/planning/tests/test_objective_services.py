"""Objectives from the draft to their values: who may what, when, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.planning import services
from teraju.modules.planning.models import ObjectiveValue
from teraju.modules.planning.refusals import NotComplete, NotInThisState, OwnText
from teraju.modules.planning.services import Entry
from teraju.platform.audit.api import TrailEvent

from .objective_world import APPROVED, WRITTEN, D, aim, approved, drafted, measured

pytestmark = pytest.mark.django_db
JULY = date(2019, 7, 10)


class TestTheWayToApproval:
    def test_is_written_handed_in_and_approved(self, world):
        objective = approved(world)
        assert (objective.state, objective.approved_on) == ("approved", APPROVED)
        assert objective.approver_office == "Inspektur"
        verbs = [event.verb for event in TrailEvent.objects.order_by("sequence")]
        assert verbs == [
            f"planning.objective.{verb}"
            for verb in ("drafted", "target_added", "submitted", "approved")
        ]

    def test_nobody_approves_what_they_wrote(self, world):
        objective = drafted(world)
        head = world.acts("head", WRITTEN)
        fields = {name: getattr(objective, name) for name in ("code", "title")}
        services.change_objective(
            actor=head, objective_id=objective.pk, editions=[world.quality], **fields
        )
        services.submit_objective(actor=head, objective_id=objective.pk)
        with pytest.raises(OwnText):
            services.approve_objective(actor=head, objective_id=objective.pk)

    def test_only_the_head_approves(self, world):
        objective = drafted(world)
        actor = world.acts("coordinator", WRITTEN)
        services.submit_objective(actor=actor, objective_id=objective.pk)
        with pytest.raises(NotAllowed):
            services.approve_objective(actor=actor, objective_id=objective.pk)

    @pytest.mark.parametrize("name", ["plan_what", "plan_who", "plan_until", "plan_evaluation"])
    def test_a_plan_comes_before_the_approval(self, world, name):
        objective = drafted(world, **{name: None if name == "plan_until" else ""})
        with pytest.raises(NotComplete):
            services.submit_objective(
                actor=world.acts("coordinator", WRITTEN), objective_id=objective.pk
            )

    def test_a_target_comes_before_the_approval(self, world):
        objective = drafted(world)
        actor = world.acts("coordinator", WRITTEN)
        services.remove_target(actor=actor, target_id=objective.targets.get().pk)
        with pytest.raises(NotComplete):
            services.submit_objective(actor=actor, objective_id=objective.pk)

    def test_is_given_back_with_a_reason_and_changed(self, world):
        objective = drafted(world)
        actor = world.acts("coordinator", WRITTEN)
        services.submit_objective(actor=actor, objective_id=objective.pk)
        head = world.acts("head", APPROVED)
        with pytest.raises(DomainError) as refusal:
            services.return_objective(actor=head, objective_id=objective.pk, reason=" ")
        assert refusal.value.field == "reason"
        back = services.return_objective(
            actor=head, objective_id=objective.pk, reason="Target terlalu rendah"
        )
        assert (back.state, back.returned_because) == ("draft", "Target terlalu rendah")

    def test_what_is_approved_is_not_changed(self, world):
        objective = approved(world)
        with pytest.raises(NotInThisState):
            services.change_objective(
                actor=world.acts("coordinator"),
                objective_id=objective.pk,
                editions=[world.quality],
                title="Lain",
            )

    def test_ends_with_a_reason(self, world):
        first, second = approved(world), approved(world, code="SM-02")
        head = world.acts("head")
        closed = services.close_objective(actor=head, objective_id=first.pk, reason="Tercapai")
        gone = services.withdraw_objective(actor=head, objective_id=second.pk, reason="Keliru")
        assert (closed.state, gone.state) == ("closed", "withdrawn")
        third, coordinator = approved(world, code="SM-03"), world.acts("coordinator")
        with pytest.raises(NotAllowed):
            services.withdraw_objective(actor=coordinator, objective_id=third.pk, reason="x")

    def test_a_code_stands_once(self, world):
        drafted(world)
        with pytest.raises(ValidationError) as refusal:
            drafted(world)
        assert "exists already" in str(refusal.value)

    def test_a_quotient_needs_the_names_of_its_figures(self, world):
        with pytest.raises(ValidationError):
            drafted(world, numerator_name="")

    def test_an_old_version_is_refused(self, world):
        objective = drafted(world)
        with pytest.raises(ChangedMeanwhile):
            services.submit_objective(
                actor=world.acts("coordinator"),
                objective_id=objective.pk,
                expected_version=objective.version - 1,
            )


class TestTargets:
    def test_two_do_not_stand_for_the_same_days(self, world):
        objective = drafted(world)
        with pytest.raises(DomainError) as refusal:
            aim(world, objective)
        assert refusal.value.field == "first_day"

    def test_days_hold_a_whole_period(self, world):
        objective = drafted(world, frequency="yearly")
        with pytest.raises(DomainError) as refusal:
            services.add_target(
                actor=world.acts("coordinator", WRITTEN),
                objective_id=objective.pk,
                first_day=date(2020, 1, 1),
                last_day=date(2020, 11, 30),
                target=D(90),
            )
        assert refusal.value.field == "last_day"

    def test_a_range_needs_its_upper_end(self, world):
        with pytest.raises(ValidationError) as refusal:
            drafted(world, direction="range")
        assert "upper" in refusal.value.message_dict

    def test_a_change_counts_from_its_day_and_keeps_what_was(self, world):
        objective = approved(world)
        before = measured(world, objective, 5, 8)
        target = objective.targets.get()
        changed = services.change_target(
            actor=world.acts("head", JULY),
            target_id=target.pk,
            target=D(75),
            tolerance=D(5),
            reason="Pandemi",
        )
        after = measured(world, objective, 7, 8)
        june = measured(world, objective, 6, 8, day=JULY)
        assert (before.target, june.target, after.target) == (target, target, changed)
        assert (before.light, june.light, after.light) == ("red", "red", "green")

    def test_a_change_is_the_heads_and_has_a_reason(self, world):
        target = approved(world).targets.get()
        with pytest.raises(NotAllowed):
            services.change_target(
                actor=world.acts("coordinator"), target_id=target.pk, target=D(1), reason="x"
            )
        for reason, number, field in (("", D(1), "reason"), ("x", D(90), "target")):
            with pytest.raises(DomainError) as refusal:
                services.change_target(
                    actor=world.acts("head"),
                    target_id=target.pk,
                    target=number,
                    tolerance=D(5),
                    reason=reason,
                )
            assert refusal.value.field == field

    def test_what_is_over_is_not_changed(self, world):
        target = approved(world).targets.get()
        with pytest.raises(NotInThisState):
            services.change_target(
                actor=world.acts("head", date(2020, 1, 2)),
                target_id=target.pk,
                target=D(1),
                reason="x",
            )


class TestValues:
    @pytest.mark.parametrize(("above", "light"), [(9, "green"), (10, "green"), (8, "red")])
    def test_get_their_light(self, world, above, light):
        value = measured(world, approved(world), 1, above)
        assert value.light == light
        assert value.exact == 10 * above

    def test_a_third_is_kept_exact(self, world):
        value = measured(world, approved(world), 1, 2, 3)
        assert (value.exact * 3, value.shown) == (200, Decimal("66.67"))

    @pytest.mark.parametrize(
        ("first", "figures", "field"),
        [
            (date(2019, 1, 2), (9, 10), "first_day"),
            (date(2019, 3, 1), (9, 10), "first_day"),
            (date(2018, 12, 1), (9, 10), "first_day"),
            (date(2019, 1, 1), (9, 0), "denominator"),
            (date(2019, 1, 1), (9, None), "denominator"),
            (date(2019, 1, 1), (None, 9), "numerator"),
            (date(2019, 1, 1), (-1, 9), "numerator"),
        ],
    )
    def test_refuse_what_makes_no_value_at_its_field(self, world, first, figures, field):
        objective = approved(world)
        above, below = (None if one is None else D(one) for one in figures)
        with pytest.raises((DomainError, ValidationError)) as refusal:
            services.record_value(
                actor=world.acts("owner", date(2019, 2, 4)),
                objective_id=objective.pk,
                entry=Entry(first_day=first, numerator=above, denominator=below, source="x"),
            )
        found = getattr(refusal.value, "field", "") or next(iter(refusal.value.message_dict))
        assert found == field
        assert not ObjectiveValue.objects.exists()

    def test_a_source_is_named(self, world):
        objective = approved(world)
        with pytest.raises(DomainError) as refusal:
            services.record_value(
                actor=world.acts("owner", date(2019, 2, 4)),
                objective_id=objective.pk,
                entry=Entry(first_day=date(2019, 1, 1), numerator=D(9), denominator=D(10)),
            )
        assert refusal.value.field == "source"

    def test_a_period_is_recorded_once(self, world):
        objective = approved(world)
        value = measured(world, objective, 1, 9)
        with pytest.raises(NotInThisState):
            measured(world, objective, 1, 10)
        value.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            value.save(force_insert=True)

    def test_a_draft_is_not_measured(self, world):
        with pytest.raises(NotInThisState):
            measured(world, drafted(world), 1, 9)

    def test_a_reader_does_not_measure(self, world):
        objective = approved(world)
        with pytest.raises(NotAllowed):
            services.record_value(
                actor=world.acts("staff", date(2019, 2, 4)),
                objective_id=objective.pk,
                entry=Entry(first_day=date(2019, 1, 1), source="x"),
            )

    def test_a_correction_follows_and_the_wrong_value_stays(self, world):
        objective = approved(world)
        wrong = measured(world, objective, 1, 8)
        entry = Entry(first_day=wrong.first_day, numerator=D(9), denominator=D(10), source="Buku")
        with pytest.raises(DomainError) as refusal:
            services.correct_value(
                actor=world.acts("owner", JULY), value_id=wrong.pk, entry=entry, reason=""
            )
        assert refusal.value.field == "reason"
        right = services.correct_value(
            actor=world.acts("owner", JULY), value_id=wrong.pk, entry=entry, reason="Salah hitung"
        )
        wrong.refresh_from_db()
        assert (wrong.replaced_on, wrong.light, right.light) == (JULY, "red", "green")
        with pytest.raises(NotInThisState):
            services.correct_value(
                actor=world.acts("owner", JULY), value_id=wrong.pk, entry=entry, reason="lagi"
            )


def test_all_or_none_of_a_file(world):
    objective = approved(world)
    entries = [
        Entry(first_day=date(2019, month, 1), numerator=D(9), denominator=D(below), source="x")
        for month, below in ((1, 10), (2, 0))
    ]
    with pytest.raises(ValidationError):
        services.import_values(
            actor=world.acts("owner", JULY),
            government=world.agency.government,
            new=[(objective, one) for one in entries],
            changed=[],
            source={},
        )

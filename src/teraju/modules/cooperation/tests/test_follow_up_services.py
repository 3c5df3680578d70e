"""What follows a signature: tasks, outputs, evaluations."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.cooperation import services
from teraju.modules.cooperation.models import PlanTask
from teraju.modules.cooperation.refusals import (
    AgreementIsNotThere,
    NothingLinked,
    WrongPlace,
)
from teraju.modules.cooperation.tests.factories import (
    SIGNED,
    AgreementFactory,
    PlanTaskFactory,
    SignedFactory,
    house,
)
from teraju.modules.cooperation.tests.linked import KIND, offered, record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db

DAY = date(2018, 3, 10)


@pytest.fixture
def home():
    return house()


@pytest.fixture
def agreement(home):
    return SignedFactory(agency=home.agency)


@pytest.fixture
def task(agreement):
    return PlanTaskFactory(agreement=agreement, due=DAY)


def errors_of(refused):
    return set(refused.value.message_dict)


class TestAddPlanTask:
    def test_puts_it_at_the_end_and_tells_it_on_the_agreement(self, home, agreement, task):
        added = services.add_plan_task(
            actor=home.coordinator,
            agreement_id=agreement.pk,
            title=" Audit internal ",
            owner_agency=home.agency,
            due=DAY,
        )
        assert (added.title, added.order) == ("Audit internal", task.order + 1)
        event = TrailEvent.objects.get()
        assert event.target_id == str(agreement.pk)
        assert event.changes["task"] == [None, "Audit internal"]

    def test_a_due_day_outside_the_term_is_only_warned(self, home, agreement):
        assert services.add_plan_task(
            actor=home.head, agreement_id=agreement.pk, title="x", due=date(2017, 1, 1)
        )

    def test_the_owner_must_see_the_agreement(self, home, agreement):
        with pytest.raises(WrongPlace) as refused:
            services.add_plan_task(
                actor=home.head, agreement_id=agreement.pk, title="x", owner_agency=home.other
            )
        assert refused.value.field == "owner_agency"
        with pytest.raises(WrongPlace):
            services.add_plan_task(
                actor=home.head,
                agreement_id=agreement.pk,
                title="x",
                owner_agency=AgencyFactory(),
            )

    @pytest.mark.parametrize("who", ["reader", "secretary"])
    def test_is_for_who_follows_the_agreement(self, home, agreement, who):
        with pytest.raises(NotAllowed):
            services.add_plan_task(actor=getattr(home, who), agreement_id=agreement.pk, title="x")

    def test_the_plan_of_what_is_over_stays(self, home):
        over = SignedFactory(agency=home.agency, status="ended", closed_on=DAY)
        with pytest.raises(AgreementIsNotThere):
            services.add_plan_task(actor=home.head, agreement_id=over.pk, title="x")


class TestChangePlanTask:
    def test_changes_and_tells_which_task(self, home, task):
        changed = services.change_plan_task(
            actor=home.head, task_id=task.pk, expected_version=1, title=task.title, due=None
        )
        assert (changed.due, changed.version) == (None, 2)
        assert TrailEvent.objects.get().changes == {
            "task": [None, task.title],
            "due": ["2018-03-10", None],
        }

    def test_refuses_a_stale_version(self, home, task):
        with pytest.raises(ChangedMeanwhile):
            services.change_plan_task(
                actor=home.head, task_id=task.pk, expected_version=7, title="x"
            )

    def test_is_nothing_there_for_a_stranger(self, home, task):
        with pytest.raises(PlanTask.DoesNotExist):
            services.change_plan_task(actor=home.stranger, task_id=task.pk, title="x")


class TestCompletePlanTask:
    def test_by_whoever_does_it(self, task, home):
        owner = viewer(Role.PROCESS_OWNER, agency=home.agency)
        done = services.complete_plan_task(actor=owner, task_id=task.pk, done_on=DAY)
        assert (done.state, done.done_on) == ("done", DAY)
        with pytest.raises(AgreementIsNotThere):
            services.complete_plan_task(actor=owner, task_id=task.pk, done_on=DAY)

    def test_not_by_a_reader(self, home, task):
        with pytest.raises(NotAllowed):
            services.complete_plan_task(actor=home.reader, task_id=task.pk, done_on=DAY)

    @pytest.mark.parametrize("day", [SIGNED - timedelta(days=1), date(2018, 3, 15)])
    def test_between_the_signing_and_today(self, home, task, day):
        with pytest.raises(ValidationError) as refused:
            services.complete_plan_task(actor=home.head, task_id=task.pk, done_on=day)
        assert errors_of(refused) == {"done_on"}

    def test_not_before_the_agreement_is_signed(self, home):
        task = PlanTaskFactory(agreement=AgreementFactory(agency=home.agency))
        with pytest.raises(AgreementIsNotThere):
            services.complete_plan_task(actor=home.head, task_id=task.pk, done_on=DAY)


class TestSavePlanRow:
    def row(self, task, **changes):
        values = {
            "due": task.due,
            "budget_source": task.budget_source,
            "done_on": task.done_on,
            "note": task.note,
        }
        return {**values, **changes}

    def test_a_day_completes_and_none_opens_again(self, home, task):
        done = services.save_plan_row(
            actor=home.head, task_id=task.pk, **self.row(task, done_on=DAY)
        )
        assert done.state == "done"
        opened = services.save_plan_row(
            actor=home.head, task_id=task.pk, **self.row(done, done_on=None)
        )
        assert opened.state == "open"

    def test_who_only_does_it_may_not_move_the_due_day(self, home, task):
        owner = viewer(Role.PROCESS_OWNER, agency=home.agency)
        services.save_plan_row(actor=owner, task_id=task.pk, **self.row(task, note="Berjalan"))
        with pytest.raises(NotAllowed):
            services.save_plan_row(
                actor=owner, task_id=task.pk, **self.row(task, due=date(2019, 1, 1))
            )

    def test_refuses_a_stale_row(self, home, task):
        services.save_plan_row(
            actor=home.head, task_id=task.pk, expected_version=1, **self.row(task, note="a")
        )
        with pytest.raises(ChangedMeanwhile):
            services.save_plan_row(
                actor=home.head, task_id=task.pk, expected_version=1, **self.row(task, note="b")
            )

    def test_a_dropped_task_stays_dropped(self, home, task):
        services.drop_plan_task(actor=home.head, task_id=task.pk, reason="Tidak perlu")
        with pytest.raises(AgreementIsNotThere):
            services.save_plan_row(actor=home.head, task_id=task.pk, **self.row(task))


class TestDropAndReopen:
    def test_a_task_is_dropped_with_a_reason_and_comes_back(self, home, task):
        with pytest.raises(DomainError) as refused:
            services.drop_plan_task(actor=home.head, task_id=task.pk, reason="")
        assert refused.value.field == "reason"
        dropped = services.drop_plan_task(actor=home.head, task_id=task.pk, reason="Tidak perlu")
        assert dropped.state == "dropped"
        opened = services.reopen_plan_task(actor=home.head, task_id=task.pk)
        assert (opened.state, opened.reason) == ("open", "")


class TestOutputs:
    def test_are_linked_once_and_taken_away(self, home, agreement):
        with offered({5: record(5)}, home.government.pk):
            output = services.link_output(
                actor=home.head, agreement_id=agreement.pk, kind=KIND, target_id=5
            )
            with pytest.raises(ValidationError):
                services.link_output(
                    actor=home.head, agreement_id=agreement.pk, kind=KIND, target_id=5
                )
            services.unlink_output(actor=home.head, output_id=output.pk)
        assert not agreement.outputs.exists()
        assert TrailEvent.objects.count() == 2

    @pytest.mark.parametrize(("kind", "target_id"), [(KIND, 6), ("nothing.known", 5)])
    def test_only_what_the_actor_may_see(self, home, agreement, kind, target_id):
        with offered({5: record(5)}, home.government.pk), pytest.raises(NothingLinked):
            services.link_output(
                actor=home.head, agreement_id=agreement.pk, kind=kind, target_id=target_id
            )

    def test_nothing_of_another_government(self, home, agreement):
        both = viewer(Role.AGENCY_HEAD, agency=home.agency)
        with offered({5: record(5)}, 99999), pytest.raises(NothingLinked):
            services.link_output(actor=both, agreement_id=agreement.pk, kind=KIND, target_id=5)

    def test_come_of_what_is_signed(self, home):
        draft = AgreementFactory(agency=home.agency)
        with offered({5: record(5)}, home.government.pk), pytest.raises(AgreementIsNotThere):
            services.link_output(actor=home.head, agreement_id=draft.pk, kind=KIND, target_id=5)


class TestRecordEvaluation:
    def test_once_a_year(self, home, agreement):
        services.record_evaluation(
            actor=home.head, agreement_id=agreement.pk, year=2018, result="partly", note="x"
        )
        with pytest.raises(ValidationError):
            services.record_evaluation(
                actor=home.head, agreement_id=agreement.pk, year=2018, result="partly"
            )

    @pytest.mark.parametrize("year", [2017, 2019])
    def test_of_a_year_in_force(self, home, agreement, year):
        with pytest.raises(ValidationError) as refused:
            services.record_evaluation(
                actor=home.head, agreement_id=agreement.pk, year=year, result="partly"
            )
        assert errors_of(refused) == {"year"}

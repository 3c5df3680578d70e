"""Training plans from draft to close."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning import inbox, services
from teraju.modules.learning.refusals import (
    NotComplete,
    OutOfPlace,
    WrongPerson,
)
from teraju.modules.learning.tests.factories import (
    TODAY,
    house,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


class TestPlans:
    def test_from_draft_to_approval_by_somebody_else(self, home):
        writer = home.at("coordinator")
        plan = services.write_plan(actor=writer, agency=home.agency, year=2018)
        with pytest.raises(NotComplete):
            services.send_plan(actor=writer, plan_id=plan.pk)
        with pytest.raises(DomainError) as refusal:
            line(home, plan, planned_on=date(2019, 1, 1))
        assert refusal.value.field == "planned_on"
        row = line(home, plan)
        services.send_plan(actor=writer, plan_id=plan.pk)
        with pytest.raises(OutOfPlace):
            services.remove_line(actor=writer, line_id=row.pk)
        with pytest.raises(NotAllowed):
            services.approve_plan(actor=writer, plan_id=plan.pk)
        head = home.at("head")
        assert any(i.key == f"learning-plan-{plan.pk}-approve" for i in inbox.waiting(head))
        assert any(i.key == f"learning-plan-{plan.pk}-sent" for i in inbox.handed_over(writer))
        services.give_back_plan(actor=head, plan_id=plan.pk, reason="Tambah biaya")
        services.send_plan(actor=writer, plan_id=plan.pk)
        approved = services.approve_plan(actor=head, plan_id=plan.pk)
        assert (approved.state, approved.approved_on) == ("approved", TODAY)
        with pytest.raises(OutOfPlace):
            services.approve_plan(actor=head, plan_id=plan.pk)
        training = services.plan_training(
            actor=writer,
            agency=home.agency,
            title="Kertas kerja",
            planned_from=TODAY,
            planned_until=TODAY,
            line=row,
        )
        with pytest.raises(NotComplete):
            services.close_plan(actor=writer, plan_id=plan.pk, closing_note="Selesai")
        services.cancel_training(actor=writer, training_id=training.pk, reason="Batal")
        with pytest.raises(DomainError):
            services.close_plan(actor=writer, plan_id=plan.pk, closing_note=" ")
        assert services.close_plan(actor=writer, plan_id=plan.pk, closing_note="Selesai").closed_on

    def test_who_wrote_it_does_not_approve_it_even_as_head(self, home):
        plan = services.write_plan(actor=home.at("coordinator"), agency=home.agency, year=2018)
        line(home, plan)
        services.send_plan(actor=home.at("coordinator"), plan_id=plan.pk)
        type(plan).objects.filter(pk=plan.pk).update(written_by=home.users["head"])
        with pytest.raises(WrongPerson):
            services.approve_plan(actor=home.at("head"), plan_id=plan.pk)

    def test_who_added_a_line_does_not_approve_the_plan(self, home):
        plan = services.write_plan(actor=home.at("compliance"), agency=home.agency, year=2018)
        # The coordinator stands in for the head and holds both roles.
        RoleAssignmentFactory(
            user=home.users["coordinator"], role=Role.AGENCY_HEAD, agency=home.agency
        )
        line(home, plan)
        services.send_plan(actor=home.at("compliance"), plan_id=plan.pk)
        with pytest.raises(WrongPerson):
            services.approve_plan(actor=home.at("coordinator"), plan_id=plan.pk)

    def test_one_plan_a_year_unless_dropped(self, home):
        actor = home.at("coordinator")
        plan = services.write_plan(actor=actor, agency=home.agency, year=2018)
        with pytest.raises(ValidationError):
            services.write_plan(actor=actor, agency=home.agency, year=2018)
        services.drop_plan(actor=actor, plan_id=plan.pk, reason="Keliru")
        services.write_plan(actor=actor, agency=home.agency, year=2018)


def line(home, plan, **values):
    usual = {
        "topic": "Kertas kerja",
        "audience": "Auditor",
        "planned_on": date(2018, 6, 1),
        "source": "plan",
        "cost": Decimal("1500000.50"),
    }
    return services.add_line(actor=home.at("coordinator"), plan_id=plan.pk, **{**usual, **values})

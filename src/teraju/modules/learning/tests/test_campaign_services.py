"""Campaigns and onboarding lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning import inbox, services
from teraju.modules.learning.refusals import (
    NotComplete,
    OutOfPlace,
    WrongChoice,
    WrongPerson,
)
from teraju.modules.learning.tests.factories import (
    TODAY,
    house,
)
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.notify.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


class TestCampaigns:
    def campaign(self, home, **values):
        usual = {
            "title": "Kebijakan",
            "subject": "policy",
            "channel": "teraju",
            "message": "Tolak, catat, laporkan.",
            "roles": ["staff"],
            "starts_on": TODAY,
            "ends_on": TODAY + timedelta(days=5),
        }
        return services.draft_campaign(
            actor=home.at("coordinator"), agency=home.agency, **{**usual, **values}
        )

    def test_is_acknowledged_by_each_person_after_right_answers(self, home):
        actor, campaign = home.at("coordinator"), self.campaign(home)
        services.add_question(
            actor=actor, campaign_id=campaign.pk, text="Apa?", options=["a", "b"], right=1
        )
        with pytest.raises(DomainError) as refusal:
            services.add_question(
                actor=actor, campaign_id=campaign.pk, text="Apa?", options=["a"], right=0
            )
        assert refusal.value.field == "options"
        services.start_campaign(actor=actor, campaign_id=campaign.pk)
        with pytest.raises(OutOfPlace):
            services.change_campaign(actor=actor, campaign_id=campaign.pk, title="Lain")
        assert campaign.addressees.count() == 2
        row = campaign.addressees.get(person=home.users["first"])
        assert f"learning-message-{row.pk}" in {i.key for i in inbox.waiting(home.at("first"))}
        with pytest.raises(row.DoesNotExist):
            services.acknowledge(actor=home.at("second"), addressee_id=row.pk, answers=[1])
        first = home.at("first")
        assert not services.acknowledge(
            actor=first, addressee_id=row.pk, answers=[0]
        ).acknowledged_at
        done = services.acknowledge(actor=first, addressee_id=row.pk, answers=[1])
        assert done.acknowledged_at
        assert done.attempts == 2
        with pytest.raises(OutOfPlace):
            services.acknowledge(actor=first, addressee_id=row.pk, answers=[1])

    def test_reminds_once_a_day_and_finishes_with_a_reason(self, home):
        actor, campaign = home.at("coordinator"), self.campaign(home)
        services.start_campaign(actor=actor, campaign_id=campaign.pk)
        services.remind(actor=actor, campaign_id=campaign.pk)
        assert Notice.objects.count() == 2
        with pytest.raises(OutOfPlace):
            services.remind(actor=actor, campaign_id=campaign.pk)
        with pytest.raises(NotComplete) as refusal:
            services.finish_campaign(actor=actor, campaign_id=campaign.pk)
        assert refusal.value.field == "reason"
        services.finish_campaign(actor=actor, campaign_id=campaign.pk, reason="Cuti")
        following = services.repeat_campaign(
            actor=actor, campaign_id=campaign.pk, starts_on=TODAY, ends_on=TODAY
        )
        assert following.repeat_of == campaign
        with pytest.raises(OutOfPlace):
            services.repeat_campaign(
                actor=actor, campaign_id=campaign.pk, starts_on=TODAY, ends_on=TODAY
            )

    def test_wants_people_and_roles_of_the_house(self, home):
        actor = home.at("coordinator")
        with pytest.raises(WrongChoice):
            self.campaign(home, roles=["body_auditor"])
        with pytest.raises(NotComplete):
            services.start_campaign(
                actor=actor, campaign_id=self.campaign(home, roles=["tester"]).pk
            )
        with pytest.raises(NotComplete):
            services.start_campaign(
                actor=actor, campaign_id=self.campaign(home, only_exposed=True).pk
            )


class TestOnboarding:
    def test_each_line_is_ticked_by_who_may_and_the_last_finishes_it(self, home):
        actor = home.at("coordinator")
        template = services.add_template(actor=actor, agency=home.agency, name="Pegawai baru")
        start = {"actor": actor, "template": template, "person": home.users["first"]}
        with pytest.raises(NotComplete):
            services.start_onboarding(**start, starts_on=TODAY)
        for kind, note in (("read", False), ("account", True)):
            services.add_template_item(
                actor=actor,
                template_id=template.pk,
                kind=kind,
                what=kind,
                office="Sekretariat",
                within_days=3,
                asks_note=note,
            )
        row = services.start_onboarding(**start, starts_on=TODAY)
        with pytest.raises(ValidationError):
            services.start_onboarding(**start, starts_on=TODAY)
        read, account = row.items.order_by("order")
        assert read.due == TODAY + timedelta(days=3)
        late = NOW + timedelta(days=4)
        keys = {i.key for i in inbox.waiting(home.at("coordinator", late))}
        assert f"learning-onboarding-{row.pk}-late" in keys
        assert f"learning-item-{read.pk}" in {i.key for i in inbox.waiting(home.at("first"))}
        services.tick_item(actor=home.at("first"), item_id=read.pk, done_on=TODAY)
        with pytest.raises(NotAllowed):
            services.tick_item(actor=home.at("first"), item_id=account.pk, done_on=TODAY, note="1")
        with pytest.raises(DomainError) as refusal:
            services.tick_item(actor=actor, item_id=account.pk, done_on=TODAY)
        assert refusal.value.field == "note"
        services.tick_item(actor=actor, item_id=account.pk, done_on=TODAY, note="Nomor 1")
        row.refresh_from_db()
        assert (row.state, row.finished_on) == ("finished", TODAY)
        with pytest.raises(OutOfPlace):
            services.stop_onboarding(actor=actor, onboarding_id=row.pk, reason="x")

    def test_nobody_ticks_for_themselves_what_others_see_to(self, home):
        actor = home.at("coordinator")
        template = services.add_template(actor=home.at("head"), agency=home.agency, name="Baru")
        for kind in ("read", "account"):
            services.add_template_item(
                actor=home.at("head"),
                template_id=template.pk,
                kind=kind,
                what=kind,
                office="Sekretariat",
                within_days=3,
            )
        row = services.start_onboarding(
            actor=home.at("head"),
            template=template,
            person=home.users["coordinator"],
            starts_on=TODAY,
        )
        read, account = row.items.order_by("order")
        with pytest.raises(WrongPerson):
            services.tick_item(actor=actor, item_id=account.pk, done_on=TODAY)
        services.tick_item(actor=actor, item_id=read.pk, done_on=TODAY)
        services.tick_item(actor=home.at("head"), item_id=account.pk, done_on=TODAY)

"""The way of a proposed SNI: each step, each refusal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.enterprises.domain.proposals import (
    PROPOSALS,
    ROAD,
    ProposalState,
    missing,
)
from teraju.modules.enterprises.models import Proposal
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.modules.enterprises.register_refusals import DossierIncomplete, OutOfPlace
from teraju.modules.enterprises.services import register_proposals as services
from teraju.modules.enterprises.tests.register_world import (
    TODAY,
    a_dinas,
    a_product,
    a_proposal,
)
from teraju.platform.audit.models import TrailEvent

WAY = ["submit", "programme", "draft", "agree", "enact"]


class TestTable:
    def test_every_state_has_a_way_out(self):
        assert not PROPOSALS.final_states
        assert PROPOSALS.states == set(ProposalState)

    def test_the_road_leads_to_the_standard(self):
        state = ROAD[0]
        for event in WAY:
            state = PROPOSALS.transition(state, event).target
        assert state == ProposalState.ENACTED

    @pytest.mark.parametrize(
        ("dossier", "lacks"),
        [
            ({}, ["title", "scope", "need", "parties"]),
            ({"title": "A", "scope": " ", "need": "B", "parties": "C"}, ["scope"]),
            ({"title": "A", "scope": "D", "need": "B", "parties": "C"}, []),
        ],
    )
    def test_what_a_dossier_lacks(self, dossier, lacks):
        assert missing(dossier) == lacks


@pytest.mark.django_db
class TestProposals:
    @pytest.fixture
    def dinas(self):
        return a_dinas()

    def step(self, dinas, one, event, **values):
        usual = {"on": TODAY, "result": "SNI 9999:2020" if event == "enact" else ""}
        return services.step_proposal(
            actor=dinas.at("coach"), proposal_id=one.pk, event=event, **{**usual, **values}
        )

    def test_goes_all_the_way(self, dinas):
        one = a_proposal(dinas)
        for event in WAY:
            one = self.step(dinas, one, event, reference=f"No. {event}")
        assert (one.state, one.result, one.version) == ("enacted", "SNI 9999:2020", 6)
        steps = list(one.steps.values_list("state", "reference"))
        assert steps[0] == ("submitted", "No. submit")
        assert steps[-1] == ("enacted", "No. enact")
        event = TrailEvent.objects.get(verb="enterprises.proposal.enact")
        assert event.changes["result"] == [None, "SNI 9999:2020"]
        one = self.step(dinas, one, "correct", note="Salah ketik")
        assert (one.state, one.result) == ("consensus", "")

    def test_goes_to_bsn_whole(self, dinas):
        one = a_proposal(dinas, need="", parties=" ")
        with pytest.raises(DossierIncomplete, match="why it is needed, interested parties"):
            self.step(dinas, one, "submit")
        one = a_proposal(dinas, title="Lain")
        self.step(dinas, one, "submit")
        with pytest.raises(DossierIncomplete):
            services.change_proposal(actor=dinas.at("coach"), proposal_id=one.pk, scope="")

    def test_what_bsn_works_with_stands(self, dinas):
        one = a_proposal(dinas)
        services.change_proposal(actor=dinas.at("coach"), proposal_id=one.pk, committee="97-01")
        self.step(dinas, one, "submit")
        self.step(dinas, one, "programme")
        with pytest.raises(OutOfPlace):
            services.change_proposal(actor=dinas.at("coach"), proposal_id=one.pk, scope="X")

    @pytest.mark.parametrize("event", ["enact", "programme", "reopen", "nothing"])
    def test_no_step_is_left_out(self, dinas, event):
        with pytest.raises(NotNow):
            self.step(dinas, a_proposal(dinas), event)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"event": "withdraw"}, "note"),
            ({"event": "submit", "on": TODAY + timedelta(days=1)}, "on"),
        ],
    )
    def test_refuses_at_the_field(self, dinas, values, field):
        with pytest.raises(DomainError) as refused:
            self.step(dinas, a_proposal(dinas), **values)
        assert refused.value.field == field

    def test_days_come_in_order(self, dinas):
        one = a_proposal(dinas)
        # A dossier may have been submitted before it was entered here.
        self.step(dinas, one, "submit", on=TODAY - timedelta(days=2))
        with pytest.raises(DayOutOfOrder):
            self.step(dinas, one, "programme", on=TODAY - timedelta(days=3))

    def test_an_enacted_one_has_its_number(self, dinas):
        one = a_proposal(dinas)
        for event in WAY[:-1]:
            self.step(dinas, one, event)
        with pytest.raises(DomainError) as refused:
            self.step(dinas, one, "enact", result=" ")
        assert refused.value.field == "result"

    def test_refused_may_be_tried_again(self, dinas):
        one = a_proposal(dinas)
        self.step(dinas, one, "submit")
        self.step(dinas, one, "refuse", note="Kurang data")
        assert self.step(dinas, one, "reopen").state == "draft"

    @pytest.mark.parametrize(
        ("values", "field"), [({"title": " "}, "title"), ({"commodity": "gold"}, "commodity")]
    )
    def test_refuses_what_is_none(self, dinas, values, field):
        with pytest.raises(DomainError) as refused:
            a_proposal(dinas, **values)
        assert refused.value.field == field

    def test_names_a_product_of_its_agency_only(self, dinas):
        with pytest.raises(DomainError) as refused:
            a_proposal(dinas, product=a_product(a_dinas()))
        assert refused.value.field == "product"
        assert a_proposal(dinas, product=a_product(dinas)).product is not None

    def test_a_title_stands_once(self, dinas):
        a_proposal(dinas)
        with pytest.raises(ValidationError):
            a_proposal(dinas)

    def test_rights(self, dinas):
        one = a_proposal(dinas)
        for who in ("staff", "guest"):
            with pytest.raises(NotAllowed):
                services.change_proposal(actor=dinas.at(who), proposal_id=one.pk, scope="X")
        with pytest.raises(Proposal.DoesNotExist):
            services.change_proposal(actor=dinas.at("stranger"), proposal_id=one.pk, scope="X")
        services.change_proposal(actor=dinas.at("head"), proposal_id=one.pk, scope="X")
        with pytest.raises(ChangedMeanwhile):
            services.change_proposal(
                actor=dinas.at("coach"), proposal_id=one.pk, expected_version=1, scope="Y"
            )

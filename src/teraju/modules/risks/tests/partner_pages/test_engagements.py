"""Engagements and the due diligence before them."""

from __future__ import annotations

import pytest

from teraju.modules.risks import services
from teraju.modules.risks.models import DueDiligence, Engagement
from teraju.modules.risks.tests.partner_world import (
    TODAY,
    a_commitment,
    a_partner,
    an_engagement,
    answer_all,
    decided_diligence,
    sent_diligence,
)

from .browsing import OK, STALE, WRONG, browser, send, text, url

pytestmark = pytest.mark.django_db


class TestEngagement:
    def test_above_low_does_not_start_before_it_is_cleared(self, home):
        partner = a_partner(home, "above_low")
        engagement = an_engagement(home, partner)
        page, start = url("engagement", engagement.pk), url("engagement_start", engagement.pk)
        assert "no due diligence on it counts" in text(browser(home, "owner").get(page))
        response = send(home, "owner", start, version=1)
        assert response.status_code == WRONG
        assert "signed no commitment" in text(response)
        decided_diligence(home, partner)
        a_commitment(home, partner)
        assert send(home, "owner", start, version=1)["Location"] == page
        assert "running" in text(browser(home, "owner").get(page))

    def test_is_planned_from_the_partner_and_ended_with_what_came(self, home):
        partner = a_partner(home, "low")
        data = {
            "version": partner.version,
            "title": "Sewa aula",
            "value": "2500000",
            "starts_on": TODAY.isoformat(),
            "ends_on": TODAY.isoformat(),
        }
        send(home, "owner", url("engagement_add", partner.pk), **data)
        engagement = Engagement.objects.get()
        send(home, "owner", url("engagement_start", engagement.pk), version=1)
        send(
            home,
            "owner",
            url("engagement_end", engagement.pk),
            version=2,
            ended_on=TODAY.isoformat(),
            acceptance="Sesuai pesanan",
        )
        assert Engagement.objects.get().state == "ended"


class TestDiligence:
    def test_from_its_questions_to_the_approval(self, home):
        partner = a_partner(home, "above_low")
        begin = url("diligence_begin", partner.pk)
        response = send(home, "owner", begin, version=partner.version, subject="Jasa boga")
        diligence = DueDiligence.objects.get()
        sheet = url("diligence_sheet", diligence.pk)
        assert response["Location"] == sheet
        row = diligence.answers.get(question="registered")
        answer = {"version": 1, "answer": "yes", "source": "NIB"}
        saved = send(home, "owner", url("diligence_answer", row.pk), **answer)
        assert "saved" in text(saved)
        again = send(home, "owner", url("diligence_answer", row.pk), **answer)
        assert STALE in text(again)
        answer_all(home, diligence)
        send(home, "owner", url("diligence_send", diligence.pk), version=1)
        decide = url("diligence_decide", diligence.pk)
        assert browser(home, "compliance").get(decide).status_code == OK
        response = send(
            home,
            "compliance",
            decide,
            version=2,
            outcome="conditions",
            outcome_reason="Cukup",
            text_1="Menyerahkan kebijakan",
            office_1="Sekretaris",
            due_on_1=TODAY.isoformat(),
        )
        assert response.status_code == 302
        send(home, "head", url("diligence_approve", diligence.pk), version=3)
        diligence.refresh_from_db()
        assert diligence.is_decided
        page = text(browser(home, "compliance").get(url("diligence", diligence.pk)))
        assert "Menyerahkan kebijakan" in page
        met = url("condition_met", diligence.conditions.get().pk)
        assert met in page
        data = {"version": 1, "done_on": TODAY.isoformat(), "done_note": "Diterima"}
        send(home, "compliance", met, **data)
        assert diligence.conditions.get().done_on == TODAY

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"outcome": "acceptable"}, "no milder outcome"),
            ({"outcome": "conditions"}, "at least one condition"),
            ({"outcome": "conditions", "text_1": "Bukti", "office_1": "Tim"}, "by when"),
            ({"outcome": "not_acceptable", "outcome_reason": ""}, "This field is required"),
        ],
    )
    def test_a_decision_is_refused_at_its_field(self, home, data, said):
        diligence = sent_diligence(home, a_partner(home, "above_low"), official="yes")
        address = url("diligence_decide", diligence.pk)
        data = {"version": diligence.version, "outcome_reason": "Telaah", **data}
        response = send(home, "compliance", address, **data)
        assert response.status_code == WRONG
        assert said in text(response)

    def test_a_red_flag_without_its_source_is_told_in_its_row(self, home):
        partner = a_partner(home, "above_low")
        diligence = services.begin_diligence(
            actor=home.at("owner"), partner_id=partner.pk, subject="Jasa boga"
        )
        row = diligence.answers.get(question="convicted")
        response = send(home, "owner", url("diligence_answer", row.pk), version=1, answer="yes")
        assert "where a red flag was found" in text(response)

    @pytest.mark.parametrize(
        ("state", "name", "who"),
        [
            ("sent", "diligence_give_back", "compliance"),
            ("reviewed", "diligence_return", "head"),
            ("draft", "diligence_drop", "owner"),
        ],
    )
    def test_every_open_state_has_a_way_back(self, home, state, name, who):
        partner = a_partner(home, "above_low")
        if state == "draft":
            diligence = services.begin_diligence(
                actor=home.at("owner"), partner_id=partner.pk, subject="Jasa boga"
            )
        else:
            diligence = sent_diligence(home, partner)
        if state == "reviewed":
            services.review_diligence(
                actor=home.at("compliance"),
                diligence_id=diligence.pk,
                outcome="acceptable",
                outcome_reason="Baik",
            )
        diligence.refresh_from_db()
        page = text(browser(home, who).get(url("diligence", diligence.pk)))
        assert url(name, diligence.pk) in page
        address = url(name, diligence.pk)
        send(home, who, address, version=diligence.version, reason="Lengkapi")
        diligence.refresh_from_db()
        assert diligence.state in ("draft", "dropped")

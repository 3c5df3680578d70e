"""Partners: entered, narrowed, evaluated, bound by commitments and controls."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.risks.models import Commitment, ControlCheck, Evaluation, Partner
from teraju.modules.risks.tests.partner_world import (
    NOW,
    TODAY,
    a_commitment,
    a_partner,
    decided_diligence,
)

from .browsing import STALE, WRONG, browser, send, text, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "matter", ["current", "diligence", "commitment", "evaluation", "shut_out", "ended"]
)
def test_partners_are_narrowed_to_what_asks_for_something(home, busy, matter):
    lacking = a_partner(home, "above_low", name="CV Belum Diuji")
    shown = text(browser(home, "compliance").get(url("partners"), {"matter": matter}))
    expects = {"current": (1, 1), "diligence": (0, 1), "commitment": (0, 1), "evaluation": (0, 1)}
    assert (busy.name in shown, lacking.name in shown) == tuple(
        bool(one) for one in expects.get(matter, (0, 0))
    )


def test_a_commitment_that_was_signed_anew_is_superseded_not_missing(home):
    partner = a_partner(home, "above_low")
    for years in (3, 2):
        day = NOW - timedelta(days=365 * years)
        a_commitment(home, partner, day, valid_until=(day + timedelta(days=365)).date())
    page = text(browser(home, "compliance").get(url("commitments")))
    assert page.count("superseded") == 1
    a_commitment(home, partner)
    page = text(browser(home, "compliance").get(url("commitments")))
    assert page.count("superseded") == 2


class TestPartner:
    def data(self, home, **values):
        usual = {
            "agency": home.agency.pk,
            "name": "PT Aplikasi Nusantara",
            "kind": "provider",
            "supplies": "Aplikasi surat",
            "begun_on": TODAY.isoformat(),
        }
        return {**usual, **values}

    def test_is_entered_judged_and_shown(self, home):
        client = browser(home, "owner")
        response = client.post(url("partner_add"), self.data(home))
        partner = Partner.objects.get()
        assert response["Location"] == url("partner", partner.pk)
        shown = text(client.get(url("partner", partner.pk)))
        assert "risk not judged" in shown
        send(
            home,
            "compliance",
            url("partner_level", partner.pk),
            version=1,
            bribery_level="above_low",
            level_reason="Akses data",
        )
        shown = text(browser(home, "owner").get(url("partner", partner.pk)))
        assert "not cleared" in shown
        assert url("diligence_begin", partner.pk) in shown

    def test_says_what_is_wrong_at_its_field(self, home):
        response = send(home, "owner", url("partner_add"), **self.data(home, tax_number="12"))
        assert response.status_code == WRONG
        assert "15 or 16 digits" in text(response)
        a_partner(home, name="PT Aplikasi Nusantara")
        response = send(home, "owner", url("partner_add"), **self.data(home))
        assert "of this name already" in text(response)

    def test_a_repeated_click_enters_it_once(self, home):
        client = browser(home, "owner")
        once = client.get(url("partner_add")).context["once"]
        for _ in range(2):
            client.post(url("partner_add"), {**self.data(home), "once": once})
        assert Partner.objects.count() == 1

    def test_a_stale_version_is_told_and_keeps_what_was_typed(self, home):
        partner = a_partner(home)
        data = {**self.data(home), "contact": "Bagian umum", "version": 1}
        assert send(home, "owner", url("partner_change", partner.pk), **data).status_code == 302
        response = send(home, "owner", url("partner_change", partner.pk), **data)
        assert STALE in text(response)
        assert "Bagian umum" in text(response)

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("partner_block", {"reason": "Laporan"}),
            ("partner_end", {"ended_on": TODAY.isoformat(), "reason": "Selesai"}),
        ],
    )
    def test_has_a_way_out_and_back(self, home, name, data):
        partner = a_partner(home, "low")
        back = {"partner_block": "partner_unblock", "partner_end": "partner_resume"}[name]
        partner.refresh_from_db()
        send(home, "compliance", url(name, partner.pk), version=partner.version, **data)
        partner.refresh_from_db()
        assert partner.blocked_on or partner.ended_on
        page = text(browser(home, "compliance").get(url("partner", partner.pk)))
        assert url(back, partner.pk) in page
        address = url(back, partner.pk)
        send(home, "compliance", address, version=partner.version, reason="Beres")
        partner.refresh_from_db()
        assert partner.blocked_on is None
        assert partner.ended_on is None


class TestChecks:
    def test_a_provider_is_evaluated_by_its_marks(self, home):
        partner = a_partner(home, "low")
        address = url("evaluate", partner.pk)
        marks = {f"mark_{code}": 3 for code in ("quality", "time", "service", "price")}
        data = {
            "version": partner.version,
            "since": (TODAY - timedelta(days=300)).isoformat(),
            "until": TODAY.isoformat(),
            "reason": "Buku penerimaan",
            **marks,
        }
        assert send(home, "coordinator", address, **data).status_code == WRONG
        response = send(home, "coordinator", address, **data, mark_papers=3)
        found = Evaluation.objects.get()
        assert response["Location"] == url("evaluation", found.pk)
        assert "Quality" in text(browser(home, "staff").get(url("evaluation", found.pk)))
        annul = url("evaluation_annul", found.pk)
        send(home, "coordinator", annul, version=1, reason="Tertukar")
        assert Evaluation.objects.get().annulled_on == TODAY

    def test_commitments_and_controls_hang_on_the_partner(self, home):
        partner = a_partner(home, "above_low")
        data = {"version": partner.version, "scope": "Semua", "signed_on": TODAY.isoformat()}
        send(home, "compliance", url("commitment_add", partner.pk), **data, signatory="Direktur")
        found = Commitment.objects.get()
        send(home, "compliance", url("commitment_withdraw", found.pk), version=1, reason="Berganti")
        reasons = {"reason": "Lembaga negara", "managed_by": "Bayar lewat bendahara"}
        send(home, "compliance", url("commitment_excuse", partner.pk), **data, **reasons)
        assert [one.is_signed for one in Commitment.objects.order_by("pk")] == [True, False]
        address = url("controls_check", partner.pk)
        check = {"version": partner.version, "controls": "none", "basis": "Wawancara"}
        assert "what was asked" in text(send(home, "compliance", address, **check))
        send(home, "compliance", address, **check, not_asked_because="Usaha kecil")
        assert ControlCheck.objects.get().controls == "none"
        assert "Usaha kecil" in text(browser(home, "staff").get(url("partner", partner.pk)))


def test_queries_of_the_register_do_not_grow_with_its_rows(
    home, busy, django_assert_max_num_queries
):
    client = browser(home, "compliance")
    client.get(url("partners"))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        client.get(url("partners"))
    for number in range(4):
        partner = a_partner(home, "above_low", name=f"CV Tambah {number}")
        decided_diligence(home, partner)
    with CaptureQueriesContext(connection) as many:
        client.get(url("partners"))
    assert len(many) <= len(few)

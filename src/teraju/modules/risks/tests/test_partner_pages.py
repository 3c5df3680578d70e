"""The pages on partners, due diligence and worksheets, for every kind of person who tries them."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.risks import services
from teraju.modules.risks.models import (
    Commitment,
    ControlCheck,
    ControlLine,
    ControlWorksheet,
    DiligenceAnswer,
    DueDiligence,
    Engagement,
    Evaluation,
    Partner,
)
from teraju.modules.risks.tests.partner_world import (
    GAP,
    NOW,
    TODAY,
    a_commitment,
    a_partner,
    an_engagement,
    answer_all,
    decided_diligence,
    filled_worksheet,
    house,
    sent_diligence,
)

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, STALE = HTTPStatus.UNPROCESSABLE_ENTITY, "while you were working"
SECRET = "Dokumen perusahaan"


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def home():
    return house()


def browser(home, who):
    client = Client()
    client.force_login(home.users[who])
    client.cookies["language"] = "en"
    return client


def url(name, *args):
    return reverse(f"risks_{name}", args=args)


def text(response):
    return response.content.decode()


def send(home, who, address, **data):
    return browser(home, who).post(address, data)


LISTS = (
    "partners",
    "engagements",
    "evaluations",
    "commitments",
    "diligences",
    "worksheets",
    "control_gaps",
)


@pytest.fixture
def busy(home):
    """A partner above low with one of everything."""
    partner = a_partner(home, "above_low")
    decided_diligence(home, partner)
    a_commitment(home, partner)
    an_engagement(home, partner)
    services.evaluate_provider(
        actor=home.at("coordinator"),
        partner_id=partner.pk,
        since=TODAY - timedelta(days=300),
        until=TODAY,
        marks={"quality": 4, "time": 3, "service": 3, "price": 3, "papers": 3},
        reason="Buku penerimaan",
    )
    sheet = filled_worksheet(home, **GAP)
    services.send_worksheet(actor=home.at("compliance"), worksheet_id=sheet.pk)
    services.approve_worksheet(actor=home.at("head"), worksheet_id=sheet.pk)
    return partner


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_empty_and_filled_as_a_file_and_for_strangers(home, name):
    assert browser(home, "staff").get(url(name)).status_code == OK


@pytest.mark.parametrize("name", LISTS)
def test_every_list_shows_what_is_there_and_nothing_to_strangers(home, busy, name):
    response = browser(home, "compliance").get(url(name))
    assert response.status_code == OK
    if name not in ("worksheets", "control_gaps"):
        assert "Sumber Pangan" in text(response)
        assert "Sumber Pangan" not in text(browser(home, "stranger").get(url(name)))
    response = browser(home, "compliance").get(url(name), {"format": "xlsx"})
    assert response["Content-Type"].endswith("sheet")


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


RECORDS = {
    "partner": Partner,
    "engagement": Engagement,
    "evaluation": Evaluation,
    "commitment": Commitment,
    "worksheet": ControlWorksheet,
    "diligence": DueDiligence,
}


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_opens_for_those_who_work_or_audit_here(home, busy, name):
    """What due diligence found stays with few; the auditor of a body asks for it."""
    address = url(name, RECORDS[name].objects.get().pk)
    read = GONE if name == "diligence" else OK
    for who, status in (("compliance", OK), ("staff", read), ("guest", read), ("stranger", GONE)):
        assert browser(home, who).get(address).status_code == status


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


def test_what_due_diligence_found_is_for_few(home, busy):
    page = url("partner", busy.pk)
    own = url("diligence", DueDiligence.objects.get().pk)
    assert SECRET in text(browser(home, "owner").get(own))
    assert own in text(browser(home, "owner").get(page))
    assert own not in text(browser(home, "staff").get(page))
    assert busy.name not in text(browser(home, "staff").get(url("diligences")))
    row = DiligenceAnswer.objects.first()
    assert send(home, "staff", url("diligence_answer", row.pk)).status_code == GONE


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


FORMS = {
    "partner_change": Partner,
    "partner_level": Partner,
    "partner_block": Partner,
    "partner_end": Partner,
    "engagement_add": Partner,
    "evaluate": Partner,
    "diligence_begin": Partner,
    "commitment_add": Partner,
    "commitment_excuse": Partner,
    "controls_check": Partner,
    "engagement_change": Engagement,
    "engagement_start": Engagement,
    "engagement_end": Engagement,
    "engagement_cancel": Engagement,
    "evaluation_annul": Evaluation,
    "commitment_withdraw": Commitment,
    "worksheet_send": ControlWorksheet,
    "worksheet_approve": ControlWorksheet,
    "worksheet_give_back": ControlWorksheet,
    "worksheet_drop": ControlWorksheet,
    "worksheet_paper": ControlWorksheet,
    "gap_close": ControlLine,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_reader_is_told_who_may_and_a_stranger_finds_nothing(home, busy, name):
    address = url(name, FORMS[name].objects.order_by("pk").first().pk)
    for who, status in (("staff", DENIED), ("stranger", GONE), ("guest", DENIED)):
        assert browser(home, who).get(address).status_code == status
        assert send(home, who, address).status_code == status


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


class TestWorksheet:
    def test_is_begun_filled_row_by_row_and_approved(self, home):
        data = {"agency": home.agency.pk, "kind": "financial", "year": TODAY.year}
        response = send(home, "compliance", url("worksheet_add"), **data)
        sheet = ControlWorksheet.objects.get()
        assert response["Location"] == url("worksheet_sheet", sheet.pk)
        assert browser(home, "compliance").get(response["Location"]).status_code == OK
        line = sheet.lines.order_by("order").first()
        row = url("control_line", line.pk)
        saved = send(home, "compliance", row, version=1, answer="partly")
        assert "saved" in text(saved)
        page = text(browser(home, "compliance").get(response["Location"]))
        assert "something is missing" in page
        assert STALE in text(send(home, "compliance", row, version=1, answer="yes"))
        refused = send(home, "compliance", url("worksheet_send", sheet.pk), version=1)
        assert "not looked at yet" in text(refused)

    def test_its_gaps_are_closed_and_it_says_so(self, home, busy):
        sheet = ControlWorksheet.objects.get()
        page = url("worksheet", sheet.pk)
        assert "approved, gaps open" in text(browser(home, "compliance").get(page))
        line = sheet.lines.order_by("order").first()
        close = url("gap_close", line.pk)
        assert close in text(browser(home, "compliance").get(page))
        data = {"version": line.version, "done_on": TODAY.isoformat(), "done_note": "SK terbit"}
        send(home, "compliance", close, **data)
        assert "No gap is open" in text(browser(home, "compliance").get(page))

    def test_a_year_stands_once(self, home):
        filled_worksheet(home)
        data = {"agency": home.agency.pk, "kind": "financial", "year": TODAY.year}
        response = send(home, "compliance", url("worksheet_add"), **data)
        assert "of the year already" in text(response)


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

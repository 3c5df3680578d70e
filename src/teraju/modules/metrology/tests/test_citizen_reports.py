"""Reports of citizens: without an account, without a name, with an answer."""

from __future__ import annotations

import uuid
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.models import CitizenReport
from teraju.modules.metrology.services import citizen_reports
from teraju.modules.metrology.supervision_refusals import TooManyReports
from teraju.modules.metrology.web.report_forms import PublicReportForm
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent, TrailPersonal
from teraju.platform.files.tests.contents import PNG

from .register_pages import browser, text, url
from .register_world import TODAY, an_instrument
from .supervision_world import a_report, a_watched_unit, assigned, stands

pytestmark = pytest.mark.django_db
LARGEST = 15_000


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def citizen(client):
    client.cookies["language"] = "en"
    return client


def typed(**values):
    usual = {
        "key": str(uuid.uuid4()),
        "concern": "short",
        "happened_on": TODAY.isoformat(),
        "where": "Pasar Mojosari, B-12",
    }
    return {**usual, **values}


class TestReceiving:
    def test_says_nothing_of_anybody_in_the_trail(self, unit):
        sent = a_report(unit, contact="0812 3456 7890")
        event = TrailEvent.objects.get(verb="metrology.report.received")
        assert event.actor_id is None
        told = str(event.changes) + str(TrailPersonal.objects.get(event=event).data)
        assert "0812" not in told
        assert "B-12" not in str(event.changes)
        assert sent.report.contact == "0812 3456 7890"

    def test_the_same_form_twice_is_one_report(self, unit):
        key = uuid.uuid4()
        first, second = a_report(unit, key=key), a_report(unit, key=key)
        assert first == second
        assert CitizenReport.objects.count() == 1

    def test_the_same_words_within_the_hour_are_one_report(self, unit):
        """Somebody goes back to the form, which is another one, and sends it once more."""
        first = a_report(unit, contact="0812 3456 7890")
        assert a_report(unit, contact="0812 3456 7890") == first
        assert CitizenReport.objects.count() == 1
        CitizenReport.objects.update(received_at=NOW - timedelta(hours=2))
        assert a_report(unit, contact="0812 3456 7890") != first

    @pytest.mark.parametrize(
        "other",
        [
            {"contact": ""},
            {"contact": "0813 0000 0000"},
            {"text": "Beli 2 kg, ternyata 1,8 kg."},
            {"photo": SimpleUploadedFile("foto.png", PNG)},
        ],
    )
    def test_nobody_gets_the_ticket_of_somebody_else(self, unit, other):
        """A neighbour may send the same words: who it is, only the contact tells."""
        usual = {"text": "Beli 1 kg, ternyata 0,9 kg.", "contact": "0812 3456 7890"}
        first = a_report(unit, **usual)
        second = a_report(unit, **{**usual, **other})
        assert second.report.ticket != first.report.ticket
        assert second.secret != first.secret

    @pytest.mark.parametrize("lacking", ["text", "contact"])
    def test_without_words_or_a_contact_each_is_a_report(self, unit, lacking):
        usual = {"text": "Beli 1 kg, ternyata 0,9 kg.", "contact": "0812", lacking: ""}
        first, second = a_report(unit, **usual), a_report(unit, **usual)
        assert first.report.ticket != second.report.ticket

    def test_the_secret_is_kept_nowhere(self, unit):
        sent = a_report(unit)
        row = CitizenReport.objects.values().get()
        assert sent.secret not in str(row)
        assert citizen_reports.opens(sent.report, sent.secret)
        assert not citizen_reports.opens(sent.report, "00000000")

    def test_a_machine_does_not_fill_the_register(self, unit, monkeypatch):
        monkeypatch.setattr(citizen_reports, "rules", lambda day: _Few())
        a_report(unit)
        with pytest.raises(TooManyReports):
            a_report(unit)

    def test_a_day_to_come_and_no_picture_are_refused(self, unit):
        with pytest.raises(DomainError):
            a_report(unit, happened_on=TODAY + timedelta(days=1))
        with pytest.raises(DomainError, match="within the last 365 days") as refused:
            a_report(unit, happened_on=TODAY - timedelta(days=366))
        assert refused.value.field == "happened_on"
        with pytest.raises(DomainError, match="no photo"):
            a_report(unit, photo=SimpleUploadedFile("a.txt", b"text", "text/plain"))
        assert not CitizenReport.objects.exists()


class _Few:
    def integer(self, key):
        few = {"reports_per_hour": 1, "answer_working_days": 5, "photo_bytes": 10}
        return {**few, "report_days_back": 365}[key]


class TestAnswering:
    @pytest.mark.parametrize(
        ("service", "state"),
        [("answer_report", "answered"), ("refuse_report", "not_ours")],
    )
    def test_an_answer_ends_it_and_forgets_the_contact(self, unit, service, state):
        report = a_report(unit, contact="0812").report
        act = getattr(citizen_reports, service)
        for who in ("staff", "tester", "stranger"):
            with pytest.raises((NotAllowed, CitizenReport.DoesNotExist)):
                act(actor=unit.at(who), report_id=report.pk, answer="Terima kasih.")
        act(actor=unit.at("counter"), report_id=report.pk, answer="Terima kasih.")
        assert stands(report) == state
        assert report.contact == ""
        with pytest.raises(DomainError):
            act(actor=unit.at("counter"), report_id=report.pk, answer="Lagi.")


class TestPublicPages:
    def test_a_citizen_reports_and_sees_what_came_of_it(self, unit, citizen):
        scale = an_instrument(unit)
        form = citizen.get(url("citizen_report_send"), {"code": scale.tag})
        assert "Packaged goods (BDKT)" in text(form)
        assert "Pasar Mojosari" in text(form)
        assert "Susi" not in text(form)
        address = f"{url('citizen_report_send')}?code={scale.tag}"
        sent = text(citizen.post(address, typed()))
        report = CitizenReport.objects.get()
        assert (report.instrument, report.agency) == (scale, unit.agency)
        assert report.ticket in sent
        page = url("citizen_report_outcome", report.ticket)
        secret = citizen_reports.secret_for(report.key)
        assert f"{secret[:4]} {secret[4:]}" in sent
        assert "Received" not in text(citizen.get(page))
        wrong = citizen.post(page, {"secret": "AAAA AAAA"})
        assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Received" in text(citizen.post(page, {"secret": secret.lower()}))
        citizen_reports.answer_report(
            actor=unit.at("chief"), report_id=report.pk, answer="Timbangan disegel."
        )
        assert "Timbangan disegel." in text(citizen.post(page, {"secret": secret}))

    def test_the_promised_day_stays_while_officials_go_there(self, unit, market, citizen):
        report = a_report(unit).report
        plan = browser(unit, "counter").get(url("citizen_report", report.pk))
        assert "Plan an inspection: Only these roles may do this" in text(plan)
        assigned(unit, market, report_id=report.pk)
        secret = citizen_reports.secret_for(report.key)
        told = citizen.post(url("citizen_report_outcome", report.ticket), {"secret": secret})
        assert "looks at it by" in text(told)

    def test_is_read_and_sent_in_another_language(self, unit, client):
        scale = an_instrument(unit)
        form = client.get(url("citizen_report_send"), {"code": scale.tag})
        assert f'href="?code={scale.tag}&amp;lang=en"' in text(form)
        address = f"{url('citizen_report_send')}?code={scale.tag}&lang=en"
        sent = text(client.post(address, typed()))
        assert "Your report has arrived" in sent
        # The secret is shown once: nothing on the page leads away from it but its own link.
        assert "hreflang" not in sent
        ticket = CitizenReport.objects.get().ticket
        assert f'{url("citizen_report_outcome", ticket)}?lang=en">' in sent
        found = client.get(url("citizen_report_ticket"), {"ticket": ticket, "lang": "en"})
        assert found["Location"] == f"{url('citizen_report_outcome', ticket)}?lang=en"
        assert "What came of your report" in text(client.get(found["Location"]))

    def test_without_a_code_a_unit_is_chosen(self, unit, citizen):
        an_instrument(unit)
        assert unit.government.name in text(citizen.get(url("citizen_report_send")))
        citizen.post(url("citizen_report_send"), typed(agency=unit.agency.pk))
        assert CitizenReport.objects.get().instrument is None

    @pytest.mark.parametrize(
        "bad",
        [{"concern": "x"}, {"happened_on": "morgen"}, {"where": ""}, {"key": "1"}, {"agency": "0"}],
    )
    def test_what_is_missing_is_said(self, unit, citizen, bad):
        an_instrument(unit)
        response = citizen.post(url("citizen_report_send"), typed(agency=unit.agency.pk) | bad)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Nothing is sent yet" in text(response)
        assert not CitizenReport.objects.exists()

    def test_a_day_to_come_is_named_at_its_field(self, unit, citizen):
        an_instrument(unit)
        tomorrow = (TODAY + timedelta(days=1)).isoformat()
        form = typed(agency=unit.agency.pk, happened_on=tomorrow, text="Kurang 100 g")
        page = text(citizen.post(url("citizen_report_send"), form))
        assert "does not fit" in page.partition("<form")[0]
        at_field = page.partition('for="id_happened_on"')[2].partition("</ul>")[0]
        assert "This day lies ahead" in at_field
        assert tomorrow in page
        assert "Kurang 100 g" in page
        assert not CitizenReport.objects.exists()

    def test_a_photo_that_a_refusal_loses_is_asked_for_again(self, unit, citizen):
        an_instrument(unit)
        photo = SimpleUploadedFile("foto.png", b"x")
        form = typed(agency=unit.agency.pk, where="", photo=photo)
        assert "Choose the photo once more" in text(citizen.post(url("citizen_report_send"), form))

    def test_two_clicks_at_once_give_one_ticket(self, unit, citizen, monkeypatch):
        an_instrument(unit)
        form = typed(agency=unit.agency.pk)
        first = a_report(unit, key=uuid.UUID(form["key"]))
        missed = iter([CitizenReport.objects.none(), CitizenReport.objects.all()])
        monkeypatch.setattr(citizen_reports, "sent_before", lambda key: next(missed).first())
        assert first.report.ticket in text(citizen.post(url("citizen_report_send"), form))
        assert CitizenReport.objects.count() == 1

    def test_a_ticket_is_looked_up(self, unit, citizen):
        ticket = a_report(unit).report.ticket
        found = citizen.get(
            url("citizen_report_ticket"), {"ticket": f" {ticket[:4].lower()} {ticket[4:]}"}
        )
        assert found["Location"] == url("citizen_report_outcome", ticket)
        for wrong in ("R00000000", "abc", "\x00"):
            response = citizen.get(url("citizen_report_ticket"), {"ticket": wrong})
            assert response.status_code == HTTPStatus.NOT_FOUND
        assert citizen.get(url("citizen_report_outcome", "abc")).status_code == HTTPStatus.NOT_FOUND

    def test_is_small_and_not_kept(self, unit, citizen):
        an_instrument(unit)
        response = citizen.get(url("citizen_report_send"))
        assert len(response.content) < LARGEST
        assert "no-store" in response["Cache-Control"]


class TestPagesOfTheUnit:
    def test_the_photo_of_a_stranger_is_for_who_handles_it(self, unit):

        report = a_report(unit, photo=SimpleUploadedFile("foto.png", PNG)).report
        address = url("citizen_report_photo", report.pk)
        assert browser(unit, "counter").get(address).status_code == HTTPStatus.OK
        assert browser(unit, "staff").get(address).status_code == HTTPStatus.FORBIDDEN
        assert browser(unit, "stranger").get(address).status_code == HTTPStatus.NOT_FOUND

    def test_the_contact_is_shown_to_who_handles_it(self, unit):
        report = a_report(unit, contact="0812 3456").report
        assert "0812 3456" in text(browser(unit, "counter").get(url("citizen_report", report.pk)))
        assert "0812 3456" not in text(browser(unit, "staff").get(url("citizen_report", report.pk)))

    def test_it_is_answered_on_its_page(self, unit):
        report = a_report(unit).report
        browser(unit, "counter").post(
            url("citizen_report_answer", report.pk),
            {"version": report.version, "answer": "Sudah dicek."},
        )
        assert stands(report) == "answered"

    def test_its_history_begins_with_a_whole_sentence(self, unit):
        page = text(browser(unit, "counter").get(url("citizen_report", a_report(unit).report.pk)))
        assert "The report of a citizen came in, without an account" in page

    def test_its_moment_is_told_with_the_zone(self, unit):
        page = text(browser(unit, "counter").get(url("citizen_report", a_report(unit).report.pk)))
        received = page.partition("<dt>Received</dt>")[2]
        assert " WIB" in received.partition("</dd>")[0]


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        ("0812", True),
        ("0812 3456 7890", False),
        ("(0321) 123456", False),
        ("susi@example.id", False),
        ("Kios B-12, sesudah jam 5", False),
        ("", False),
    ],
)
def test_a_number_that_reaches_nobody_is_told_at_once(typed, is_told):
    form = PublicReportForm({"contact": typed})
    assert ("contact" in form.errors) is is_told

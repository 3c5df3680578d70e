"""The pages of agreements: they work, strangers find nothing, readers may not write."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from teraju.modules.cooperation.models import LegalBasis, Output
from teraju.modules.cooperation.tests.factories import (
    AgreementFactory,
    PartyFactory,
    PlanTaskFactory,
    SignedFactory,
)
from teraju.modules.cooperation.tests.linked import KIND, offered, record
from teraju.platform.accounts.tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db

HTML = '<script>alert("x")</script><b onclick=x>'
TODAY = date(2018, 10, 1)
TEXTS = ("title", "number", "counterpart_number", "place", "scope", "funds", "contacts")


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def home(office):
    return office


@pytest.fixture
def draft(ready):
    return ready


def text(response):
    return response.content.decode()


FORMS = [
    "cooperation_change",
    "cooperation_send",
    "cooperation_sign",
    "cooperation_cancel",
    "cooperation_party_add",
    "cooperation_basis_add",
    "cooperation_task_add",
]
SIGNED_FORMS = [
    "cooperation_details",
    "cooperation_end",
    "cooperation_renew",
    "cooperation_publish",
    "cooperation_withdraw",
    "cooperation_output_add",
    "cooperation_evaluation_add",
]


class TestEveryForm:
    @pytest.mark.parametrize("name", FORMS + SIGNED_FORMS)
    def test_opens_for_the_head_and_for_nobody_else(self, home, draft, signed, name):
        target = draft if name in FORMS else signed
        url = reverse(name, args=[target.pk])
        assert home.head.get(url).status_code == HTTPStatus.OK
        assert home.reader.get(url).status_code == HTTPStatus.FORBIDDEN
        assert home.reader.post(url, {}).status_code == HTTPStatus.FORBIDDEN
        assert home.stranger.get(url).status_code == HTTPStatus.NOT_FOUND
        assert home.stranger.post(url, {}).status_code == HTTPStatus.NOT_FOUND
        assert home.guest.get(url).status_code == HTTPStatus.NOT_FOUND
        assert Client().get(url).status_code == HTTPStatus.FOUND

    @pytest.mark.parametrize(
        "name",
        [
            "cooperation_task_change",
            "cooperation_task_done",
            "cooperation_task_drop",
            "cooperation_task_reopen",
            "cooperation_party_change",
            "cooperation_party_remove",
            "cooperation_basis_remove",
            "cooperation_output_remove",
        ],
    )
    def test_of_a_part_too(self, home, draft, signed, name):
        parts = {
            "task": lambda: PlanTaskFactory(agreement=signed),
            "party": lambda: PartyFactory(agreement=draft),
            "basis": lambda: LegalBasis.objects.create(agreement=draft, title="UU"),
            "output": lambda: Output.objects.create(
                agreement=signed, kind=KIND, target_id=5, linked_on=TODAY
            ),
        }
        url = reverse(name, args=[parts[name.split("_")[1]]().pk])
        assert home.head.get(url).status_code == HTTPStatus.OK
        assert home.reader.get(url).status_code == HTTPStatus.FORBIDDEN
        assert home.stranger.get(url).status_code == HTTPStatus.NOT_FOUND
        assert home.stranger.post(url, {}).status_code == HTTPStatus.NOT_FOUND


class TestRegister:
    def test_lists_searches_and_filters(self, home, draft, signed):
        other = SignedFactory(
            agency=home.agency, title="Kerja sama pasar", kind="kesepakatan_bersama"
        )
        SignedFactory(title="Milik orang lain")
        url = reverse("cooperation_agreements")
        page = text(home.reader.get(url))
        assert draft.title in page
        assert other.title in page
        assert "Milik orang lain" not in page
        assert other.title not in text(home.reader.get(url, {"q": signed.number}))
        assert draft.title not in text(home.reader.get(url, {"status": "active"}))
        assert signed.title not in text(home.reader.get(url, {"kind": "kesepakatan_bersama"}))
        assert draft.title in text(home.reader.get(url, {"agency": home.agency.pk}))
        assert draft.title not in text(home.reader.get(url, {"agency": "own"}))

    def test_tells_what_ends(self, home, signed):
        soon = SignedFactory(agency=home.agency, ends_on=date(2018, 12, 1))
        over = SignedFactory(agency=home.agency, ends_on=date(2018, 9, 1))
        url = reverse("cooperation_agreements")
        for value, shown in (("soon", soon), ("expired", over), ("open", signed)):
            page = text(home.reader.get(url, {"end": value}))
            assert [one.title for one in (soon, over, signed) if one.title in page] == [shown.title]

    def test_tells_a_reader_why_there_is_no_button(self, home):
        page = text(home.reader.get(reverse("cooperation_agreements")))
        assert "Only these roles may do this" in page

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_is_taken_away_as_a_file(self, home, signed, kind):
        answer = home.reader.get(reverse("cooperation_agreements"), {"format": kind})
        assert answer.status_code == HTTPStatus.OK
        assert kind != "csv" or signed.title in text(answer)

    @pytest.mark.parametrize("name", ["cooperation_agreements", "cooperation_tasks"])
    def test_asks_at_most_ten_questions_for_any_number_of_rows(
        self, home, name, django_assert_max_num_queries
    ):
        counts = []
        for batch in (3, 27):
            for agreement in SignedFactory.create_batch(batch, agency=home.agency):
                PlanTaskFactory(agreement=agreement)
            with django_assert_max_num_queries(10) as captured:
                home.reader.get(reverse(name))
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestRecord:
    def test_shows_what_there_is(self, home, signed):
        task = PlanTaskFactory(agreement=signed, due=date(2018, 9, 1))
        child = SignedFactory(agency=home.agency, parent=signed)
        hidden = SignedFactory(agency=AgencyFactory(government=home.government), parent=signed)
        LegalBasis.objects.create(agreement=signed, title="UU 20/2014")
        page = text(home.reader.get(signed.get_absolute_url()))
        for words in (signed.number, task.title, child.title, "UU 20/2014", "late", "Kepala BSN"):
            assert words in page
        assert hidden.title not in page

    def test_hides_a_parent_that_the_reader_does_not_reach(self, home):
        above = SignedFactory(agency=AgencyFactory(government=home.government))
        below = SignedFactory(agency=home.agency, parent=above)
        page = text(home.reader.get(below.get_absolute_url()))
        assert above.title not in page
        assert "your roles do not reach" in page

    def test_is_nothing_for_strangers_and_guests(self, home, signed):
        for client in (home.stranger, home.guest):
            assert client.get(signed.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND

    def test_keeps_html_harmless_in_every_text(self, home):
        agreement = SignedFactory(
            agency=home.agency,
            **dict.fromkeys(
                ("title", "number", "counterpart_number", "place", "scope", "funds", "contacts"),
                HTML,
            ),
            is_public=True,
        )
        PartyFactory(
            agreement=agreement,
            name=HTML,
            legal_capacity=HTML,
            signatory_office=HTML,
            power_of_attorney=HTML,
        )
        PlanTaskFactory(
            agreement=agreement, title=HTML, owner_office=HTML, budget_source=HTML, note=HTML
        )
        LegalBasis.objects.create(agreement=agreement, title=HTML, about=HTML)
        pages = [
            agreement.get_absolute_url(),
            reverse("cooperation_agreements"),
            reverse("cooperation_tasks"),
            reverse("cooperation_plan", args=[agreement.pk]),
            reverse("cooperation_details", args=[agreement.pk]),
            reverse("cooperation_public", args=[home.government.slug]),
            reverse("cooperation_public_agreement", args=[home.government.slug, agreement.pk]),
        ]
        for url in pages:
            page = text(home.head.get(url))
            assert HTML not in page, url
            assert escape(HTML) in page, url

    def test_warns_of_the_wrong_paper_and_of_odd_days(self, home, settings):
        settings.TERAJU_TODAY = date(2020, 3, 1)
        odd = SignedFactory(
            agency=home.agency, signed_on=date(2020, 1, 10), starts_on=date(2020, 1, 1)
        )
        page = text(home.reader.get(odd.get_absolute_url()))
        assert "Synergy note" in page
        assert "It starts before it was signed" in page

    def test_an_old_one_is_not_warned(self, home, signed):
        assert "Synergy note" not in text(home.reader.get(signed.get_absolute_url()))

    def test_names_what_is_missing_before_the_signing(self, home):
        empty = AgreementFactory(agency=home.agency)
        page = text(home.coordinator.get(empty.get_absolute_url()))
        assert "Name at least two parties." in page

    def test_shows_linked_records_and_survives_hidden_ones(self, home, signed):
        for pk in (5, 6):
            Output.objects.create(agreement=signed, kind=KIND, target_id=pk, linked_on=TODAY)
        with offered({5: record(5)}, home.government.pk):
            page = text(home.reader.get(signed.get_absolute_url()))
        assert "CERT-5" in page
        assert "A record that your roles do not reach" in page

    def test_asks_the_same_number_of_questions_for_any_number_of_parts(
        self, home, django_assert_max_num_queries
    ):
        counts = []
        for size in (3, 30):
            agreement = SignedFactory(agency=home.agency)
            PlanTaskFactory.create_batch(size, agreement=agreement, owner_agency=home.agency)
            SignedFactory.create_batch(size, agency=home.agency, parent=agreement)
            with django_assert_max_num_queries(30) as captured:
                home.head.get(agreement.get_absolute_url())
            counts.append(len(captured))
        assert counts[0] == counts[1]

"""The forms of agreements, the worksheet of the plan and the public page."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.cooperation.models import Agreement
from teraju.modules.cooperation.tests.factories import (
    AgreementFactory,
    PlanTaskFactory,
    SignedFactory,
)
from teraju.modules.cooperation.tests.linked import KIND, offered, record
from teraju.modules.standards.tests.factories import EditionFactory
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


def entries(**changes):
    values = {
        "kind": "mou",
        "title": "Nota baru",
        "council_consent": "not_needed",
        "reminder_days": "180, 90, 30",
    }
    return {**values, **changes}


class TestAdd:
    url = "/agreements/add/"

    def test_saves_a_draft_and_a_repeated_click_finds_it(self, home):
        edition = EditionFactory()
        sent = entries(
            agency=home.agency.pk,
            editions=[edition.pk],
            once="6a1f0f5e-6f0a-4a43-9a37-6d2d3a4d8f11",
        )
        first = home.coordinator.post(self.url, sent)
        second = home.coordinator.post(self.url, sent)
        made = Agreement.objects.get()
        assert first.headers["Location"] == second.headers["Location"] == made.get_absolute_url()
        assert made.government == home.government
        assert list(made.editions.all()) == [edition]

    def test_the_secretariat_drafts_for_the_government(self, home):
        home.administrator.post(self.url, entries())
        assert Agreement.objects.get().agency is None

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"title": ""}, "This field is required"),
            ({"kind": "handshake"}, "Select a valid choice"),
            ({"agency": ""}, "This field is required"),
            ({"agency": "999999"}, "Select a valid choice"),
            ({"parent": "999999"}, "Select a valid choice"),
            ({"editions": ["999999"]}, "999999 is not one of the available choices"),
            ({"starts_on": "2018-05-02", "ends_on": "2018-05-01"}, "must lie after the first"),
            ({"reminder_days": "soon"}, "Write up to six numbers"),
            ({"starts_on": "tomorrow"}, "Enter a valid date"),
        ],
    )
    def test_says_at_the_field_what_is_wrong_and_keeps_the_rest(self, home, changes, words):
        sent = entries(**{"agency": home.agency.pk, "scope": "Tetap tertulis", **changes})
        page = home.coordinator.post(self.url, sent)
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert words in text(page)
        assert "Tetap tertulis" in text(page)
        assert not Agreement.objects.exists()

    def test_refuses_ids_of_another_government(self, home):
        foreign = AgencyFactory()
        above = SignedFactory(agency=foreign)
        for changes in ({"agency": foreign.pk}, {"parent": above.pk}):
            sent = entries(**{"agency": home.agency.pk, **changes})
            page = home.coordinator.post(self.url, sent)
            assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
            assert above.title not in text(page)

    def test_is_for_who_drafts(self, home):
        assert home.reader.get(self.url).status_code == HTTPStatus.FORBIDDEN
        assert home.reader.post(self.url, entries()).status_code == HTTPStatus.FORBIDDEN


class TestChange:
    def test_saves_and_refuses_the_stale(self, home, draft):
        url = reverse("cooperation_change", args=[draft.pk])
        sent = entries(agency=home.agency.pk, version=1, title="Judul satu")
        assert home.head.post(url, sent).status_code == HTTPStatus.FOUND
        page = home.head.post(url, {**sent, "title": "Judul dua"})
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Somebody saved this record" in text(page)
        assert "Judul dua" in text(page)
        draft.refresh_from_db()
        assert draft.title == "Judul satu"


class TestSteps:
    def test_from_the_draft_to_the_public_and_the_end(self, home, draft):
        def post(client, name, **values):
            url = reverse(name, args=[draft.pk])
            answer = client.post(url, {"version": self.version(draft), **values})
            assert answer.status_code == HTTPStatus.FOUND, text(answer)

        post(home.coordinator, "cooperation_send")
        assert "Record the signing" in text(home.head.get("/"))
        assert "waits for signing since" in text(home.coordinator.get("/"))
        post(home.head, "cooperation_return", reason="Lampiran kurang")
        post(home.coordinator, "cooperation_send")
        post(home.head, "cooperation_sign", signed_on="2018-03-29")
        post(home.head, "cooperation_publish")
        public = reverse("cooperation_public_agreement", args=[home.government.slug, draft.pk])
        assert Client().get(public).status_code == HTTPStatus.OK
        post(home.head, "cooperation_withdraw")
        assert Client().get(public).status_code == HTTPStatus.NOT_FOUND
        post(home.head, "cooperation_end", closed_on="2018-09-30", reason="Selesai")
        page = text(home.reader.get(draft.get_absolute_url()))
        assert "recorded the end of the agreement" in page

    def version(self, agreement):
        return Agreement.objects.get(pk=agreement.pk).version

    @pytest.mark.parametrize(
        ("day", "words"),
        [
            ("2018-02-28", "cannot be signed before the agreement it stands under"),
            ("2018-10-02", "This day has not come yet"),
            ("", "This field is required"),
            ("31/31/2018", "Enter a valid date"),
        ],
    )
    def test_signing_days_before_their_predecessors_are_refused_at_the_field(
        self, home, draft, day, words
    ):
        Agreement.objects.filter(pk=draft.pk).update(
            parent=SignedFactory(government=home.government)
        )
        url = reverse("cooperation_sign", args=[draft.pk])
        page = home.head.post(url, {"version": 1, "signed_on": day})
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert words in text(page)

    def test_a_signing_that_is_not_ready_says_all_that_is_missing(self, home):
        empty = AgreementFactory(agency=home.agency)
        url = reverse("cooperation_sign", args=[empty.pk])
        page = home.head.post(url, {"version": 1, "signed_on": "2018-03-29"})
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Name at least two parties. Name this government as a party." in text(page)

    def test_a_past_agreement_may_be_signed_without_a_number(self, home, draft):
        url = reverse("cooperation_sign", args=[draft.pk])
        home.head.post(url, {"version": 1, "signed_on": "2018-03-29", "number_is_open": "on"})
        assert Agreement.objects.get(pk=draft.pk).number == ""
        assert "Not known; left open." in text(home.reader.get(draft.get_absolute_url()))

    def test_a_renewal_is_drafted(self, home, signed):
        url = reverse("cooperation_renew", args=[signed.pk])
        home.head.post(url, {"version": 1, "kind": "mou", "title": "Perpanjangan"})
        assert Agreement.objects.get(renewal_of=signed).title == "Perpanjangan"


class TestParts:
    def test_are_added_and_changed_by_forms(self, home, draft, signed):
        head = home.head
        party = {"partner": "third_party", "name": "PT Uji", "signatory_office": "Direktur"}
        head.post(reverse("cooperation_party_add", args=[draft.pk]), party)
        added = draft.parties.get(name="PT Uji")
        url = reverse("cooperation_party_change", args=[added.pk])
        head.post(url, {**party, "version": 1, "order": 3, "name": "PT Lain"})
        url = reverse("cooperation_party_remove", args=[added.pk])
        head.post(url, {"version": 1})
        assert draft.parties.count() == 2
        head.post(reverse("cooperation_basis_add", args=[draft.pk]), {"title": "UU 20/2014"})
        basis = draft.bases.get()
        head.post(reverse("cooperation_basis_remove", args=[basis.pk]), {"version": 1})
        assert not draft.bases.exists()
        head.post(reverse("cooperation_task_add", args=[signed.pk]), {"title": "Audit"})
        task = signed.tasks.get()
        url = reverse("cooperation_task_change", args=[task.pk])
        head.post(url, {"title": "Audit internal", "version": 1})
        url = reverse("cooperation_task_drop", args=[task.pk])
        head.post(url, {"version": 2, "reason": "Ditunda"})
        url = reverse("cooperation_task_reopen", args=[task.pk])
        head.post(url, {"version": 3})
        url = reverse("cooperation_task_done", args=[task.pk])
        home.owner.post(url, {"version": 4, "done_on": "2018-05-01"})
        task.refresh_from_db()
        assert (task.title, task.state) == ("Audit internal", "done")

    def test_an_output_is_chosen_from_what_is_offered(self, home, signed):
        url = reverse("cooperation_output_add", args=[signed.pk])
        with offered({5: record(5)}, home.government.pk):
            assert "Sertifikasi uji" in text(home.head.get(url))
            page = home.head.post(url, {"target": f"{KIND}:6"})
            assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
            home.head.post(url, {"target": f"{KIND}:5"})
        assert signed.outputs.get().target_id == 5

    def test_an_evaluation_of_a_wrong_year_is_refused_at_the_field(self, home, signed):
        url = reverse("cooperation_evaluation_add", args=[signed.pk])
        page = home.head.post(url, {"year": 2017, "result": "partly"})
        assert "was not in force in this year" in text(page)
        home.head.post(url, {"year": 2018, "result": "partly", "note": "Baik"})
        assert signed.evaluations.get().note == "Baik"


class TestPlanSheet:
    def row(self, task, **changes):
        return {
            "version": task.version,
            "due": "",
            "budget_source": "",
            "done_on": "",
            "note": "",
            **changes,
        }

    def test_saves_a_row_and_tells_the_progress(self, home, signed):
        task = PlanTaskFactory(agreement=signed)
        PlanTaskFactory(agreement=signed)
        url = reverse("cooperation_plan_row", args=[task.pk])
        page = home.head.post(url, self.row(task, done_on="2018-05-01", note="Selesai"))
        task.refresh_from_db()
        assert (task.state, task.note) == ("done", "Selesai")
        assert "1 of 2 filled in" in text(page)
        assert f'name="version" value="{task.version}"' in text(page)

    def test_says_in_the_row_what_is_wrong(self, home, signed):
        task = PlanTaskFactory(agreement=signed)
        url = reverse("cooperation_plan_row", args=[task.pk])
        page = home.head.post(url, self.row(task, done_on="2017-01-01", note="tetap"))
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "A task is not done before the agreement is signed." in text(page)
        assert 'value="tetap"' in text(page)
        answer = home.head.post(url, self.row(task, done_on="x"), headers={"HX-Request": "true"})
        assert answer.status_code == HTTPStatus.OK
        assert "Enter a valid date" in text(answer)

    def test_a_row_saved_by_somebody_else_is_not_overwritten(self, home, signed):
        task = PlanTaskFactory(agreement=signed)
        url = reverse("cooperation_plan_row", args=[task.pk])
        home.head.post(url, self.row(task, note="satu"))
        page = home.coordinator.post(url, self.row(task, note="dua"))
        assert "Somebody saved this record" in text(page)
        task.refresh_from_db()
        assert task.note == "satu"

    def test_who_only_does_a_task_cannot_move_its_day(self, home, signed):
        task = PlanTaskFactory(agreement=signed, due=date(2018, 5, 1))
        url = reverse("cooperation_plan_row", args=[task.pk])
        home.owner.post(url, self.row(task, due="2020-01-01", note="Berjalan"))
        task.refresh_from_db()
        assert (task.due, task.note) == (date(2018, 5, 1), "Berjalan")

    def test_is_nothing_for_strangers_and_closed_to_readers(self, home, signed):
        task = PlanTaskFactory(agreement=signed)
        sheet = reverse("cooperation_plan", args=[signed.pk])
        row = reverse("cooperation_plan_row", args=[task.pk])
        assert home.owner.get(sheet).status_code == HTTPStatus.OK
        assert home.reader.get(sheet).status_code == HTTPStatus.FORBIDDEN
        assert home.reader.post(row, self.row(task)).status_code == HTTPStatus.FORBIDDEN
        assert home.stranger.get(sheet).status_code == HTTPStatus.NOT_FOUND
        assert home.stranger.post(row, self.row(task)).status_code == HTTPStatus.NOT_FOUND

    def test_asks_the_same_number_of_questions_for_any_number_of_rows(
        self, home, django_assert_max_num_queries
    ):
        counts = []
        for size in (3, 30):
            agreement = SignedFactory(agency=home.agency)
            PlanTaskFactory.create_batch(size, agreement=agreement, owner_agency=home.agency)
            with django_assert_max_num_queries(10) as captured:
                home.head.get(reverse("cooperation_plan", args=[agreement.pk]))
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestPublicPage:
    def test_shows_what_was_released_and_nothing_more(self, home):
        shown = SignedFactory(
            agency=home.agency,
            is_public=True,
            contacts="0812-RAHASIA",
            funds="DANA-RAHASIA",
            scope="SPK",
        )
        hidden = SignedFactory(agency=home.agency)
        anybody = Client()
        page = text(anybody.get(reverse("cooperation_public", args=[home.government.slug])))
        assert shown.title in page
        assert hidden.title not in page
        url = reverse("cooperation_public_agreement", args=[home.government.slug, shown.pk])
        page = text(anybody.get(url))
        assert "SPK" in page
        assert "RAHASIA" not in page

    def test_keeps_to_its_government(self, home):
        foreign = SignedFactory(is_public=True)
        slug = home.government.slug
        url = reverse("cooperation_public_agreement", args=[slug, foreign.pk])
        assert Client().get(url).status_code == HTTPStatus.NOT_FOUND
        assert foreign.title not in text(Client().get(reverse("cooperation_public", args=[slug])))
        assert Client().get("/agreements/public/nowhere/").status_code == HTTPStatus.NOT_FOUND

    def test_pages_with_the_same_number_of_questions(self, home, django_assert_max_num_queries):
        SignedFactory.create_batch(30, agency=home.agency, is_public=True)
        with django_assert_max_num_queries(4):
            page = text(Client().get(reverse("cooperation_public", args=[home.government.slug])))
        assert "?page=2" in page

"""The pages of programmes and templates."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from teraju.modules.cooperation.models import (
    Programme,
    ProgrammeLink,
    ProgrammeStep,
    ProgrammeTemplate,
)
from teraju.modules.cooperation.tests.factories import ProgrammeFactory, SignedFactory
from teraju.modules.cooperation.tests.linked import KIND, offered, reached, record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.papers.models import Paper

pytestmark = pytest.mark.django_db

HTML = '<script>alert("x")</script>'
TODAY = date(2019, 1, 20)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def home(office):
    return office


@pytest.fixture
def programme(home):
    mou = SignedFactory(government=home.government)
    pks = SignedFactory(agency=home.agency, parent=mou)
    home.head.post(
        reverse("cooperation_programme_add"),
        {"agency": home.agency.pk, "title": "Inspektorat", "agreement": pks.pk},
    )
    return Programme.objects.get()


def text(response):
    return response.content.decode()


def step(programme, code):
    return programme.steps.get(code=code)


MANAGED = [
    "cooperation_programme_change",
    "cooperation_programme_finish",
    "cooperation_programme_stop",
    "cooperation_step_add",
    "cooperation_link_add",
    "cooperation_template_add",
]


class TestForms:
    @pytest.mark.parametrize("name", [*MANAGED, "cooperation_summary"])
    def test_open_for_the_head_and_for_nobody_else(self, home, programme, name):
        url = reverse(name, args=[programme.pk])
        assert home.head.get(url).status_code == HTTPStatus.OK
        coordinator = HTTPStatus.OK if name in MANAGED else HTTPStatus.FORBIDDEN
        assert home.coordinator.get(url).status_code == coordinator
        assert home.reader.get(url).status_code == HTTPStatus.FORBIDDEN
        assert home.reader.post(url, {}).status_code == HTTPStatus.FORBIDDEN
        assert home.stranger.get(url).status_code == HTTPStatus.NOT_FOUND
        assert home.stranger.post(url, {}).status_code == HTTPStatus.NOT_FOUND
        assert Client().get(url).status_code == HTTPStatus.FOUND

    @pytest.mark.parametrize(
        "name",
        [
            "cooperation_step_change",
            "cooperation_step_reached",
            "cooperation_step_remove",
            "cooperation_link_remove",
        ],
    )
    def test_of_parts_too(self, home, programme, name):
        link = ProgrammeLink.objects.create(programme=programme, kind=KIND, target_id=7)
        part = link if "link" in name else step(programme, "awareness")
        url = reverse(name, args=[part.pk])
        assert home.head.get(url).status_code == HTTPStatus.OK
        assert home.reader.get(url).status_code == HTTPStatus.FORBIDDEN
        assert home.stranger.get(url).status_code == HTTPStatus.NOT_FOUND
        assert home.stranger.post(url, {}).status_code == HTTPStatus.NOT_FOUND

    def test_refuse_ids_of_another_government(self, home):
        foreign = AgencyFactory()
        above = SignedFactory(agency=foreign)
        template = ProgrammeTemplate(government=foreign.government, name="Asing")
        template.touch(person(Role.STAFF).created_at)
        template.save()
        url = reverse("cooperation_programme_add")
        for changes in (
            {"agency": foreign.pk},
            {"agreement": above.pk},
            {"template": template.pk},
        ):
            sent = {"agency": home.agency.pk, "title": "x", **changes}
            page = home.head.post(url, sent)
            assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
            assert "Select a valid choice" in text(page)
        assert not Programme.objects.exists()


class TestRecord:
    def test_shows_the_way_and_where_its_days_come_from(self, home, programme):
        ProgrammeLink.objects.create(programme=programme, kind=KIND, target_id=7)
        found = record(7, reached("stage_1", date(2018, 11, 12)))
        with offered({7: found}, home.government.pk):
            page = text(home.reader.get(programme.get_absolute_url()))
        assert "CERT-7" in page
        assert "12 November 2018" in page
        assert "<svg" in page
        assert "From MoU to certificate" in page

    def test_keeps_html_harmless(self, home):
        programme = ProgrammeFactory(agency=home.agency, title=HTML)
        ProgrammeStep.objects.create(
            programme=programme, order=1, code="own", title=HTML, source="hand", note=HTML
        )
        for url in (programme.get_absolute_url(), reverse("cooperation_programmes")):
            page = text(home.head.get(url))
            assert HTML not in page
            assert escape(HTML) in page

    def test_asks_the_same_number_of_questions_for_any_number_of_steps(
        self, home, django_assert_max_num_queries
    ):
        counts = []
        for size in (3, 30):
            programme = ProgrammeFactory(agency=home.agency)
            for order in range(1, size + 1):
                ProgrammeStep.objects.create(
                    programme=programme, order=order, code="own", title="x", source="hand"
                )
            with django_assert_max_num_queries(20) as captured:
                home.head.get(programme.get_absolute_url())
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestRegisters:
    def test_list_search_and_filter(self, home, programme):
        foreign = ProgrammeFactory(title="Milik orang lain")
        url = reverse("cooperation_programmes")
        page = text(home.reader.get(url))
        assert programme.title in page
        assert foreign.title not in page
        assert programme.title not in text(home.reader.get(url, {"status": "finished"}))

    def test_ask_at_most_ten_questions_for_any_number_of_rows(
        self, home, django_assert_max_num_queries
    ):
        counts = []
        for batch in (3, 27):
            ProgrammeFactory.create_batch(batch, agency=home.agency)
            with django_assert_max_num_queries(10) as captured:
                home.reader.get(reverse("cooperation_programmes"))
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestTheWholeWay:
    def test_to_a_template_and_a_signed_summary(self, home, programme):
        head = home.head
        for code in ("awareness", "gap_assessment", "internal_audit", "management_review"):
            url = reverse("cooperation_step_reached", args=[step(programme, code).pk])
            assert head.post(url, {"reached_on": "2018-09-14"}).status_code == HTTPStatus.FOUND
        days = [
            reached(c, date(2018, 12, 20))
            for c in ("application", "stage_1", "stage_2", "decision")
        ]
        with offered({7: record(7, *days)}, home.government.pk):
            url = reverse("cooperation_programme_finish", args=[programme.pk])
            page = head.post(url, {"version": 1, "closed_on": "2019-01-20"})
            assert "Still open:" in text(page)
            link = reverse("cooperation_link_add", args=[programme.pk])
            head.post(link, {"target": f"{KIND}:7"})
            answer = head.post(url, {"version": 1, "closed_on": "2019-01-20"})
            assert answer.status_code == HTTPStatus.FOUND, text(answer)
            record_page = reverse("cooperation_programme", args=[programme.pk])
            assert "A summary is a signed PDF" in text(head.get(record_page))
            head.post(reverse("cooperation_summary", args=[programme.pk]), {"language": "id"})
            head.post(reverse("cooperation_template_add", args=[programme.pk]), {"name": "Pola"})
        paper = Paper.objects.get()
        assert "<h2>Signed summaries</h2>" in text(head.get(record_page))
        assert paper.title in text(head.get(record_page))
        assert Client().get(f"/v/{paper.code}").status_code == HTTPStatus.OK
        template = ProgrammeTemplate.objects.get()
        assert "280" not in text(head.get(reverse("cooperation_templates")))
        assert "97 days before the certificate" in text(head.get(template.get_absolute_url()))
        sent = {
            "agency": home.agency.pk,
            "title": "Berikut",
            "template": template.pk,
            "wished_on": "2019-02-01",
        }
        answer = head.post(reverse("cooperation_programme_add"), sent, follow=True)
        assert "the planned day lies in the past" in text(answer)

    def test_steps_in_the_future_are_refused_at_the_field(self, home, programme):
        url = reverse("cooperation_step_reached", args=[step(programme, "awareness").pk])
        page = home.head.post(url, {"reached_on": "2030-01-01"})
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "This day has not come yet." in text(page)

    def test_steps_come_and_go(self, home, programme):
        url = reverse("cooperation_step_add", args=[programme.pk])
        home.head.post(url, {"title": "Studi tiru", "after_order": 2})
        added = programme.steps.get(title="Studi tiru")
        assert added.order == 3
        home.head.post(
            reverse("cooperation_step_change", args=[added.pk]),
            {"title": "Studi banding", "planned_on": "2019-03-01"},
        )
        added.refresh_from_db()
        assert added.planned_on == date(2019, 3, 1)
        home.head.post(reverse("cooperation_step_remove", args=[added.pk]), {"version": 1})
        assert not programme.steps.filter(pk=added.pk).exists()

    def test_a_template_is_withdrawn_by_the_secretariat(self, home):
        template = ProgrammeTemplate(government=home.government, name="Pola")
        template.touch(person(Role.STAFF).created_at)
        template.save()
        url = reverse("cooperation_template_withdraw", args=[template.pk])
        assert home.head.get(url).status_code == HTTPStatus.FORBIDDEN
        assert home.stranger.get(url).status_code == HTTPStatus.NOT_FOUND
        assert home.secretary.post(url, {"version": 1}).status_code == HTTPStatus.FOUND
        assert "No programme starts with it" in text(home.head.get(template.get_absolute_url()))

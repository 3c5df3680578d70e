"""The pages of standards."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import escape

from teraju.modules.standards.models import Edition, Scheme
from teraju.modules.standards.tests.factories import (
    EditionFactory,
    RequirementFactory,
    StandardFactory,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person, viewer
from teraju.platform.search.api import search

pytestmark = pytest.mark.django_db

HTML = '<script>alert("x")</script>'


@pytest.fixture
def reader(client):
    client.force_login(person(Role.STAFF))
    client.cookies["language"] = "en"
    return client


class TestRegister:
    def test_lists_searches_and_filters(self, reader):
        quality = EditionFactory(edition="2015")
        bribery = EditionFactory(
            edition="2016", standard=StandardFactory(scheme=Scheme.ANTI_BRIBERY)
        )
        page = reader.get(reverse("standards")).content.decode()
        assert quality.designation in page
        assert bribery.designation in page
        page = reader.get(reverse("standards"), {"scheme": "anti_bribery"}).content.decode()
        assert quality.designation not in page
        page = reader.get(reverse("standards"), {"q": quality.sni_designation}).content.decode()
        assert bribery.designation not in page

    def test_tells_what_is_in_force(self, reader):
        withdrawn = EditionFactory(withdrawn_on=date(2016, 1, 1))
        current = EditionFactory()
        page = reader.get(reverse("standards"), {"force": "no"}).content.decode()
        assert withdrawn.designation in page
        assert current.designation not in page
        page = reader.get(reverse("standards"), {"force": "yes"}).content.decode()
        assert withdrawn.designation not in page
        assert current.designation in page

    def test_tells_whose_requirements_are_recorded(self, reader):
        RequirementFactory(is_assessed=False)
        page = reader.get(reverse("standards")).content.decode()
        assert 'data-label="Requirements recorded">no<' in page
        RequirementFactory(edition=Edition.objects.get())
        page = reader.get(reverse("standards"), {"sort": "requirements"}).content.decode()
        assert 'data-label="Requirements recorded">yes<' in page

    def test_asks_for_a_log_in(self, client):
        assert client.get(reverse("standards")).status_code == 302

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_is_taken_away_as_a_file(self, reader, kind):
        EditionFactory()
        assert reader.get(reverse("standards"), {"format": kind}).status_code == 200

    def test_asks_the_same_number_of_questions_for_any_number_of_rows(
        self, reader, django_assert_max_num_queries
    ):
        EditionFactory.create_batch(30)
        with django_assert_max_num_queries(10):
            reader.get(reverse("standards"))


class TestRecord:
    def test_shows_the_facts_and_keeps_html_harmless(self, reader):
        edition = EditionFactory(source=HTML, note_en=HTML, note_id=HTML)
        other = EditionFactory(standard=edition.standard, edition="2026")
        page = reader.get(reverse("standard_edition", args=[edition.pk])).content.decode()
        assert escape(HTML) in page
        assert HTML not in page
        assert other.get_absolute_url() in page

    def test_is_not_there_for_an_unknown_number(self, reader):
        assert reader.get(reverse("standard_edition", args=[99999])).status_code == 404


def test_is_found_by_the_search_box():
    edition = EditionFactory()
    groups = search(viewer(Role.STAFF), edition.sni_designation)
    assert edition.designation in [hit.title for group in groups for hit in group.hits]

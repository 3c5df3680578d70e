"""The pages of requirements and topics, and the comparison of two editions."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.html import escape

from teraju.modules.standards.models import Documented, Exclusion, Requirement
from teraju.modules.standards.services import load_catalogue
from teraju.modules.standards.tests.factories import (
    EditionFactory,
    RequirementFactory,
    StandardFactory,
    TopicFactory,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person, viewer
from teraju.platform.organisation.tests.factories import AgencyFactory
from teraju.platform.search.api import search

pytestmark = pytest.mark.django_db

HTML = '<script>alert("x")</script>'


@pytest.fixture
def reader(client):
    client.force_login(person(Role.STAFF))
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def guest(client):
    agency = AgencyFactory()
    client.force_login(person(Role.BSN_COACH, agency=agency))
    client.cookies["language"] = "en"
    return client


def page_of(client, name, *args, **params) -> str:
    answer = client.get(reverse(name, args=args), params)
    assert answer.status_code == 200
    return answer.content.decode()


class TestTree:
    def test_shows_what_an_edition_asks_by_chapter(self, reader):
        topic = TopicFactory()
        edition = EditionFactory()
        chapter = RequirementFactory(edition=edition, number="8", is_assessed=False)
        leaf = RequirementFactory(
            edition=edition,
            number="8.2",
            parent=chapter,
            topics=[topic],
            confirmed=False,
            documented=Documented.MAINTAIN,
            exclusion=Exclusion.LOW_RISK,
        )
        page = page_of(reader, "standard_edition", edition.pk)
        for text in (
            chapter.title_en,
            leaf.title_en,
            leaf.asks_en,
            topic.title_en,
            "maintain a document · triggered by more than low bribery risk",
            "unconfirmed",
            leaf.get_absolute_url(),
            topic.get_absolute_url(),
        ):
            assert text in page

    def test_is_searched_and_keeps_the_headings_of_what_it_finds(self, reader):
        load_catalogue()
        pk = Requirement.objects.filter(edition__edition="2016").first().edition_id
        page = page_of(reader, "standard_edition", pk, q="hadiah")
        assert "Gifts, hospitality and donations" in page
        assert "Operation" in page
        assert "Raising concerns" not in page
        assert "Raising concerns" in page_of(reader, "standard_edition", pk, q="8.9")
        assert "Nothing matches" in page_of(reader, "standard_edition", pk, q="zzz")

    def test_says_that_requirements_are_not_recorded(self, reader):
        page = page_of(reader, "standard_edition", EditionFactory().pk)
        assert "not recorded yet" in page

    def test_leads_to_the_comparison_with_others(self, reader):
        ours, theirs = RequirementFactory().edition, RequirementFactory().edition
        address = f"{reverse('standards_compare')}?left={ours.pk}&right={theirs.pk}"
        assert escape(address) in page_of(reader, "standard_edition", ours.pk)

    def test_asks_few_questions_of_a_whole_catalogue(self, reader, django_assert_max_num_queries):
        load_catalogue()
        pk = Requirement.objects.filter(edition__edition="2015").first().edition_id
        page_of(reader, "standard_edition", pk)
        with django_assert_max_num_queries(10):
            page = page_of(reader, "standard_edition", pk)
        assert len(page.encode()) < 100_000


class TestRequirements:
    def test_lists_searches_and_filters(self, reader):
        topic = TopicFactory()
        heading = RequirementFactory(number="8", is_assessed=False)
        one = RequirementFactory(
            edition=heading.edition, number="8.2", topics=[topic], asks_id="Teliti rekanan."
        )
        other = RequirementFactory(
            number="10.1", documented=Documented.NONE, confirmed=False, exclusion=Exclusion.NEVER
        )
        page = page_of(reader, "standard_requirements")
        assert one.title_en in page
        assert other.title_en in page
        assert f">{heading.title_en}<" not in page
        for params, found, missing in (
            ({"q": "rekanan"}, one, other),
            ({"edition": other.edition_id}, other, one),
            ({"chapter": "8"}, one, other),
            ({"chapter": "10"}, other, one),
            ({"topic": topic.code}, one, other),
            ({"documented": "none"}, other, one),
            ({"exclusion": "justified"}, one, other),
            ({"confirmed": "no"}, other, one),
        ):
            page = page_of(reader, "standard_requirements", **params)
            assert found.get_absolute_url() in page, params
            assert missing.get_absolute_url() not in page, params

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    @pytest.mark.parametrize("name", ["standard_requirements", "standard_topics"])
    def test_is_taken_away_as_a_file(self, reader, name, kind):
        RequirementFactory(topics=[TopicFactory()])
        assert reader.get(reverse(name), {"format": kind}).status_code == 200

    @pytest.mark.parametrize(
        "name", ["standards", "standard_requirements", "standard_topics", "standards_compare"]
    )
    def test_asks_the_same_number_of_questions_for_any_number_of_rows(
        self, reader, name, django_assert_max_num_queries
    ):
        load_catalogue()
        with django_assert_max_num_queries(10):
            page_of(reader, name)

    @pytest.mark.parametrize(
        "name", ["standards", "standard_requirements", "standard_topics", "standards_compare"]
    )
    def test_asks_for_a_log_in(self, client, name):
        assert client.get(reverse(name)).status_code == 302

    def test_shows_one_with_its_topics_and_what_others_ask(self, reader):
        topic = TopicFactory()
        ours = RequirementFactory(number="8.4", topics=[topic], asks_en=HTML)
        same = RequirementFactory(number="8.2", topics=[topic])
        trap = RequirementFactory(number="8.4", topics=[TopicFactory()])
        page = page_of(reader, "standard_requirement", ours.pk)
        assert escape(HTML) in page
        assert HTML not in page
        assert topic.record_en in page
        assert same.get_absolute_url() in page
        assert trap.get_absolute_url() not in page

    def test_shows_the_parts_of_a_heading(self, reader):
        heading = RequirementFactory(number="8", is_assessed=False)
        part = RequirementFactory(number="8.1", edition=heading.edition, parent=heading)
        assert part.asks_en in page_of(reader, "standard_requirement", heading.pk)
        assert heading.get_absolute_url() in page_of(reader, "standard_requirement", part.pk)

    @pytest.mark.parametrize("name", ["standard_requirement", "standard_topic"])
    def test_is_not_there_for_an_unknown_number(self, reader, name):
        assert reader.get(reverse(name, args=[99999])).status_code == 404


class TestTopics:
    def test_lists_which_editions_ask_under_which_number(self, reader):
        topic, other = TopicFactory(chapter="9"), TopicFactory(is_restricted=True)
        one = RequirementFactory(number="9.2.1", topics=[topic])
        RequirementFactory(number="9.2.2", edition=one.edition, topics=[topic])
        page = page_of(reader, "standard_topics")
        assert f"{one.edition}: 9.2.1, 9.2.2" in page
        assert other.title_en in page
        for params in ({"chapter": "9"}, {"edition": one.edition_id}, {"q": topic.title_en}):
            page = page_of(reader, "standard_topics", **params)
            assert topic.title_en in page
            assert other.title_en not in page
        assert topic.title_en not in page_of(reader, "standard_topics", owner="upg_officer")

    def test_shows_one_with_everything_that_stands_under_it(self, reader):
        topic = TopicFactory(is_restricted=True)
        ones = [RequirementFactory(topics=[topic]) for _ in range(2)]
        page = page_of(reader, "standard_topic", topic.pk)
        for one in ones:
            assert one.get_absolute_url() in page
            assert str(one.edition) in page
        assert "do not see what was proved" in page


class TestCompare:
    @pytest.fixture
    def sides(self):
        shared, left, right = TopicFactory(), TopicFactory(), TopicFactory()
        ours = RequirementFactory(number="8.2", topics=[shared])
        RequirementFactory(edition=ours.edition, number="8.4", topics=[left])
        theirs = RequirementFactory(number="4.1", topics=[shared])
        RequirementFactory(edition=theirs.edition, number="8.4", topics=[right])
        return ours.edition, theirs.edition, shared, left, right

    def test_shows_what_both_or_only_one_ask(self, reader, sides):
        ours, theirs, shared, left, right = sides
        pair = {"left": ours.pk, "right": theirs.pk}
        page = page_of(reader, "standards_compare", **pair)
        for text in ("all topics: 3", "both: 1", "only the first: 1", "only the second: 1"):
            assert text in page
        for relation, topic in (("shared", shared), ("left_only", left), ("right_only", right)):
            page = page_of(reader, "standards_compare", **pair, relation=relation)
            shown = [one for one in (shared, left, right) if one.get_absolute_url() in page]
            assert shown == [topic]

    def test_warns_of_the_same_number_for_another_thing(self, reader, sides):
        ours, theirs, *_ = sides
        page = page_of(reader, "standards_compare", left=ours.pk, right=theirs.pk)
        assert "1 number means another thing on each side" in page
        another = RequirementFactory().edition_id
        page = page_of(reader, "standards_compare", left=ours.pk, right=another)
        assert "means another thing" not in page

    def test_begins_with_two_standards(self, reader):
        load_catalogue()
        page = page_of(reader, "standards_compare")
        assert "SNI ISO 9001:2015 and SNI ISO 37001:2016" in page
        assert "13 numbers mean another thing on each side" in page

    def test_compares_two_editions_of_one_standard(self, reader):
        load_catalogue()
        pks = dict(
            Requirement.objects.filter(edition__standard__code="iso-37001")
            .values_list("edition__edition", "edition")
            .distinct()
        )
        page = page_of(
            reader, "standards_compare", left=pks["2016"], right=pks["2025"], relation="right_only"
        )
        for text in ("only the second: 3", "Anti-bribery culture", "Planned changes"):
            assert text in page

    @pytest.mark.parametrize(
        ("params", "word"),
        [
            ({"left": "{left}", "right": "{left}"}, "Choose two different editions."),
            ({"left": "abc"}, "no recorded requirements"),
            ({"right": "99999"}, "no recorded requirements"),
            ({"relation": "<script>"}, "Select a valid choice"),
        ],
    )
    def test_says_what_is_wrong_with_a_question(self, reader, sides, params, word):
        asked = {key: value.format(left=sides[0].pk) for key, value in params.items()}
        page = page_of(reader, "standards_compare", **asked)
        assert word in page
        assert "<script>." not in page

    def test_needs_two_editions(self, reader):
        RequirementFactory()
        assert "Two editions" in page_of(reader, "standards_compare")


class TestGuests:
    def test_read_the_catalogue_like_everybody(self, guest):
        one = RequirementFactory(topics=[TopicFactory()])
        RequirementFactory()
        for name, args in (
            ("standards", ()),
            ("standard_requirements", ()),
            ("standard_topics", ()),
            ("standards_compare", ()),
            ("standard_edition", (one.edition_id,)),
            ("standard_requirement", (one.pk,)),
            ("standard_topic", (one.topics.get().pk,)),
        ):
            page_of(guest, name, *args)


def test_is_found_by_the_search_box():
    topic = TopicFactory(title_id="Uji tuntas")
    one = RequirementFactory(asks_id="Teliti rekanan.", topics=[topic])
    RequirementFactory(edition=EditionFactory(standard=StandardFactory()))
    for words, title in (("rekanan", str(one)), ("tuntas", topic.title)):
        hits = [hit.title for g in search(viewer(Role.STAFF), words) for hit in g.hits]
        assert hits == [title]


def test_words_are_indonesian_unless_one_chooses(client):
    client.force_login(person(Role.STAFF))
    load_catalogue()
    page = page_of(client, "standards_compare")
    assert "Budaya" in page or "Audit internal" in page
    assert "hanya yang pertama" in page

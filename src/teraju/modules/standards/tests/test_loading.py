"""Loading catalogues: all or nothing, twice the same, few queries."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.standards import api
from teraju.modules.standards.catalogue_files import BadCatalogue
from teraju.modules.standards.models import Edition, Requirement, Standard, Topic
from teraju.modules.standards.services import load_catalogue
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import viewer

from .files import BAD, GOOD, write

pytestmark = pytest.mark.django_db

BUDGET = 30


def rows() -> int:
    return sum(one.objects.count() for one in (Standard, Edition, Topic, Requirement))


def test_loads_everything_and_a_second_time_changes_nothing():
    first = load_catalogue()
    second = load_catalogue()
    assert (first.added, first.changed, first.unchanged) == (rows(), 0, 0)
    assert (second.added, second.changed, second.unchanged) == (0, 0, first.added)
    assert not first.kept
    assert not second.kept


def test_asks_few_questions_whether_all_is_new_old_or_different():
    counts = []
    for spoil in (False, False, True):
        if spoil:
            Requirement.objects.update(asks_en="spoilt")
            Requirement.topics.through.objects.all().delete()
            Topic.objects.update(order=1)
        with CaptureQueriesContext(connection) as queries:
            load_catalogue()
        counts.append(len(queries))
    assert Requirement.objects.count() >= 140
    assert max(counts) <= BUDGET, counts


def test_knows_parents_depths_and_leaves():
    load_catalogue()
    found = {
        one.number: one
        for one in Requirement.objects.filter(
            edition__standard__code="iso-9001", edition__edition="2015"
        )
    }
    facts = {
        number: (
            found[number].parent.number if found[number].parent else "",
            found[number].depth,
            found[number].is_assessed,
        )
        for number in ("8", "8.1", "8.2", "8.2.3", "10.2.2")
    }
    assert facts == {
        "8": ("", 1, False),
        "8.1": ("8", 2, True),
        "8.2": ("8", 2, False),
        "8.2.3": ("8.2", 3, True),
        "10.2.2": ("10.2", 3, True),
    }
    orders = sorted(found.values(), key=lambda one: one.order)
    numbers = [tuple(int(part) for part in one.number.split(".")) for one in orders]
    assert numbers == sorted(numbers)


def test_tells_plain_values_in_two_questions(django_assert_num_queries):
    load_catalogue()
    ids = list(Edition.objects.values_list("pk", flat=True))
    with django_assert_num_queries(2):
        asked = api.requirements_of(ids)
    with django_assert_num_queries(1):
        topics = api.topics()
    for found in asked.values():
        for one in found:
            assert list(one.topics) == sorted(one.topics, key=lambda code: topics[code].order)
            assert bool(one.topics) is one.is_assessed
            assert one.asks
            assert one.title
    assert list(topics) == list(Topic.objects.order_by("order").values_list("code", flat=True))


def test_names_the_editions_that_can_be_assessed():
    load_catalogue()
    found = api.editions_with_requirements(viewer(Role.STAFF))
    assert [str(one) for one in found] == [
        "SNI ISO 37001:2016",
        "ISO 37001:2025",
        "SNI ISO 9001:2015",
    ]


def test_brings_changed_rows_back_in_line(tmp_path):
    path = write(tmp_path, "a.yaml", GOOD)
    load_catalogue([path])
    Edition.objects.update(source="something else")
    Topic.objects.update(title_id="Lain")
    Requirement.topics.through.objects.all().delete()
    loaded = load_catalogue([path])
    assert (loaded.added, loaded.changed) == (0, 3)
    assert Edition.objects.get().source == "a paper"
    assert [one.code for one in Requirement.objects.get(number="9.2").topics.all()] == ["audit"]


def test_keeps_and_names_what_the_file_names_no_more(tmp_path):
    load_catalogue([write(tmp_path, "a.yaml", GOOD)])
    number = '          - number: "9.2"'
    shorter = GOOD.replace(number, number.replace("9.2", "9.1"))
    loaded = load_catalogue([write(tmp_path, "a.yaml", shorter)])
    assert loaded.kept == ["SNI ISO 9001:2015 9.2"]
    assert Requirement.objects.count() == 3


def test_takes_a_topic_away_from_a_requirement(tmp_path):
    more = GOOD.replace(
        "standards:",
        '  - {code: other, order: 20, chapter: "9", owner_role: staff, title_en: Other,\n'
        "     title_id: Lain, record_en: A paper, record_id: Kertas}\nstandards:",
    ).replace("[audit]", "[audit, other]")
    load_catalogue([write(tmp_path, "a.yaml", more)])
    assert Requirement.objects.get(number="9.2").topics.count() == 2
    loaded = load_catalogue([write(tmp_path, "a.yaml", GOOD)])
    assert (loaded.added, loaded.changed) == (0, 1)
    assert Requirement.objects.get(number="9.2").topics.count() == 1


def test_loads_nothing_of_a_good_file_beside_a_bad_one(tmp_path):
    files = [write(tmp_path, "good.yaml", GOOD), write(tmp_path, "bad.yaml", BAD)]
    with pytest.raises(BadCatalogue):
        load_catalogue(files)
    assert rows() == 0


def test_a_new_edition_is_a_new_file(tmp_path):
    load_catalogue([write(tmp_path, "a.yaml", GOOD)])
    text = """
editions:
  - standard: iso-9001
    edition: "2031"
    iso_designation: ISO 9001:2031
    source: a paper
    confirmed: false
    requirements:
      - number: "9"
        title_en: Evaluation
        title_id: Evaluasi
        asks_en: Look.
        asks_id: Lihat.
        topics: [audit]
"""
    loaded = load_catalogue([write(tmp_path, "new.yaml", text)])
    assert (loaded.added, loaded.changed, loaded.unchanged) == (2, 0, 0)
    new = Requirement.objects.get(edition__edition="2031")
    assert (new.confirmed, new.exclusion, new.is_assessed) == (False, "never", True)


def test_is_a_command(capsys, tmp_path):
    call_command("standards", "load", str(write(tmp_path, "a.yaml", GOOD)))
    assert capsys.readouterr().out.strip() == "5 added, 0 changed, 0 unchanged"
    call_command(
        "standards", "load", str(write(tmp_path, "a.yaml", GOOD.replace('"9.2"', '"9.3"')))
    )
    assert "kept, though its file names it no more: SNI ISO 9001:2015 9.2" in (
        capsys.readouterr().out
    )
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("standards", "load", str(write(tmp_path, "b.yaml", BAD)))

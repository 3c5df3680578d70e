"""The block with the papers about a record, as every page shows it."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.papers.services import revoke_paper
from teraju.platform.papers.web.sections import papers_if_any, papers_section
from teraju.platform.web.record_parts import TABLE

from .factories import issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return AgencyFactory()


@pytest.fixture
def reader(home):
    return viewer(Role.STAFF, agency=home)


def test_a_revoked_paper_stays_listed_with_its_reason(home, reader):
    old, new = issued(home), issued(home)
    head = viewer(Role.AGENCY_HEAD, agency=home)
    revoke_paper(actor=head, paper_id=old.pk, reason="Salah tanggal")
    page = render_to_string(TABLE, papers_section(reader, home).context)
    latest, earlier = page.partition(old.get_absolute_url())[::2]
    assert new.number in latest
    assert "st good" in latest
    assert "Salah tanggal" not in latest
    assert old.number in earlier
    assert "st bad" in earlier
    assert "Salah tanggal" in earlier


def test_the_number_stands_under_the_title(home, reader):
    paper = issued(home)
    page = render_to_string(TABLE, papers_section(reader, home).context)
    first = page.partition('<th scope="row">')[2].partition("</th>")[0]
    assert paper.title in first
    assert paper.number in first


def test_a_page_may_use_its_own_words(home, reader):
    section = papers_section(reader, home, title="Signed summaries", empty="None yet.")
    assert (section.title, section.context["empty"]) == ("Signed summaries", "None yet.")


def test_the_block_is_left_out_where_nothing_was_issued(home, reader):
    assert not papers_if_any(reader, home)
    issued(home)
    [section] = papers_if_any(reader, home, title="Certificate")
    assert (section.title, len(section.context["rows"])) == ("Certificate", 1)


def test_a_page_may_list_some_kinds_of_number_alone(home, reader):
    issued(home)
    wanted = issued(home, number_key="papers.letter")
    section = papers_section(reader, home, number_keys=("papers.letter",))
    [[[link, _number], *_rest]] = section.context["rows"]
    assert link.url == wanted.get_absolute_url()
    assert not papers_if_any(reader, home, number_keys=("none",))


def test_it_asks_once_however_many_papers(home, reader, django_assert_num_queries):
    for _number in range(3):
        issued(home)
    with django_assert_num_queries(1):
        papers_if_any(reader, home)

"""What the papers of supervision say: whose instrument, at which stall, by which law."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from teraju.modules.metrology.domain.legal_basis import act, legal_basis
from teraju.modules.metrology.models import InspectionItem
from teraju.modules.metrology.services import (
    supervision,
    supervision_items,
    supervision_next,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person

from .register_pages import browser, text, url
from .register_world import an_owner
from .supervision_world import (
    NINE,
    NOON,
    a_stall_scale,
    a_watched_unit,
    an_item,
    assigned,
    signed,
    visited,
    warned,
)
from .test_inspection_services import paper_words

pytestmark = pytest.mark.django_db
STALL = "Kios Susi · B-12, Pasar Mojosari, Mojosari"
REFERRED = {"finding": "no_mark", "measure": "referral", "referred_to": "PPNS Metrologi"}


@pytest.fixture
def unit():
    return a_watched_unit()


@pytest.fixture
def scale(unit, market):
    return a_stall_scale(unit, market)


@pytest.fixture
def lent(unit, scale):
    """The scale, lent by its owner to whoever uses it at the stall."""
    scale.user = an_owner(unit, name="Budi Pemakai", phone="0812 0000 0002")
    scale.save()
    return scale


def warning_of(unit, market, scale):
    visit = visited(unit, market)
    item = an_item(unit, visit, scale, **warned())
    signed(unit, visit)
    return supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk).warning


class TestWhereAndWhose:
    def test_minutes_name_stall_owner_and_user(self, unit, market, lent):
        visit = visited(unit, market)
        an_item(unit, visit, lent, **warned())
        an_item(unit, visit, described="Dacin 25 kg", **warned())
        words = paper_words(signed(unit, visit).minutes)
        for part in ("Kios Susi", "B-12", "Pemilik: Susi", "Contoh", "Dipakai oleh Budi"):
            assert part in words

    def test_a_warning_goes_to_the_user_at_the_stall_and_names_the_owner(self, unit, market, lent):
        words = paper_words(warning_of(unit, market, lent))
        assert f"Budi Pemakai {STALL}" in words, "who has no address is found at the stall"
        assert f", di {STALL}:" in words
        assert "Pemilik: Susi Contoh." in words

    def test_an_owner_with_an_address_is_written_to_there(self, unit, market, scale):
        scale.owner.address = "Jalan Melati 3"
        scale.owner.save()
        words = paper_words(warning_of(unit, market, scale))
        assert "Susi Contoh Jalan Melati 3" in words
        assert "Pemilik:" not in words, "nobody is told that one's scale is one's own"

    def test_a_referral_says_whose_and_at_which_stall(self, unit, market, lent):
        visit = visited(unit, market)
        item = an_item(unit, visit, lent, **REFERRED)
        signed(unit, visit)
        paper = supervision_next.issue_referral(actor=unit.at("chief"), item_id=item.pk)
        words = paper_words(paper)
        for part in (f"di {STALL}:", "Pemilik: Susi Contoh.", "Dipakai oleh Budi Pemakai."):
            assert part in words

    def test_no_public_page_names_them(self, unit, market, lent, client):
        paper = warning_of(unit, market, lent)
        page = client.get(reverse("paper_check", args=[paper.code])).content.decode()
        for name in ("Susi", "Budi", "B-12"):
            assert name not in page

    def test_only_who_sees_the_visit_opens_them(self, unit, market, scale):
        warning = warning_of(unit, market, scale)
        papers = (warning, InspectionItem.objects.get().inspection.minutes)
        elsewhere = AgencyFactory(government=unit.government)
        unit.users["colleague"] = person(Role.STAFF, agency=elsewhere)
        for who, code in (("supervisor", 200), ("colleague", 404), ("stranger", 404)):
            for paper in papers:
                for name in ("paper", "paper_file"):
                    answer = browser(unit, who).get(reverse(name, args=[paper.pk]))
                    assert answer.status_code == code


def test_numbers_are_rounded_as_on_the_sheet_with_a_minus(unit, market, scale):
    visit = visited(unit, market)
    beyond = {"weighing": [{"load": "5000", "indication": "4920"}]}
    item = an_item(unit, visit, scale, **{**warned(), "finding": "out_of_limits"}, readings=beyond)
    minutes = paper_words(signed(unit, visit).minutes)
    item = supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk)
    for words in (minutes, paper_words(item.warning)):
        assert "kesalahan \u221280 g melewati batas ±13,333 g" in words
    page = text(browser(unit, "supervisor").get(url("item", item.pk)))
    assert "± 13.333<" in page


def test_minutes_do_not_call_themselves_a_report(unit, market):
    words = paper_words(signed(unit, visited(unit, market)).minutes)
    assert "Dokumen ini memuat isi catatan" in words
    assert "Laporan ini" not in words


class TestTheLawOfTheDay:
    @pytest.mark.parametrize(
        ("on", "amended", "replaced"),
        [
            (date(2018, 3, 5), False, False),
            (date(2023, 3, 30), False, False),
            (date(2023, 3, 31), True, False),
            (date(2026, 11, 27), True, True),
        ],
    )
    def test_the_act_is_cited_with_its_amendments(self, on, amended, replaced):
        assert ("Nomor 6 Tahun 2023" in act(on)) is amended
        assert legal_basis(on)[0] == act(on)
        assert any("Nomor 24 Tahun 2024" in one for one in legal_basis(on)) is replaced

    def test_a_letter_cites_the_act_as_it_stands_when_it_is_signed(self, unit, market):
        then = paper_words(assigned(unit, market).letter)
        assert "tentang Metrologi Legal, Pasal 25 sampai dengan 28 dan Pasal 36" in then
        later = NOW.replace(year=2026)
        visit = supervision.plan_inspection(
            actor=unit.at("chief", later),
            place=market,
            purpose="Segel",
            planned_on=later.date(),
            begins_at=NINE,
            ends_at=NOON,
            officials=[unit.users["supervisor"]],
        )
        visit = supervision.assign_inspection(actor=unit.at("chief", later), inspection_id=visit.pk)
        assert "Undang-Undang Nomor 6 Tahun 2023, Pasal 25" in paper_words(visit.letter)

    def test_a_warning_cites_the_act_of_the_visit(self, unit, market, scale):
        words = paper_words(warning_of(unit, market, scale))
        assert f"Pasal 25 {act(NOW.date())} melarang" in words

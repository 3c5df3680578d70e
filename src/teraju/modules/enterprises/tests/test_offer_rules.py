"""What papers are made of answers, how ready a place is, and what the showcase says of a mark."""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from teraju.modules.enterprises.domain import offer_checks as checks
from teraju.modules.enterprises.domain import offer_papers as papers
from teraju.modules.enterprises.domain.certificates import Standing
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.offer_checks import Reply
from teraju.modules.enterprises.domain.offer_docx import docx
from teraju.modules.enterprises.domain.offer_papers import DOTS, Family
from teraju.modules.enterprises.domain.offer_showcase import (
    LISTING,
    SIGNS,
    ShownMark,
    in_order,
    new_code,
    standing_of,
)
from teraju.platform.papers.api import Letterhead, render

DAY = date(2018, 3, 14)
FACTS = {"enterprise": "Batik <Uji> & Rekan", "version": "1", "day": "14 Maret 2018"}
FAMILIES = list(Family)


def longest(family: str) -> dict[str, str]:
    """The longest answers that are taken."""
    found = {}
    for one in papers.questions(papers.rules_on(DAY), family):
        line = "mutu dijaga setiap hari " * 40
        if one.lines == 1:
            found[one.code] = line[: one.most]
        else:
            found[one.code] = "\n".join([line[: one.most // one.lines - 1]] * one.lines)
    return found


def pages(paper: papers.FirmPaper) -> int:
    made = render(
        "firm_paper",
        {
            "title": paper.title["id"],
            "subtitle": paper.number,
            "note": "Contoh teks.",
            "parts": [asdict(part) for part in paper.parts],
        },
        letterhead=Letterhead(government="Batik Uji", address=("Harjatani, Kramatwatu",)),
        language="id",
        timestamp=datetime(2018, 3, 14, tzinfo=UTC),
    )
    assert not made.replaced
    return len(PdfReader(io.BytesIO(made.pdf)).pages)


@pytest.mark.parametrize("family", FAMILIES)
def test_at_most_twenty_questions_and_every_text_asks_for_one_of_them(family):
    edition = papers.rules_on(DAY)
    asked = papers.questions(edition, family)
    codes = [one.code for one in asked]
    assert 10 <= len(asked) <= 20
    assert len(codes) == len(set(codes))
    assert papers.placeholders(edition) <= {*codes, *FACTS}
    assert all(one.text["en"] and one.text["id"] for one in asked)
    lined = {
        block["lines"]
        for paper in edition.values["papers"]
        for part in paper["parts"]
        for block in part["blocks"]
        if "lines" in block
    }
    assert lined <= set(codes)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("full", [True, False])
def test_the_manual_has_four_pages_whatever_is_answered(family, full):
    answers = longest(family) if full else {}
    made = papers.papers(papers.rules_on(DAY), family, answers, FACTS)
    manual = next(one for one in made if one.code == "manual")
    assert len(manual.parts) == 4
    assert pages(manual) == 4


@pytest.mark.parametrize("code", ["sop-work", "form-work", "form-receiving"])
def test_a_procedure_or_form_has_one_page(code):
    made = papers.papers(papers.rules_on(DAY), Family.FOOD, longest(Family.FOOD), FACTS)
    assert pages(next(one for one in made if one.code == code)) == 1


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_gets_a_manual_procedures_and_forms_once_each(family):
    made = papers.papers(papers.rules_on(DAY), family, {}, FACTS)
    numbers = [one.number for one in made]
    assert len(numbers) == len(set(numbers)) == len({one.code for one in made})
    assert {one.kind for one in made} == {"manual", "procedure", "form"}


def test_the_owners_words_are_put_in_and_what_is_missing_leaves_room():
    answers = {"promise": "Warna {tetap}", "steps": "Gambar\nCanting"}
    manual = papers.papers(papers.rules_on(DAY), Family.CRAFT, answers, FACTS)[0]
    blocks = [block for part in manual.parts for block in part.blocks]
    texts = [block.text for block in blocks]
    assert "Warna {tetap}" in texts
    assert DOTS in texts
    assert any(b.kind == "steps" and list(b.items) == ["Gambar", "Canting"] for b in blocks)


def test_a_word_file_opens_is_the_same_twice_and_holds_markup_as_text():
    answers = longest(Family.CRAFT) | {"promise": "A < B & C\x0b"}
    for paper in papers.papers(papers.rules_on(DAY), Family.CRAFT, answers, FACTS):
        content = docx(paper, FACTS["enterprise"], "PM-01", "Contoh")
        assert content == docx(paper, FACTS["enterprise"], "PM-01", "Contoh")
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                ElementTree.fromstring(package.read(name))
            words = package.read("word/document.xml").decode()
        assert "Batik &lt;Uji&gt; &amp; Rekan" in words
        if paper.code == "manual":
            assert "A &lt; B &amp; C" in words


KINDS = [(kind, size) for kind in checks.PlaceKind for size in checks.SchemeSize]


@pytest.mark.parametrize(("kind", "size"), KINDS)
def test_every_place_is_asked_in_all_groups_and_small_ones_less(kind, size):
    edition = checks.rules_on(DAY)
    asked = checks.groups(edition, kind, size)
    assert len(asked) == len(edition.values["groups"])
    count = sum(len(group.questions) for group in asked)
    small = sum(len(g.questions) for g in checks.groups(edition, kind, "small"))
    assert 15 <= small <= count <= 30
    codes = [one.code for group in asked for one in group.questions]
    assert len(codes) == len(set(codes))


def asked_hotel():
    return checks.groups(checks.rules_on(DAY), "hotel", "small")


def all_of(reply):
    return {one.code: reply for group in asked_hotel() for one in group.questions}


@pytest.mark.parametrize(
    ("changes", "ready", "asked", "todo"),
    [
        ({}, 6, 6, []),
        ({"hands": "no"}, 5, 6, ["hands"]),
        ({"hands": "partly", "pests": "no"}, 4, 6, ["pests", "hands"]),
        ({"linen": "not_here"}, 5, 5, []),
        ({"linen": "not_here", "hands": "partly"}, 4, 5, ["hands"]),
    ],
)
def test_a_group_counts_what_is_ready_and_lists_the_worst_first(changes, ready, asked, todo):
    found = checks.results(asked_hotel(), all_of("yes") | changes)
    clean = next(one for one in found if one.group.code == "clean")
    assert (clean.counts[Reply.YES], clean.asked) == (ready, asked)
    assert [question.code for question, _reply in clean.todo] == todo
    assert clean.is_ready == (not todo)


@pytest.mark.parametrize(
    ("before", "after", "better"),
    [
        ("no", "yes", True),
        ("partly", "no", False),
        ("not_here", "yes", None),
        (None, "yes", None),
    ],
)
def test_two_checks_are_compared_question_by_question(before, after, better):
    earlier = all_of("yes") | ({"fire": before} if before else {})
    if before is None:
        del earlier["fire"]
    found = checks.changes(asked_hotel(), earlier, all_of("yes") | {"fire": after})
    assert [one.question.code for one in found] == ["fire"]
    assert checks.is_better(found[0]) is better


def test_questions_without_a_reply_are_missing():
    given = all_of("yes")
    del given["water"]
    assert checks.missing(asked_hotel(), given) == ["water"]


def a_mark(number, standing, since=date(2018, 1, 1)):
    return ShownMark(1, Road.SPPT_SNI, "SNI 8302:2016", number, "LSPro", since, None, standing)


def test_a_suspended_mark_is_said_before_one_in_force_and_an_ended_one_last():
    marks = [
        a_mark("over", Standing.EXPIRED),
        a_mark("held", Standing.IN_FORCE),
        a_mark("newer", Standing.IN_FORCE, date(2019, 1, 1)),
        a_mark("bad", Standing.SUSPENDED),
        a_mark("gone", Standing.WITHDRAWN),
    ]
    assert [m.number for m in in_order(marks)] == ["bad", "newer", "held", "gone", "over"]
    assert standing_of(marks[:2]) is Standing.IN_FORCE
    assert standing_of([]) is None


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_its_place(standing):
    assert standing_of([a_mark("one", standing)]) is standing


def test_every_state_has_a_way_out_and_codes_are_read_without_doubt():
    assert not LISTING.final_states
    assert not checks.CHECK.final_states
    assert papers.PAPERS.final_states == {papers.PapersState.REPLACED}
    codes = {new_code() for _place in range(200)}
    assert len(codes) == 200
    assert set("".join(codes)) <= set(SIGNS)
    assert not set(SIGNS) & set("0O1IB8S5")

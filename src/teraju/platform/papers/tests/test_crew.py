from dataclasses import replace

import pytest
from django.utils.translation import gettext_lazy as _

from teraju.platform.papers.crew import WORTH_IT, Crew, Helper, crew_for
from teraju.platform.papers.making import Making, make
from teraju.platform.papers.rendering import CrestUnreadable
from teraju.platform.papers.signing import verify

from .samples import AT, IMPRINT, LETTERHEAD, letter


@pytest.fixture(autouse=True)
def _keys(settings, tmp_path):
    settings.TERAJU_KEY_DIR = tmp_path / "keys"


@pytest.fixture
def helper():
    found = Helper()
    yield found
    found.end()


def wanted(number: int) -> Making:
    return Making(
        template="letter",
        data=letter(_("Search"), f"Surat {number}"),
        letterhead=LETTERHEAD,
        imprint=replace(IMPRINT, number=f"{number:03}/INSP/I/2019"),
        language="id",
        at=AT,
        signer_name="Pemerintah Kabupaten Contoh",
        title="Surat",
    )


def test_papers_come_back_in_order_and_equal_to_those_made_alone(helper):
    many = [wanted(number) for number in range(6)]
    assert helper.make(many[0])
    made = Crew([helper]).make_all(many)
    assert made == [make(one) for one in many]
    assert all(verify(one.pdf).genuine for one in made)


def test_nobody_waits_for_a_helper_that_is_still_starting(helper):
    assert not helper.is_ready
    assert len(Crew([helper]).make_all([wanted(0)])) == 1
    assert helper.make(wanted(1)) is not None
    assert helper.is_ready


def test_a_helper_makes_the_same_bytes(helper):
    assert helper.make(wanted(1)) == make(wanted(1))


def test_what_a_dead_helper_leaves_is_made_here(helper):
    helper.end()
    many = [wanted(number) for number in range(3)]
    assert Crew([helper]).make_all(many) == [make(one) for one in many]


def test_a_refusal_is_raised_in_its_own_words(helper):
    bad = replace(wanted(1), letterhead=replace(LETTERHEAD, crest=b"no picture"))
    assert helper.make(bad) is None
    with pytest.raises(CrestUnreadable):
        Crew([helper]).make_all([wanted(0), bad, wanted(2)])


@pytest.mark.parametrize(("count", "few"), [(WORTH_IT - 1, True), (WORTH_IT, False)])
def test_helpers_are_started_only_where_they_are_worth_it(monkeypatch, count, few):
    started = []
    monkeypatch.setattr("teraju.platform.papers.crew.cores", lambda: 3)
    monkeypatch.setattr("teraju.platform.papers.crew.Helper", lambda: started.append(1) or _Idle())
    with crew_for(count):
        pass
    assert len(started) == (0 if few else 2)


class _Idle:
    def end(self) -> None:
        pass

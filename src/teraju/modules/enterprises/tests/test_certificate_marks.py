"""Which marks a product may bear, and what a label misuses."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.enterprises.domain.certificates import Standing
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.marks import (
    Grant,
    Mark,
    Reason,
    allowed_marks,
    judge_label,
    ruling,
    same_standard,
)

DAY, BEFORE, AFTER = date(2020, 6, 1), date(2020, 5, 31), date(2020, 6, 2)
BATIK = "SNI 8302:2016"


def sni(standing=Standing.IN_FORCE, marked_on=BEFORE, standard=BATIK):
    return Grant(Road.SPPT_SNI, standing, standard, date(2024, 1, 1), marked_on)


BINA = Grant(Road.BINA_UMK, Standing.IN_FORCE)
BATIKMARK = Grant(Road.BATIKMARK, Standing.IN_FORCE)


@pytest.mark.parametrize(
    ("mark", "grants", "allowed", "reason"),
    [
        (Mark.SNI, [sni()], True, Reason.IN_FORCE),
        (Mark.SNI, [sni(marked_on=DAY)], True, Reason.IN_FORCE),
        # A certificate alone is not yet the right to the mark: SPPT SNI comes after it.
        (Mark.SNI, [sni(marked_on=None)], False, Reason.NOT_APPROVED),
        (Mark.SNI, [sni(marked_on=AFTER)], False, Reason.NOT_APPROVED),
        (Mark.SNI, [sni(Standing.SUSPENDED)], False, Reason.SUSPENDED),
        (Mark.SNI, [sni(Standing.EXPIRED)], False, Reason.EXPIRED),
        (Mark.SNI, [sni(Standing.WITHDRAWN)], False, Reason.WITHDRAWN),
        (Mark.SNI, [sni(Standing.NOT_YET)], False, Reason.NOT_YET),
        (Mark.SNI, [], False, Reason.NOTHING_GRANTED),
        (Mark.SNI, [BINA], False, Reason.ONLY_BINA_UMK),
        (Mark.SNI, [BATIKMARK], False, Reason.NOTHING_GRANTED),
        # A new certificate speaks for the product, not the one that ended.
        (Mark.SNI, [sni(Standing.EXPIRED), sni()], True, Reason.IN_FORCE),
        (Mark.BINA_UMK, [BINA], True, Reason.IN_FORCE),
        (Mark.BINA_UMK, [sni()], False, Reason.NOTHING_GRANTED),
        (Mark.BATIKMARK, [BATIKMARK], True, Reason.IN_FORCE),
        (
            Mark.BATIKMARK,
            [Grant(Road.BATIKMARK, Standing.EXPIRED)],
            False,
            Reason.EXPIRED,
        ),
        (Mark.MANAGEMENT_SYSTEM, [sni(), BINA, BATIKMARK], False, Reason.NOT_ON_PRODUCTS),
    ],
)
def test_a_mark_rests_on_what_was_granted_for_it(mark, grants, allowed, reason):
    found = ruling(mark, grants, DAY)
    assert (found.allowed, found.reasons) == (allowed, (reason,))


@pytest.mark.parametrize(
    ("printed", "grants", "reason"),
    [
        ("SNI 8302:2016", [sni()], Reason.IN_FORCE),
        ("8302", [sni()], Reason.IN_FORCE),
        ("", [sni()], Reason.NO_REFERENCE),
        ("SNI 8303:2016", [sni()], Reason.OTHER_STANDARD),
        ("SNI 8302:2012", [sni()], Reason.OTHER_STANDARD),
        ("SNI 8303:2016", [sni(), sni(standard="SNI 8303:2016")], Reason.IN_FORCE),
        # What stands in the way of the mark itself is said before what is printed beside it.
        ("", [sni(Standing.SUSPENDED)], Reason.SUSPENDED),
    ],
)
def test_the_sni_mark_goes_with_its_own_number(printed, grants, reason):
    found = judge_label([Mark.SNI], printed, grants, DAY)
    assert [one.reasons for one in found] == [(reason,)]
    assert found[0].allowed is (reason is Reason.IN_FORCE)


def test_every_mark_seen_is_judged_once():
    found = judge_label([Mark.BATIKMARK, Mark.SNI, Mark.BATIKMARK], BATIK, [BATIKMARK], DAY)
    assert [(one.mark, one.allowed) for one in found] == [
        (Mark.SNI, False),
        (Mark.BATIKMARK, True),
    ]


def test_different_roads_allow_different_marks():
    marks = [one.mark for one in allowed_marks([sni(), BINA], DAY)]
    assert marks == [Mark.SNI, Mark.BINA_UMK]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("SNI 8302:2016", "8302-2016", True),
        ("SNI 8302", "SNI 8302:2016", True),
        ("SNI 01-4315-1996", "4315:1996", True),
        ("SNI 0239:2014", "239:2014", True),
        ("SNI 3140.3:2020", "SNI 3140.3", True),
        ("SNI 3140.3", "SNI 3140.2", False),
        ("SNI IEC 60335-1:2009", "60335-1", True),
        ("SNI IEC 60335-1:2009", "SNI IEC 60335-2-14:2009", False),
        ("SNI 2973:2022", "SNI 2973:2011", False),
        ("", "SNI 2973:2011", False),
        ("batik", "batik", False),
    ],
)
def test_one_sni_is_written_in_several_ways(one, other, expected):
    assert same_standard(one, other) is expected

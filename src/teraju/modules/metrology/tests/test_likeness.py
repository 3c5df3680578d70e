"""Names that may be a slip of the pen for one another."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.domain.likeness import Likeness, is_called_a_business, is_same_number


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Pasar Tanjung Anyer", "Pasar Tanjung Anyar"),
        ("PASAR  TANJUNG ANYAR", "Pasar Tanjung Anyar"),
        ("Ps. Tanjung Anyar", "Pasar Tanjung Anyar"),
        ("Pasar Tanjung-Anyar", "Pasar Tanjung Anyar"),
        ("Tanjung Anyar", "Pasar Tanjung Anyar"),
        ("Kec. Mojosari", "Mojosari"),
        ("Mojosarri", "Mojosari"),
        ("Pasar Blok 2 Mojosarri", "Pasar Blok 2 Mojosari"),
    ],
)
def test_a_slip_of_the_pen_is_close(written, meant):
    assert Likeness(["Pasar Dlanggu", "Gondang", meant]).nearest(written) == meant


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Pasar 17", "Pasar 18"),
        ("SPBU 54.613.01", "SPBU 54.613.02"),
        ("Pasar Legi", "Pasar Kutorejo"),
        ("Pasar", "Pasar Raya"),
        ("–", "Pasar Raya"),
    ],
)
def test_another_name_is_not(written, other):
    assert not Likeness([other]).nearest(written)


def test_the_same_in_other_capitals_is_nearer_than_a_letter_off():
    names = Likeness(["Pasar Jaya", "Pasar Raya"])
    assert names.nearest("PASAR RAYA") == "Pasar Raya"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("B-12", "b 12", True),
        ("B12", "B. 12", True),
        ("B-12", "B-21", False),
        ("B-12", "B-1", False),
        ("", "", False),
        ("-", "-", False),
    ],
)
def test_a_number_is_one_however_it_is_written(one, other, is_same):
    assert is_same_number(one, other) is is_same


@pytest.mark.parametrize("name", ["PT Uji", "P.T. Uji", "p.t uji", "C.V.Uji", "Koperasi Tani"])
def test_what_no_person_is_called_is_a_business(name):
    assert is_called_a_business(name)


@pytest.mark.parametrize("name", ["Susi", "U.D. Susi", "P. Tarigan", "A.P.T. Uji", "Putra Uji", ""])
def test_whoever_may_be_a_person_is_none(name):
    assert not is_called_a_business(name)


def test_a_likeness_knows_the_dots_of_a_business():
    assert Likeness(["PT Maju Jaya"]).nearest("P.T. MAJU JAYA") == "PT Maju Jaya"

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.cooperation.domain.coaching import (
    LONGEST,
    VISIT,
    Problem,
    VisitState,
    check_access,
    check_visit,
    covers,
)
from teraju.modules.cooperation.domain.kinds import Partner, is_bsn
from teraju.modules.cooperation.domain.terms import Term
from teraju.modules.cooperation.models.choices import VISIT_STATES, WAYS

TODAY = date(2018, 3, 14)
TERM = Term(signed_on=date(2018, 3, 1), ends_on=date(2018, 12, 31))
OPEN = Term(signed_on=date(2018, 3, 1))


@pytest.mark.parametrize(
    ("partner", "name", "expected"),
    [
        (Partner.CENTRAL, "Badan Standardisasi Nasional", True),
        (Partner.CENTRAL, "Kepala BADAN STANDARDISASI NASIONAL (BSN)", True),
        (Partner.CENTRAL, "BSN", True),
        (Partner.CENTRAL, "Kantor Layanan Teknis BSN Banten", True),
        (Partner.CENTRAL, "Kementerian Perdagangan", False),
        (Partner.CENTRAL, "Badan Siber dan Sandi Negara (BSSN)", False),
        (Partner.CENTRAL, "", False),
        (Partner.THIRD, "PT BSN Konsultan", False),
        (Partner.OWN, "Badan Standardisasi Nasional", False),
    ],
)
def test_bsn_is_known_by_its_names(partner, name, expected):
    assert is_bsn(partner, name) is expected


@pytest.mark.parametrize(
    ("first", "last", "term", "problems"),
    [
        (TODAY, TODAY, TERM, []),
        (TODAY, TERM.ends_on, TERM, []),
        (date(2018, 3, 1), TODAY, TERM, []),
        (TODAY, TODAY + LONGEST, OPEN, []),
        (TODAY, date(2019, 1, 1), TERM, [("access_after_agreement", "valid_until")]),
        (TODAY, TODAY + LONGEST + timedelta(days=1), OPEN, [("access_too_long", "valid_until")]),
        (date(2018, 3, 1), date(2018, 3, 13), TERM, [("access_over", "valid_until")]),
        (date(2018, 2, 28), TODAY, TERM, [("access_before_agreement", "valid_from")]),
    ],
)
def test_an_access_lies_within_its_agreement(first, last, term, problems):
    found = check_access(first, last, term=term, today=TODAY)
    assert [(one.problem, one.field) for one in found] == problems


@pytest.mark.parametrize(
    ("visited_on", "next_on", "problems"),
    [
        (TODAY, None, []),
        (TODAY, TODAY + timedelta(days=1), []),
        (TODAY, TODAY, [Problem.NEXT_NOT_AFTER]),
        (TODAY + timedelta(days=1), None, [Problem.VISIT_IN_FUTURE]),
    ],
)
def test_a_visit_is_recorded_afterwards(visited_on, next_on, problems):
    assert [one.problem for one in check_visit(visited_on, next_on, TODAY)] == problems


@pytest.mark.parametrize(
    ("term", "closed_on", "day", "expected"),
    [
        (TERM, None, date(2018, 3, 1), True),
        (TERM, None, date(2018, 2, 28), False),
        (TERM, None, date(2018, 12, 31), True),
        (TERM, None, date(2019, 1, 1), False),
        (OPEN, None, date(2040, 1, 1), True),
        (OPEN, date(2018, 6, 1), date(2018, 6, 1), True),
        (OPEN, date(2018, 6, 1), date(2018, 6, 2), False),
        (Term(), None, TODAY, False),
        (Term(date(2018, 3, 1), date(2018, 4, 1)), None, date(2018, 3, 20), False),
    ],
)
def test_an_agreement_covers_its_days(term, closed_on, day, expected):
    assert covers(term, closed_on, day) is expected


@pytest.mark.parametrize("state", VisitState)
@pytest.mark.parametrize("event", ["change", "answer", "withdraw"])
def test_where_a_visit_can_go(state, event):
    allowed = {
        ("recorded", "change"): "recorded",
        ("recorded", "answer"): "answered",
        ("recorded", "withdraw"): "withdrawn",
        ("answered", "withdraw"): "withdrawn",
    }
    arrows = {arrow.event: arrow.target for arrow in VISIT.from_state(state)}
    assert arrows.get(event) == allowed.get((state.value, event))


def test_every_code_has_a_word():
    assert set(VISIT_STATES) == set(VisitState)
    assert {way.value for way in WAYS} == {"visit", "online"}

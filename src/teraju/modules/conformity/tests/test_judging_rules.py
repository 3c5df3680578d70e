"""What may be found on a topic: the table of cases."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.conformity.domain.judging import Objection, Rule, objection
from teraju.modules.conformity.domain.states import (
    ASSESSMENT,
    AssessmentState,
    Exclusion,
    Progress,
    Result,
    State,
)

QUALITY, ANTI_BRIBERY = 1, 2
MAY = Rule("8.2", QUALITY, Exclusion.JUSTIFIED)
NEVER = Rule("8.3", ANTI_BRIBERY, Exclusion.NEVER)
LOW_RISK = Rule("8.2", ANTI_BRIBERY, Exclusion.LOW_RISK)
NO_BODY = Rule("5.1.1", ANTI_BRIBERY, Exclusion.NO_GOVERNING_BODY)


def ask(**fields: Any) -> Objection | None:
    given: dict[str, Any] = {
        "result": Result.CONFORMING,
        "progress": Progress.IN_PLACE,
        "note": "",
        "rules": [MAY],
        "proved": State.CONFORMING,
        "speaks_for": True,
        "speaks_against": False,
        "owner_ids": {7},
        "assessor_id": 8,
        **fields,
    }
    found = objection(**given)
    return found.objection if found else None


OUT = {"result": Result.NOT_APPLICABLE, "proved": State.MISSING, "speaks_for": False}
BARE = {"proved": State.MISSING, "speaks_for": False}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"assessor_id": 7}, Objection.OWN_TOPIC),
        ({"assessor_id": 7, "result": None}, Objection.OWN_TOPIC),
        ({"result": None, "note": ""}, None),
        # Left out: 9001 with a justification, 37001 only where low risk or no body allows it.
        ({**OUT}, Objection.REASON_MISSING),
        ({**OUT, "note": "no design of its own"}, None),
        ({**OUT, "rules": [LOW_RISK]}, Objection.REASON_MISSING),
        ({**OUT, "rules": [LOW_RISK], "note": "assessed as low"}, None),
        (
            {**OUT, "rules": [LOW_RISK], "note": "low", "risk_assessed": False},
            Objection.RISK_NOT_ASSESSED,
        ),
        ({**OUT, "rules": [MAY], "note": "none", "risk_assessed": False}, None),
        ({**OUT, "rules": [NO_BODY], "note": "no governing body"}, None),
        ({**OUT, "rules": [NEVER], "note": "we think so"}, Objection.ALWAYS_APPLIES),
        ({**OUT, "rules": [MAY, NEVER], "note": "we think so"}, Objection.ALWAYS_APPLIES),
        # What is not begun cannot conform.
        ({"progress": Progress.NOT_BEGUN}, Objection.NOT_IN_PLACE),
        ({"progress": Progress.UNDER_WAY}, None),
        ({"result": Result.MINOR, "progress": Progress.NOT_BEGUN, **BARE}, None),
        # Against the records only with a reason, whichever way.
        ({**BARE}, Objection.AGAINST_RECORDS),
        ({**BARE, "note": "seen on site"}, None),
        ({"proved": State.ATTENTION, "speaks_against": True}, Objection.AGAINST_RECORDS),
        ({"proved": State.ATTENTION, "speaks_against": True, "note": "closed since"}, None),
        ({"proved": State.ATTENTION}, None),
        ({"result": Result.MINOR}, Objection.AGAINST_RECORDS),
        ({"result": Result.MAJOR}, Objection.AGAINST_RECORDS),
        ({"result": Result.MAJOR, "note": "not lived"}, None),
        ({"result": Result.MINOR, **BARE}, None),
    ],
)
def test_what_is_refused(fields: dict[str, Any], expected: Objection | None) -> None:
    assert ask(**fields) is expected


def test_the_refusal_names_the_requirements_that_always_apply() -> None:
    found = objection(
        result=Result.NOT_APPLICABLE,
        progress=Progress.NOT_BEGUN,
        note="why",
        rules=[MAY, NEVER],
        proved=State.MISSING,
        speaks_for=False,
        speaks_against=False,
        owner_ids=(),
        assessor_id=8,
    )
    assert found is not None
    assert found.rules == (NEVER,)


def test_every_state_of_an_assessment_but_the_last_has_a_way_out() -> None:
    assert ASSESSMENT.final_states == {AssessmentState.WITHDRAWN}
    assert ASSESSMENT.reachable(AssessmentState.CONCLUDED) == set(AssessmentState)

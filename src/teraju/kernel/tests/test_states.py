import pytest

from teraju.kernel.states import StateTable, Transition, TransitionRefused

HEAD = frozenset({"agency_head"})
SUBMIT = Transition("draft", "submit", "waiting", HEAD)
RETURN = Transition("waiting", "return", "draft", HEAD)
SIGN = Transition("waiting", "sign", "signed", HEAD)
TABLE = StateTable.of("paper", "draft", [SUBMIT, RETURN, SIGN])


def test_finds_an_arrow() -> None:
    assert TABLE.transition("waiting", "sign") is SIGN
    assert TABLE.from_state("waiting") == (RETURN, SIGN)


@pytest.mark.parametrize(("state", "event"), [("draft", "sign"), ("signed", "sign"), ("x", "y")])
def test_refuses_what_is_no_arrow(state: str, event: str) -> None:
    with pytest.raises(TransitionRefused, match=event):
        TABLE.transition(state, event)


def test_knows_its_states() -> None:
    assert TABLE.states == {"draft", "waiting", "signed"}
    assert TABLE.final_states == {"signed"}
    assert TABLE.reachable("signed") == {"signed"}


def test_an_event_leads_one_way() -> None:
    with pytest.raises(ValueError, match="two states"):
        StateTable.of("paper", "draft", [SUBMIT, Transition("draft", "submit", "signed", HEAD)])


def test_every_state_is_reached() -> None:
    with pytest.raises(ValueError, match="never reached: signed, waiting"):
        StateTable.of("paper", "draft", [SIGN])

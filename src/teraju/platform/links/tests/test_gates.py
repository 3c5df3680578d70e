"""Gates and panels that modules above put up for the records of a module below."""

from __future__ import annotations

import pytest

from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.links import gates
from teraju.platform.links.gates import GateShut, Panel, Step

VIEWER = Viewer(user_id=1, office="Penguji", now=NOW)
KIND = "tests.work"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the gates of the house."""
    monkeypatch.setattr(gates, "_gates", {})
    monkeypatch.setattr(gates, "_panels", {})


def shut(viewer: Viewer, pk: int) -> str | None:
    return "Too early." if pk == 1 else None


def shut_too(viewer: Viewer, pk: int) -> str | None:
    return f"Ask {viewer.office}."


def test_a_step_without_gates_is_open() -> None:
    assert gates.refusal(VIEWER, KIND, Step.BEGIN, 1) == ""
    gates.require_open(VIEWER, KIND, Step.BEGIN, 1)


def test_each_gate_says_its_sentence_once() -> None:
    for _twice in range(2):
        gates.register_gate(KIND, Step.BEGIN, shut)
    gates.register_gate(KIND, Step.BEGIN, shut_too)
    assert str(gates.refusal(VIEWER, KIND, Step.BEGIN, 1)) == "Too early. Ask Penguji."
    with pytest.raises(GateShut, match="Too early"):
        gates.require_open(VIEWER, KIND, Step.BEGIN, 1)


def test_a_gate_stands_before_its_step_and_kind_alone() -> None:
    gates.register_gate(KIND, Step.BEGIN, shut)
    assert gates.refusal(VIEWER, KIND, Step.CLOSE, 1) == ""
    assert gates.refusal(VIEWER, "tests.other", Step.BEGIN, 1) == ""
    assert gates.refusal(VIEWER, KIND, Step.BEGIN, 2) == ""


def test_panels_that_have_nothing_to_tell_are_left_out() -> None:
    told = Panel("Statements", [], [], "")
    gates.register_panel(KIND, lambda viewer, pk: told)
    gates.register_panel(KIND, lambda viewer, pk: None)
    assert gates.panels(VIEWER, KIND, 1) == [told]

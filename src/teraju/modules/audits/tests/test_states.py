import pytest

from teraju.kernel.states import StateTable, TransitionRefused
from teraju.modules.audits.domain.states import (
    CERTIFICATE,
    MAJOR_FINDING,
    MINOR_FINDING,
    PROGRAMME,
    WORKERS,
    CertificateState,
    ProgrammeState,
)


@pytest.mark.parametrize(
    ("table", "events", "end"),
    [
        (PROGRAMME, "apply begin_stage_1 begin_stage_2 end_stage_2 certify", "certified"),
        (PROGRAMME, "apply begin_stage_1 begin_stage_2 end_stage_2 refuse", "refused"),
        (
            PROGRAMME,
            "apply begin_stage_1 begin_stage_2 end_stage_2 repeat_stage_2 end_stage_2 certify",
            "certified",
        ),
        (PROGRAMME, "withdraw", "withdrawn"),
        (PROGRAMME, "apply begin_stage_1 begin_stage_2 end_stage_2 withdraw", "withdrawn"),
        (MAJOR_FINDING, "submit_correction return submit_correction verify", "verified"),
        (MINOR_FINDING, "submit_plan return submit_plan accept_plan verify", "verified"),
        (CERTIFICATE, "suspend restore suspend withdraw", "withdrawn"),
        (CERTIFICATE, "withdraw", "withdrawn"),
    ],
)
def test_leads_there(table: StateTable, events: str, end: str) -> None:
    state = table.initial
    for event in events.split():
        state = table.transition(state, event).target
    assert state == end


@pytest.mark.parametrize(
    ("table", "state", "event"),
    [
        (PROGRAMME, "planned", "certify"),
        (PROGRAMME, "applied", "begin_stage_2"),
        (PROGRAMME, "stage_2", "certify"),
        (PROGRAMME, "certified", "withdraw"),
        (PROGRAMME, "refused", "withdraw"),
        (PROGRAMME, "withdrawn", "apply"),
        (MAJOR_FINDING, "open", "verify"),
        (MAJOR_FINDING, "verified", "return"),
        (MINOR_FINDING, "plan_submitted", "verify"),
        (MINOR_FINDING, "open", "accept_plan"),
        (CERTIFICATE, "valid", "restore"),
        (CERTIFICATE, "withdrawn", "restore"),
    ],
)
def test_refuses_shortcuts(table: StateTable, state: str, event: str) -> None:
    with pytest.raises(TransitionRefused):
        table.transition(state, event)


def test_names_the_ends() -> None:
    assert PROGRAMME.final_states == {"certified", "refused", "withdrawn"}
    assert PROGRAMME.states == set(ProgrammeState)
    assert CERTIFICATE.states == set(CertificateState)


@pytest.mark.parametrize("table", [MAJOR_FINDING, MINOR_FINDING])
def test_who_corrects_never_closes(table: StateTable) -> None:
    closing = {"verify", "accept_plan", "return"}
    for arrow in table.transitions:
        assert bool(arrow.roles & WORKERS) == (arrow.event not in closing)

"""How the demonstration writes an assignment down: its days, papers, findings and follow-ups."""

from __future__ import annotations

from dataclasses import dataclass

TEAM = (
    ("inspector", "responsible"),
    ("process", "technical"),
    ("supervisor", "leader"),
    ("staff", "member"),
)
SECOND_TEAM = (
    ("inspector", "responsible"),
    ("second", "technical"),
    ("staff", "leader"),
    ("auditor", "member"),
)


@dataclass(frozen=True)
class Paper:
    """A working paper; without a result it is only begun, with an unanswered note it is open."""

    title: str
    procedure: str
    by: str
    on: str
    result: str = ""
    note: str = ""
    answer: str = ""
    is_waiting: bool = False


@dataclass(frozen=True)
class Advice:
    """A finding and what was recommended on it."""

    addressee: str
    title: str
    condition: str
    criterion: str
    cause: str
    effect: str
    texts: tuple[str, ...]
    kind: str = "compliance"
    amount: str = ""
    office: str = ""


@dataclass(frozen=True)
class Follow:
    """What became of a recommendation: answered, verified, missing, or given up."""

    answered: str = ""
    by: str = ""
    text: str = ""
    verified: str = ""
    missing: str = ""
    given_up: str = ""


@dataclass(frozen=True)
class Case:
    """An assignment with its days; what is empty has not come yet."""

    title: str
    drafted: str
    first: str
    last: str
    promised: str
    line: tuple[int, int] | None = None
    audited: str = ""
    kind: str = ""
    outside: str = ""
    purpose: str = ""
    team: tuple[tuple[str, str], ...] = TEAM
    undeclared: tuple[str, ...] = ()
    letter: str = ""
    begun: str = ""
    # What a member was offered before the team began.
    offered: str = ""
    papers: tuple[Paper, ...] = ()
    advice: tuple[Advice, ...] = ()
    report: str = ""
    returned: str = ""
    levels: int = 2
    summary: str = "Penyelenggaraan berjalan memadai dengan catatan pada temuan di bawah ini."
    released: str = ""
    steps: tuple[Follow, ...] = ()
    closed: str = ""
    cancelled: str = ""


def paper(by: str, on: str, title: str, result: str, *, note: str = "", answer: str = "") -> Paper:
    """A paper of the usual kind."""
    procedure = f"Wawancara, uji petik dokumen, dan pengamatan: {title.lower()}"
    return Paper(title, procedure, by, on, result, note, answer)

"""How ready an agency is, and the pack of evidence for a body."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NotRequired, TypedDict

from teraju.platform.papers.pictures import Drawing

from .values import RequirementState, Text, Value


class StateCounts(TypedDict):
    """How many requirements of a standard stand in each state."""

    standard: Text
    conforming: int
    attention: int
    missing: int
    not_applicable: int


class Gap(TypedDict):
    """A requirement that is still open: why, what comes next, and whose it is."""

    number: str
    title: Text
    state: RequirementState
    reason: Text
    next_action: Text
    owner: Value


class StandardGaps(TypedDict):
    """All that is open in one standard."""

    standard: Text
    gaps: Sequence[Gap]


class ReadinessReport(TypedDict):
    """Template `readiness_report`: how an agency sees itself, and what is still open."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    picture: Drawing | None
    counts: Sequence[StateCounts]
    standards: Sequence[StandardGaps]


class EvidenceLine(TypedDict):
    """A piece of evidence: the day of the fact, the day it was recorded, where it lies.

    `file` is its name in the pack; None: it is a record of Teraju. `remark` says what an auditor
    has to know, such as that it was recorded late.
    """

    ref: str
    title: Text
    on: date | None
    recorded: date | datetime | None
    valid_until: date | None
    file: str | None
    remark: NotRequired[Text]


class PackRequirement(TypedDict):
    """A requirement and what proves it; `state` is None where nobody has judged it.

    `remark` says what stands in the place of evidence, such as why the requirement does not apply.
    """

    number: str
    title: Text
    state: RequirementState | None
    evidence: Sequence[EvidenceLine]
    remark: NotRequired[Text]


class PackIndex(TypedDict):
    """Template `pack_index`: what an auditor's pack holds, requirement by requirement."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    requirements: Sequence[PackRequirement]


class PackFile(TypedDict):
    """A file of a pack: where it lies in it, its bytes, and its SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


class PackManifest(TypedDict):
    """Template `pack_manifest`: every file of a pack but the manifest itself."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    made_by: Text
    made_at: datetime
    files: Sequence[PackFile]


class HandOver(TypedDict):
    """Template `hand_over`: the cover of files that are handed to somebody; no number, no code."""

    title: Text
    subtitle: Text
    facts: Sequence[tuple[Text, Value]]
    files: Sequence[PackFile]

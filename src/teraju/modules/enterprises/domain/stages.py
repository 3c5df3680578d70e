"""The stages of a coached product, by road, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from .kinds import Road


class Stage(StrEnum):
    """Where a coached product stands on its road; each is entered when the one before is done.

    Source: section 5.3 of the facts; internal audit from general knowledge of the schemes.
    """

    SELECTED = "selected"
    GAP_KNOWN = "gap_known"
    AGREED = "agreed"
    PREPARING = "preparing"
    CHECKED = "checked"
    TESTED = "tested"
    APPLIED = "applied"
    AUDITED = "audited"
    CERTIFIED = "certified"
    MARKED = "marked"
    REGISTERED = "registered"


_START = (Stage.SELECTED, Stage.GAP_KNOWN, Stage.AGREED, Stage.PREPARING)
ORDER: Mapping[Road, tuple[Stage, ...]] = {
    # By declaration in OSS: neither test nor audit, and no certificate.
    Road.BINA_UMK: (*_START, Stage.REGISTERED),
    Road.BATIKMARK: (*_START, Stage.TESTED, Stage.APPLIED, Stage.CERTIFIED),
    Road.SPPT_SNI: (
        *_START,
        Stage.CHECKED,
        Stage.TESTED,
        Stage.APPLIED,
        Stage.AUDITED,
        Stage.CERTIFIED,
        Stage.MARKED,
    ),
}


def arrival(road: Road) -> Stage:
    """The last stage of a road: who stands there has arrived."""
    return ORDER[road][-1]


def is_further(road: Road, stage: Stage, than: Stage) -> bool:
    """Whether a stage lies after another on a road. Raises ValueError for a stage not on it."""
    order = ORDER[road]
    return order.index(stage) > order.index(than)

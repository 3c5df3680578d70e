"""Lines that other parts put on the owner's page: papers to take along, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from teraju.modules.enterprises.models import Enterprise
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.models import StoredFile
from teraju.platform.web.kinds import Text


@dataclass(frozen=True)
class OwnerLine:
    """A line of the owner's page, in plain words that a shop owner uses.

    `next` stands at the top: what happens, or what the owner does now. `paper` stands among the
    papers: with `file` the owner downloads it, with `url` a public page opens. What a line names
    the owner of `enterprise` may see: nobody asks a second time.
    """

    enterprise: Enterprise
    text: Text
    kind: Literal["next", "paper"] = "next"
    detail: Text = ""
    url: str = ""
    file: StoredFile | None = None
    # Its day has passed: the page says so beside the detail.
    is_late: bool = False


# `visitor` is nobody in particular, with today's date; all enterprises at once, one query set.
OwnerPart = Callable[[Viewer, Sequence[Enterprise]], Sequence[OwnerLine]]
_parts: dict[OwnerPart, int] = {}


def register_owner_part(part: OwnerPart, order: int = 50) -> None:
    """Put lines on the page of every owner; lower orders stand first."""
    _parts[part] = order


def owner_lines(visitor: Viewer, enterprises: Sequence[Enterprise]) -> Sequence[OwnerLine]:
    """What other parts tell the owner of these enterprises."""
    if not enterprises:
        return []
    parts = sorted(_parts, key=lambda part: _parts[part])
    return [line for part in parts for line in part(visitor, enterprises)]

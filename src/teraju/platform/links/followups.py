"""What may come of a record: modules above offer it to the page of a module below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from teraju.platform.accounts.scope import Viewer

Text = str | Promise


@dataclass(frozen=True)
class FollowUp:
    """A button: to what came of the record, or to the form that begins it."""

    label: Text
    url: str
    icon: str


# Asked with the id of a record that the viewer sees; None where they may begin nothing.
Offer = Callable[[Viewer, int], FollowUp | None]

_offers: dict[str, list[Offer]] = {}


def register_followup(kind: str, offer: Offer) -> None:
    """Offer what may come of records of a kind, such as "operations.nonconforming_output"."""
    known = _offers.setdefault(kind, [])
    if offer not in known:
        known.append(offer)


def followups(viewer: Viewer, kind: str, pk: int) -> list[FollowUp]:
    """What the viewer may go on to from a record; each offer queries a fixed number of times."""
    found = [offer(viewer, pk) for offer in _offers.get(kind, [])]
    return [one for one in found if one is not None]

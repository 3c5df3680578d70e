"""The card on the page of a concern: how long it is kept, and what else can be done with it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from teraju.modules.integrity.concerns import after_words, wording
from teraju.modules.integrity.concerns.domain.outcomes import Receiver
from teraju.modules.integrity.concerns.models import Case, ChannelTest
from teraju.modules.integrity.concerns.selectors import facts
from teraju.modules.integrity.concerns.selectors.keeping import kept_of, stands
from teraju.modules.integrity.concerns.services.desk_common import Hand


def after_card(hand: Hand, case: Case) -> dict[str, Any]:
    """What the card shows; `steps` are names of the desk's table of steps."""
    kept = kept_of(case)
    standing = stands(kept, hand.today)
    steps = ["let-go" if kept.held else "hold"]
    if facts.lesson_waits(case, hand.today) is None:
        steps.append("lesson")
    if ChannelTest.objects.filter(passed_on=None).exists():
        steps.append("test")
    return {
        "hand_over": reverse("desk_hand_over", args=[case.number]),
        "steps": steps,
        "keeping": after_words.KEEPINGS[standing.keeping],
        "shred_on": standing.shred_on,
        "hand_overs": [
            (row, wording.RECEIVERS[Receiver(row.receiver)])
            for row in case.hand_overs.select_related("handler").order_by("pk")
        ],
    }

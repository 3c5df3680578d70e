"""Somebody who came to light later: the routing rule is asked again, of those who read already."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from teraju.modules.integrity.concerns.domain import routing
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.domain.routing import Reason
from teraju.modules.integrity.concerns.models import Case, Handler, IdentityKeeper
from teraju.modules.integrity.concerns.selectors import directory
from teraju.modules.integrity.concerns.services.desk_common import (
    Hand,
    StepRefused,
    claim,
    keep,
    say,
    tell,
)
from teraju.modules.integrity.concerns.services.desk_people import take_key, wishes_in

IN_THE_LINE = frozenset({Reason.NAMED, Reason.SUPERIOR, Reason.SUBORDINATE, Reason.SAME_OFFICE})


@transaction.atomic
def name_more(hand: Hand, number: str, *, expected_version: int, written: str, reason: str) -> Case:
    """Add whom a concern is about; whoever stands in their line loses the key, to the name too.

    Raises StepRefused where the handler themselves would: they step back, and another one does it.
    """
    case = claim(hand, number, expected_version)
    subject = {"named": [], "written": written}
    say(hand, case, Kind.STEP, {"event": "named", "subject": subject, "text": reason})
    leavers = _in_the_line(case, hand)
    if hand.visit.handler.pk in {each.pk for each in leavers}:
        raise StepRefused(
            _("You stand in the line of this person. Step back, and let somebody else add them."),
            field="written",
        )
    if leavers:
        take_key(hand, case, leavers, shut_out=True)
    for _leaver in leavers:
        tell(hand, case, "case.shut_out")
    return keep(hand, case, "case.subject_added")


def _in_the_line(case: Case, hand: Hand) -> list[Handler]:
    """Those who read a concern, or keep a layer of its identity, and may not any more."""
    desk, wishes = directory.whole_desk(), wishes_in(case, hand.visit.identity)
    known = {each.id for each in desk.handlers}
    reads = Q(cases__case=case, cases__left_on=None)
    keeps = Q(pk__in=IdentityKeeper.objects.filter(identity__case=case).values("handler"))
    rows = Handler.objects.filter(reads | keeps).distinct().order_by("pk")
    return [
        each
        for each in rows
        if each.pk in known and routing.may_join(desk, wishes, each.pk) in IN_THE_LINE
    ]

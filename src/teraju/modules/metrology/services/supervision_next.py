"""What follows where something was not put right: another visit, a referral, or nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.supervision import NextStep, Wrong, is_undecided
from teraju.modules.metrology.models import Inspection, InspectionItem
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.selectors.supervision import referral_letter, referred_since
from teraju.modules.metrology.supervision_wording import WRONG
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.papers.api import Paper

from .referral_answers import write_answer
from .supervision_common import locked_inspection, locked_item
from .supervision_papers import issue_referral_paper
from .unit_common import tell

FIELDS = ("next_step", "decided_on", "referred_to", "next_note")


@transaction.atomic
def refer_item(
    *,
    actor: Viewer,
    item_id: int,
    referred_to: str,
    note: str,
    expected_version: int | None = None,
) -> InspectionItem:
    """Refer to the investigators what a measure did not put right."""
    item = _undecided(actor, item_id, expected_version)
    receiver = needed(referred_to, "referred_to", WRONG[Wrong.NEEDS_RECEIVER])
    reason = needed(note, "note", _("Say why."))
    # What an earlier receiver was sent and answered stays in the history: this is another one's.
    item.referral, item.replied_on, item.reply, item.reply_number = None, None, "", ""
    return _decide(
        actor, item, "item.referred", NextStep.REFERRAL, referred_to=receiver, next_note=reason
    )


@transaction.atomic
def issue_referral(*, actor: Viewer, item_id: int, expected_version: int | None = None) -> Paper:
    """Issue the letter that hands a finding on, signed by the head; once for each receiver."""
    item = locked_item(actor, item_id, permissions.INSPECTION_DECIDE, expected_version)
    require_letter(item)
    paper = issue_referral_paper(actor, item)
    item.referral = paper
    save(actor, item)
    tell(actor, item, "item.handed_on", {"paper": paper.number})
    return paper


def require_letter(item: InspectionItem) -> None:
    """Each receiver is sent one letter."""
    if referred_since(item) is None or not item.referred_to:
        raise NotNow(_("It was not referred."))
    standing = referral_letter(item)
    if standing is not None:
        words = _("The letter %(number)s stands already.")
        raise NotNow(words % {"number": standing.number})


@transaction.atomic
def let_item_rest(
    *, actor: Viewer, item_id: int, reason: str, expected_version: int | None = None
) -> InspectionItem:
    """Do nothing more about what was not put right, with the reason."""
    item = _undecided(actor, item_id, expected_version)
    words = needed(reason, "reason", _("Say why."))
    return _decide(actor, item, "item.rested", NextStep.REST, next_note=words)


@transaction.atomic
def record_answer(
    *, actor: Viewer, item_id: int, expected_version: int | None = None, **values: Any
) -> InspectionItem:
    """Record what those did to whom it was referred. `values` are the fields of an answer."""
    item = locked_item(actor, item_id, permissions.INSPECTION_PLAN, expected_version)
    since = require_referred(item)
    before, after = write_answer(actor, item, since, values)
    tell(actor, item, "item.answered", after, before)
    return item


def require_referred(item: InspectionItem) -> date:
    """Since when it is another's to go on with; nobody else answers."""
    since = referred_since(item)
    if since is None:
        raise NotNow(_("It was not referred."))
    return since


def left_undone(actor: Viewer, inspection_id: int, after: Inspection) -> list[InspectionItem]:
    """What an earlier visit left undone, locked; `after` is the visit that looks at it again."""
    earlier = locked_inspection(actor, inspection_id, permissions.INSPECTION_PLAN)
    if earlier.agency_id != after.agency_id:
        raise WrongChoice(_("Choose a record of this unit."))
    rows = earlier.items.undecided().select_for_update(of=("self",), no_key=True)
    found = list(rows.order_by("pk"))
    if not found:
        raise NotNow(_("Nothing of this visit has to be looked at again."))
    for item in found:
        item.inspection = earlier
    return found


def carry_over(actor: Viewer, items: Sequence[InspectionItem], inspection: Inspection) -> None:
    """Have another visit look again at what was not put right."""
    for item in items:
        _decide(actor, item, "item.carried", NextStep.VISIT, next_visit=inspection)


def give_back(actor: Viewer, inspection: Inspection) -> None:
    """The visit does not take place: somebody has to say anew what follows."""
    for item in _carried(inspection):
        _give_back(actor, item, inspection.ending_reason)


def give_back_unseen(actor: Viewer, inspection: Inspection, seen: Sequence[InspectionItem]) -> None:
    """Of what the visit was for and did not see, somebody has to say anew what follows.

    What bears no tag is told apart by nothing: so many of it count as seen as were recorded.
    """
    known = {one.instrument_id for one in seen}
    untagged = sum(one.instrument_id is None for one in seen)
    for item in _carried(inspection):
        if item.instrument_id is None and untagged:
            untagged -= 1
        elif item.instrument_id is None or item.instrument_id not in known:
            _give_back(actor, item, str(_("It was not seen at the visit.")))


def _carried(inspection: Inspection) -> Sequence[InspectionItem]:
    rows = inspection.carried.select_for_update(of=("self",), no_key=True).select_related(
        "inspection"
    )
    return list(rows.order_by("pk"))


def _give_back(actor: Viewer, item: InspectionItem, reason: str) -> None:
    item.next_step, item.decided_on, item.next_visit = "", None, None
    save(actor, item)
    tell(actor, item, "item.returned", {"reason": reason})


def _undecided(actor: Viewer, item_id: int, expected_version: int | None) -> InspectionItem:
    item = locked_item(actor, item_id, permissions.INSPECTION_PLAN, expected_version)
    require_undecided(item)
    return item


def require_undecided(item: InspectionItem) -> None:
    """What follows is decided of what was not put right, once."""
    if not is_undecided(item.outcome, item.next_step):
        raise NotNow(_("There is nothing to be decided here."))


def _decide(
    actor: Viewer, item: InspectionItem, verb: str, next_step: NextStep, **values: Any
) -> InspectionItem:
    before = filled(values_of(item, FIELDS))
    item.next_step, item.decided_on = next_step, actor.today
    for name, value in values.items():
        setattr(item, name, value)
    save(actor, item)
    after = filled(values_of(item, FIELDS))
    if item.next_visit is not None:
        after["next_visit"] = str(item.next_visit)
    tell(actor, item, verb, after, before)
    return item

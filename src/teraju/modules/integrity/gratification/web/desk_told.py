"""What the unit and KPK made of a report, as its reporter may read it."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.integrity.gratification.models import GiftReport, Handling
from teraju.modules.integrity.gratification.models.desk_choices import DROP_REASONS, OWNERS
from teraju.modules.integrity.gratification.selectors.desk import Objects, objects_of
from teraju.platform.web.kinds import Fact, Section, Status
from teraju.platform.web.record_parts import table

from .common import FACTS
from .desk_statuses import deposit_status


def told_sections(report: GiftReport) -> list[Section]:
    """How the unit assessed it, what KPK decided, and where each thing is. Four queries."""
    handling = Handling.objects.filter(report=report).first()
    facts = _facts(handling) if handling else []
    found = [Section(_("What became of it"), FACTS, {"facts": facts})] if facts else []
    return [*found, *_things(objects_of(report))]


def _facts(handling: Handling) -> list[Fact]:
    owner, reason = handling.owner_decided, handling.reason_dropped
    lines = [
        Fact(pgettext("gift", "Assessment"), capfirst(str(handling.get_verdict_display()))),
        Fact(_("Why it departs from the rules"), handling.departure),
        Fact(_("Forwarded on"), handling.forwarded_on),
        Fact(_("Whose the gift is"), capfirst(str(OWNERS[owner])) if owner else ""),
        Fact(_("Decision"), handling.decision_number),
        Fact(_("Decided on"), handling.decided_on),
        Fact(_("To be handed over by"), handling.hand_over_cautious),
        Fact(_("Handed over on"), handling.handed_over_on, note=handling.hand_over_receipt),
        Fact(_("Why it is not followed up"), capfirst(str(DROP_REASONS[reason])) if reason else ""),
        Fact(_("In words"), handling.drop_note),
        Fact(_("Closed on"), handling.closed_on),
    ]
    return [fact for fact in lines if fact.value]


def _things(objects: Objects) -> list[Section]:
    """What the unit took in under seal, and what was given away."""
    names = {item.pk: item.description for item in objects.items}
    rows: list[list[Any]] = [
        [names[one.item_id], deposit_status(one), one.seal, one.taken_in_on]
        for one in objects.deposits
    ]
    rows += [
        [names[one.item_id], Status("good", _("given away")), one.recipient, one.donated_on]
        for one in objects.donations
    ]
    headers = [pgettext("gift", "Object"), _("Status"), _("Seal or receiver"), _("Since")]
    return [table(_("Where the objects are"), headers, rows)] if rows else []

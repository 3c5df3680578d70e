"""What the pages of owners, places and instruments show."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.exemptions import ExemptionState, inscription
from teraju.modules.metrology.domain.standing import standing_on
from teraju.modules.metrology.models import Exemption, Instrument, Owner, Place
from teraju.modules.metrology.models.choices import EXEMPTION_PURPOSES
from teraju.modules.metrology.models.order_choices import VOID_REASONS
from teraju.modules.metrology.order_permissions import ORDER_ENTER
from teraju.modules.metrology.plate_wording import capacity_of, kind_and_capacity
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.selectors.marks import awaited_certificate, lost_mark
from teraju.modules.metrology.selectors.reminders import is_stopped
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.record_parts import added_action, filled, table

from .numbers import measured
from .register_common import SHOWN
from .register_words import (
    exemption_status,
    pieces_words,
    place_status,
    plate_words,
    standing_column,
    standing_status,
)
from .sheet_sections import awaited_fact


def owner_facts(viewer: Viewer, owner: Owner) -> list[Fact]:
    contact = rights.allowed(viewer, permissions.CONTACT_READ, owner)
    return filled(
        [
            Fact(_("Kind"), _("Business") if owner.is_business else pgettext("owner", "Person")),
            Fact(_("Telephone"), owner.phone if contact else ""),
            Fact(_("E-mail"), owner.email if contact else ""),
            Fact(_("Address"), owner.address if contact else ""),
            Fact(_("NIB"), owner.business_number),
            Fact(_("Unit"), owner.agency.name),
            Fact(_("Trades no longer since"), owner.ended_on),
            _reminded(viewer, owner),
        ]
    )


def _reminded(viewer: Viewer, owner: Owner) -> Fact:
    """Whether the owner gets reminders, with the page where that is changed. One query."""
    if viewer.is_guest or owner.ended_on:
        return Fact("", "")
    words = _("wishes none") if is_stopped(owner.pk) else _("yes, before instruments run out")
    url = reverse("metrology_due_owner", args=[owner.pk])
    return Fact(pgettext("owner", "Reminders"), words, url=url)


def place_facts(place: Place) -> list[Fact]:
    where = [place.latitude, place.longitude]
    market = place.market
    return filled(
        [
            Fact(_("Market"), market, url=market.get_absolute_url()) if market else Fact("", ""),
            Fact(_("Block and number"), place.stall),
            Fact(_("District"), place.district),
            Fact(_("Address"), place.address),
            Fact(
                _("Coordinates"),
                "; ".join(measured(one) for one in where if one is not None),
                url=f"geo:{place.latitude},{place.longitude}" if None not in where else "",
            ),
            Fact(_("Unit"), place.agency.name),
            Fact(_("Closed on"), place.closed_on),
        ]
    )


def order_for(viewer: Viewer, owner: Owner, record: Owner | Instrument) -> Action | None:
    """Whoever came to the counter is found here: their order begins with their instruments.

    The record of the page is of the owner's unit, and knows it without another query.
    """
    if owner.ended_on or not rights.allowed(viewer, ORDER_ENTER, record):
        return None
    asked = urlencode({"owner": owner.pk, "agency": owner.agency_id})
    url = f"{reverse('metrology_order_add')}?{asked}"
    return Action(_("Enter an order"), url, icon="clipboard-list")


def instruments_of(viewer: Viewer, target: Owner | Place, title: str, **where: Any) -> Section:
    """The instruments in use of an owner or at a place, the newest first."""
    found = reading.instruments(viewer).in_use().filter(**where).order_by("-pk")[: SHOWN + 1]
    return _first_of(
        title,
        [
            _("Tag"),
            _("Kind"),
            pgettext("instrument", "Owner"),
            _("Where"),
            _("Valid until"),
            _("Status"),
        ],
        [
            [
                Link(one.tag, one.get_absolute_url()),
                [kind_name(one.kind), capacity_of(one)],
                one.owner.name,
                str(one.place),
                one.counts_until or "–",
                standing_column(one),
            ]
            for one in found
        ],
        _("No instrument in use."),
        action=None if "user" in where else _entered(viewer, target),
    )


def _entered(viewer: Viewer, target: Owner | Place) -> Action | None:
    """The way to enter another instrument; none to an owner who trades no more, a closed place."""
    if isinstance(target, Owner):
        name, over = "owner", target.ended_on
    else:
        name, over = "place", target.closed_on
    if over:
        return None
    asked = urlencode({name: target.pk})
    url = f"{reverse('metrology_instrument_add')}?{asked}"
    return added_action(viewer, target, permissions.REGISTER_WRITE, _("Enter an instrument"), url)


def kiosks_of(viewer: Viewer, market: Place) -> Section:
    """The kiosks of a market by block and number: many are called alike."""
    found = reading.places_counted(viewer).filter(market=market.pk)
    return _first_of(
        _("Kiosks"),
        [_("Kiosk"), _("Instruments in use"), _("Status")],
        [
            [Link(str(one), one.get_absolute_url()), one.in_use, place_status(one)]
            for one in found.order_by("stall", "name", "pk")[: SHOWN + 1]
        ],
        _("No kiosk yet."),
    )


def _first_of(
    title: str, headers: list[Any], rows: list[list[Any]], empty: str, **more: Any
) -> Section:
    """A table of the first rows; where there are more, the title says so."""
    if len(rows) > SHOWN:
        title = _("{title}: the first {shown}").format(title=title, shown=SHOWN)
    return table(title, headers, rows[:SHOWN], empty, **more)


def more_of(section: Section, label: str, register: str, **asked: Any) -> list[Action]:
    """The way to the whole list, where a section shows its beginning only."""
    if len(section.context["rows"]) < SHOWN:
        return []
    return [Action(label, f"{reverse(register)}?{urlencode(asked)}", icon="list")]


def instrument_facts(instrument: Any) -> list[Fact]:
    """Of an instrument that knows the day of the look (`as_of`)."""
    owner, user, place = instrument.owner, instrument.user, instrument.place
    lost = lost_mark(instrument)
    pieces = instrument.count if instrument.count > 1 else None
    standing = standing_on(instrument.standing, instrument.valid_until, instrument.as_of)
    passed = pieces_words(instrument, standing, instrument.as_of)
    return filled(
        [
            Fact(_("Kind"), kind_name(instrument.kind)),
            Fact(_("Capacity"), capacity_of(instrument)),
            Fact(_("Pieces"), pieces, note=passed),
            Fact(_("Make"), instrument.make),
            Fact(_("Model"), instrument.model),
            Fact(_("Serial number"), instrument.serial or _("none: the tag takes its place")),
            *(Fact(*told) for told in plate_words(instrument.kind, instrument.plate)),
            Fact(pgettext("instrument", "Owner"), owner.name, url=owner.get_absolute_url()),
            Fact(_("Used by"), user.name, url=user.get_absolute_url()) if user else Fact("", ""),
            Fact(_("Place"), str(place), url=place.get_absolute_url()),
            Fact(_("Market"), place.market.name if place.market else ""),
            Fact(_("Fixed where it stands"), _("yes") if instrument.is_fixed else ""),
            Fact(pgettext("instrument", "Verified on"), instrument.verified_on),
            Fact(_("Valid until"), instrument.counts_until),
            awaited_fact(awaited_certificate(instrument)),
            Fact(_("Void since"), lost.on, note=VOID_REASONS[lost.reason])
            if lost
            else Fact("", ""),
            Fact(
                _("Public page"),
                _("What anybody sees who scans the tag"),
                url=reverse("metrology_tag", args=[instrument.tag]),
            ),
            Fact(_("Number in the earlier list"), instrument.list_number),
            Fact(_("In the register since"), instrument.since),
            Fact(_("Out of use since"), instrument.retired_on, note=instrument.retired_reason),
        ]
    )


def exemptions_of(viewer: Viewer, instrument: Instrument) -> list[Section]:
    rows = reading.exemptions(viewer).filter(instrument=instrument.pk)
    found = [
        [
            Link(EXEMPTION_PURPOSES[one.purpose], one.get_absolute_url()),
            one.requested_on,
            one.decided_on or "–",
            exemption_status(one),
        ]
        for one in rows.order_by("-requested_on", "-pk")[:SHOWN]
    ]
    if not found:
        return []
    headers = [_("Used only in"), _("Requested on"), _("Decided on"), _("Status")]
    return [table(_("Exemptions from re-verification"), headers, found, "")]


def _mark_today(exemption: Exemption, today: date) -> Fact:
    """Whether it bears a valid mark, without which no request is granted."""
    instrument = exemption.instrument
    until = instrument.counts_until
    note = f"{_('Valid until')} {date_format(until)}" if until else ""
    return Fact(_("Mark today"), standing_status(instrument, today).word, note=note)


def exemption_facts(exemption: Exemption, today: date) -> list[Fact]:
    instrument = exemption.instrument
    waits = exemption.state == ExemptionState.REQUESTED
    # What was refused or is withdrawn bears none.
    may = waits or exemption.state == ExemptionState.GRANTED
    words = inscription(exemption.requested_on) if may else ""
    return filled(
        [
            Fact(
                _("Instrument"),
                kind_and_capacity(instrument),
                url=instrument.get_absolute_url(),
            ),
            Fact(_("Tag"), instrument.tag),
            Fact(pgettext("instrument", "Owner"), instrument.owner.name),
            Fact(_("Used only in"), EXEMPTION_PURPOSES[exemption.purpose]),
            Fact(_("Where exactly"), exemption.location),
            Fact(_("Number of the request"), exemption.letter),
            Fact(_("Requested on"), exemption.requested_on),
            Fact(_("Decision by"), exemption.due_on if waits else None),
            _mark_today(exemption, today) if waits else Fact("", ""),
            Fact(_("Words on the instrument"), words),
            Fact(_("Decided on"), exemption.decided_on, note=exemption.decision_reason),
            Fact(_("Withdrawn on"), exemption.withdrawn_on, note=exemption.withdrawn_reason),
        ]
    )

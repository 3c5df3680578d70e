"""Reminding owners of instruments that run out: by mail, or by a message that the counter sends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.domain.reminders import whatsapp_number
from teraju.modules.metrology.domain.retribution import is_free
from teraju.modules.metrology.models import Owner, Reminder, ReminderStop
from teraju.modules.metrology.models.plan_choices import ReminderWay
from teraju.modules.metrology.plan_refusals import NotToBeReminded
from teraju.modules.metrology.selectors.reminders import (
    due_instruments,
    due_of,
    next_session,
    stopped,
)
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.notify.services import Recipient, send, way_to
from teraju.platform.organisation.models import Agency

from .register_common import trail_name

REMIND = permissions.REMIND
SALT = "metrology.reminders"
# The message names so many instruments; who has more is told how many more.
MOST_NAMED = 12
_VERBS = {
    ReminderWay.MAIL: "reminder.mailed",
    ReminderWay.WHATSAPP: "reminder.passed_on",
    ReminderWay.OTHER: "reminder.told",
}


def reminded_agencies() -> list[Agency]:
    """The open agencies with a register of owners. One query."""
    kept = Owner.objects.order_by().values("agency")
    rows = Agency.objects.filter(pk__in=kept, closed_on=None).select_related("government")
    return list(rows.order_by("pk"))


def owners_to_mail(agency: Agency, today: date) -> list[int]:
    """Owners with an address and something that nobody told them yet. One query."""
    rows = due_instruments(agency.pk, today).filter(told=False, owner__ended_on=None)
    reachable = rows.exclude(owner__email="", owner__phone="").exclude(stopped("owner"))
    return list(reachable.order_by("owner").values_list("owner", flat=True).distinct())


def goes_by_itself(owner: Owner) -> bool:
    """Whether this house can send a message to the owner: a mail server or a gateway is set."""
    return bool(way_to(_recipient(owner), owner.government)[1])


def _recipient(owner: Owner) -> Recipient:
    return Recipient(name=owner.name, email=owner.email, phone=owner.phone)


@transaction.atomic
def remind_by_mail(actor: Viewer, owner_id: int, now: datetime) -> int:
    """Send one message of all that an owner was not told yet; how many instruments it names.

    The row of each instrument and term is written with it: whoever comes second finds it.
    """
    owner = (
        Owner.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency", "government")
        .get(pk=owner_id)
    )
    found = [one for one in due_of(owner, now.date()) if not one.told]
    if not found or _has_stop(owner) or not goes_by_itself(owner):
        return 0
    acting = replace(actor, now=now)
    _keep(acting, owner, found, ReminderWay.MAIL)
    with override(settings.LANGUAGE_CODE):
        send(
            recipient=_recipient(owner),
            subject=subject(),
            text=message(owner, found, now.date(), with_stop=True),
            link="",
            government=owner.government,
            actor=acting,
            in_inbox=False,
        )
    _tell(acting, owner, _VERBS[ReminderWay.MAIL], len(found))
    return len(found)


@transaction.atomic
def record_passed_on(
    *,
    actor: Viewer,
    owner_id: int,
    way: str = ReminderWay.WHATSAPP,
    expected_version: int | None = None,
) -> Owner:
    """Record that the counter has sent the prepared message, or told the owner itself."""
    owner = _claim(actor, owner_id, expected_version)
    found = [one for one in due_of(owner, actor.today) if not one.told]
    if _has_stop(owner):
        raise NotToBeReminded(_("This owner wishes no reminders."))
    if not found:
        raise NotToBeReminded(_("The owner was told of everything that runs out soon already."))
    told = ReminderWay(way)
    _keep(actor, owner, found, told)
    _tell(actor, owner, _VERBS[told], len(found))
    return owner


@transaction.atomic
def stop_reminders(*, actor: Viewer, owner_id: int, expected_version: int | None = None) -> Owner:
    """Record that an owner wishes no reminders."""
    owner = _claim(actor, owner_id, expected_version)
    if _has_stop(owner):
        raise NotToBeReminded(_("This owner wishes no reminders."))
    save(actor, _stop(owner, actor.today, actor.office))
    record_event(
        actor=actor, verb="metrology.reminders.stopped", target=owner, label=trail_name(owner)
    )
    return owner


@transaction.atomic
def resume_reminders(*, actor: Viewer, owner_id: int, expected_version: int | None = None) -> Owner:
    """Record that an owner wishes reminders again."""
    owner = _claim(actor, owner_id, expected_version)
    rows = ReminderStop.objects.select_for_update(no_key=True).filter(owner=owner, ended_on=None)
    for one in rows:
        one.ended_on = actor.today
        save(actor, one)
    record_event(
        actor=actor, verb="metrology.reminders.resumed", target=owner, label=trail_name(owner)
    )
    return owner


@transaction.atomic
def stop_by_link(*, actor: Viewer, token: str) -> bool:
    """What the link in a message does: no reminders from now on. False for a broken link."""
    owner_id = owner_of_token(token)
    rows = Owner.objects.select_for_update(of=("self",), no_key=True).select_related("agency")
    owner: Owner | None = rows.filter(pk=owner_id).first() if owner_id else None
    if owner is None:
        return False
    if not _has_stop(owner):
        save(actor, _stop(owner, actor.today, ""))
        record_event(
            actor=actor, verb="metrology.reminders.stopped", target=owner, label=trail_name(owner)
        )
    return True


def owner_of_token(token: str) -> int | None:
    """The owner whom the link of a message belongs to; None where it is broken."""
    try:
        found = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return found if isinstance(found, int) else None


def subject() -> str:
    """What stands over a reminder by mail."""
    return gettext("Your measuring instruments have to be verified again")


def ways_of(owner: Owner) -> list[ReminderWay]:
    """By which ways somebody of the unit may tell an owner, the likeliest first."""
    found = {
        ReminderWay.WHATSAPP: bool(whatsapp_number(owner.phone)),
        ReminderWay.MAIL: bool(owner.email),
        ReminderWay.OTHER: True,
    }
    return [way for way, there in found.items() if there]


def message(owner: Owner, found: Sequence[Any], on: date, *, with_stop: bool) -> str:
    """The text of a reminder: what runs out when, where to go, how to be left alone."""
    lines = [
        f"- {kind_name(one.kind)} {one.capacity} ({one.tag}): {date_format(one.valid_until, 'F Y')}"
        for one in found[:MOST_NAMED]
    ]
    left = len(found) - len(lines)
    if left > 0:
        lines.append(ngettext("… and %d more", "… and %d more", left) % left)
    text = [
        gettext("%(unit)s reminds you: these instruments have to be verified again (tera ulang).")
        % {"unit": owner.agency.name},
        "",
        *lines,
        "",
        gettext(
            "Bring them to the office or to the next market session. What cannot be moved is "
            "tested where it stands: ask for a day."
        ),
    ]
    session = next_session(owner.agency_id, found, on)
    if session is not None:
        day = date_format(session.starts_on, "DATE_FORMAT")
        words = gettext("The next session: %(place)s, %(day)s.")
        text.append(words % {"place": session.place, "day": day})
    if is_free(on):
        text.append(gettext("It costs nothing."))
    if with_stop:
        url = settings.TERAJU_ADDRESS + reverse(
            "metrology_reminders_stop", args=[signing.dumps(owner.pk, salt=SALT)]
        )
        text += ["", gettext("No reminders any more: %(url)s") % {"url": url}]
    return "\n".join(text)


def _stop(owner: Owner, on: date, office: str) -> ReminderStop:
    return ReminderStop(
        government_id=owner.government_id,
        agency=owner.agency,
        owner=owner,
        on=on,
        office=office[:160],
    )


def _claim(actor: Viewer, owner_id: int, expected_version: int | None) -> Owner:
    rows = Owner.objects.visible_to(actor).select_related("agency", "government")
    owner: Owner = claim(rows, owner_id, expected_version)
    rights.require(actor, REMIND, owner)
    return owner


def _has_stop(owner: Owner) -> bool:
    return ReminderStop.objects.filter(owner=owner, ended_on=None).exists()


def _keep(actor: Viewer, owner: Owner, found: Sequence[Any], way: ReminderWay) -> None:
    for one in found:
        row = Reminder(
            government_id=owner.government_id,
            agency=owner.agency,
            instrument=one,
            term=one.valid_until,
            owner=owner,
            way=way,
            on=actor.today,
            sent_by_id=actor.user_id,
            sent_office=actor.office[:160],
            is_example=owner.is_example,
        )
        save(actor, row)


def _tell(actor: Viewer, owner: Owner, verb: str, count: int) -> None:
    record_event(
        actor=actor,
        verb=f"metrology.{verb}",
        target=owner,
        after={"instruments": count},
        label=trail_name(owner),
    )

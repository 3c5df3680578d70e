"""Asking for a study visit: by anybody with the public form, or from a letter by the host."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.domain.guests import guest_of
from teraju.modules.learning.domain.regions import provinces
from teraju.modules.learning.domain.studies import Origin, broken_wish
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.study_permissions import STUDY_HANDLE
from teraju.modules.learning.study_policy import study_number
from teraju.modules.learning.study_refusals import TooManyRequests, WrongDay
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.organisation.models import Agency

from .study_common import (
    CONTACT,
    FREELY,
    LETTER,
    code_for,
    hash_of,
    kept,
    locked_visit,
    openly,
    put,
    said,
    step_to,
    tell,
)

HOUR = timedelta(hours=1)
LONGEST_GUEST = 120
WRONG_WISH = {
    "past": _("This day is over: wish a day to come."),
    "order": _("The last day lies before the first."),
}


class Wish(TypedDict, total=False):
    """What a request says of its guests, and whom to reach among them."""

    province: str
    guest: str
    guest_offices: str
    wished_from: date
    wished_until: date
    size: int
    wishes: str
    contact_name: str
    contact_office: str
    contact_phone: str
    contact_email: str


@dataclass(frozen=True)
class Asked:
    """A request and the code that opens it: shown to who sent it, and kept nowhere."""

    visit: StudyVisit
    code: str


@transaction.atomic
def ask_for_visit(*, actor: Viewer, agency: Agency, key: uuid.UUID, **wish: Unpack[Wish]) -> Asked:
    """Take a request of anybody. The same form sent twice is one request, with the same code."""
    earlier: StudyVisit | None = StudyVisit.objects.filter(key=key).first()
    if earlier is not None:
        return Asked(earlier, code_for(key))
    _check_flood(actor, agency)
    _check_reachable(wish)
    visit = _new(actor, agency, key, Origin.FORM, actor.today)
    _fill(actor, visit, wish)
    return Asked(_received(actor, visit, "requested"), code_for(key))


@transaction.atomic
def enter_letter(
    *,
    actor: Viewer,
    agency: Agency,
    letter_number: str,
    letter_on: date,
    received_on: date | None = None,
    is_example: bool = False,
    **wish: Unpack[Wish],
) -> StudyVisit:
    """Enter a request that came as a letter."""
    rights.require(actor, STUDY_HANDLE, agency)
    day = received_on or actor.today
    if day > actor.today:
        raise WrongDay(_("This day has not come yet."), field="received_on")
    if letter_on > day:
        raise WrongDay(_("The letter is younger than its arrival."), field="letter_on")
    visit = _new(actor, agency, uuid.uuid4(), Origin.LETTER, day)
    visit.letter_number = said(letter_number, "letter_number", _("Write the letter's number."))
    visit.letter_on, visit.is_example = letter_on, is_example
    _fill(actor, visit, wish, since=day)
    return _received(actor, visit, "entered")


@transaction.atomic
def change_request(
    *, actor: Viewer, visit_id: int, expected_version: int | None = None, **wish: Unpack[Wish]
) -> StudyVisit:
    """Put a request right until it is answered, as after a telephone call."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "change")
    before, hidden = openly(visit), values_of(visit, (*FREELY, *CONTACT))
    _fill(actor, visit, wish, since=visit.received_on)
    now = values_of(visit, (*FREELY, *CONTACT))
    changed = {name: value for name, value in now.items() if value != hidden[name]}
    after = openly(visit)
    return kept(actor, visit, "changed", after, before=before, personal=changed)


@transaction.atomic
def rename_guest(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    province: str,
    guest: str,
) -> StudyVisit:
    """Put the name of a guest government right, on all its visits that the actor looks after.

    With the name of another that came it becomes the same one. Papers stay as they were issued.
    """
    visit = locked_visit(actor, visit_id, expected_version)
    if province not in provinces():
        raise WrongDay(_("Choose a province of the list."), field="province")
    name = named(guest)
    was = (visit.province, visit.guest)
    hosts = rights.agencies_where(actor, STUDY_HANDLE).order_by()
    others = StudyVisit.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    same = others.filter(
        government=visit.government_id,
        agency__in=hosts.values("pk"),
        province=visit.province,
        guest=visit.guest,
    )
    for one in [visit, *same.exclude(pk=visit.pk).order_by("pk")]:
        one.province, one.guest = province, name
        before = {"province": provinces().get(was[0], ""), "guest": was[1]}
        after = {"province": provinces()[province], "guest": name}
        kept(actor, one, "renamed", after, before=before)
    return visit


def named(guest: str) -> str:
    """The name of a guest government, written as all are."""
    read = guest_of(guest)
    if not read.key:
        raise WrongDay(_("Name the government that comes."), field="guest")
    return str(read)[:LONGEST_GUEST]


def reply_day(actor: Viewer, government_id: int, since: date) -> date:
    """By when a request that came on a day is answered."""
    days = study_number(actor.today, "reply_working_days")
    return calendar_of(government_id).add_working_days(
        since, days, collective_leave_is_working_day=False
    )


def _new(
    actor: Viewer, agency: Agency, key: uuid.UUID, origin: Origin, received_on: date
) -> StudyVisit:
    return StudyVisit(
        government=agency.government,
        agency=agency,
        key=key,
        code_hash=hash_of(code_for(key)),
        origin=origin,
        received_on=received_on,
        received_at=actor.now,
        reply_by=reply_day(actor, agency.government_id, received_on),
    )


def _fill(actor: Viewer, visit: StudyVisit, wish: Wish, since: date | None = None) -> None:
    put(visit, wish)
    visit.guest = named(visit.guest)
    visit.wishes = said(visit.wishes, "wishes", _("Say what you want to see."))
    if visit.province not in provinces():
        raise WrongDay(_("Choose a province of the list."), field="province")
    for field, code in broken_wish(
        visit.wished_from, visit.wished_until, since or actor.today
    ).items():
        raise WrongDay(WRONG_WISH[code], field=field)
    largest = study_number(actor.today, "largest_group")
    if visit.size > largest:
        sentence = format_lazy(_("At most {most} guests can be named."), most=largest)
        raise WrongDay(sentence, field="size")


def _received(actor: Viewer, visit: StudyVisit, verb: str) -> StudyVisit:
    save(actor, visit)
    after = filled({"agency": visit.agency, **openly(visit), **values_of(visit, LETTER)})
    tell(actor, visit, verb, after, personal=filled(values_of(visit, (*FREELY, *CONTACT))))
    return visit


def _check_reachable(wish: Wish) -> None:
    if not any(str(wish.get(name, "")).strip() for name in ("contact_phone", "contact_email")):
        raise WrongDay(
            _("Give a telephone number or a mail address: else nobody can ask back."),
            field="contact_phone",
        )


def _check_flood(actor: Viewer, agency: Agency) -> None:
    """A machine must not fill the register; people are told how else to reach the host."""
    recent: Any = StudyVisit.objects.filter(
        government=agency.government_id, origin=Origin.FORM, received_at__gt=actor.now - HOUR
    )
    if recent.count() >= study_number(actor.today, "requests_per_hour"):
        words = _(
            "Very many requests are coming in just now. Try again in an hour, or write to {host}."
        )
        raise TooManyRequests(format_lazy(words, host=agency.name))

"""Who reads and who is who: set up at the keyboard of the machine, by who operates it.

There is no administrator with pages. The operator lets people in and reads nothing by that: a key
is made by each handler alone, under a passphrase that the operator never sees.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.directory import Directory
from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import access, trail
from teraju.modules.integrity.concerns.models import Handler, Office, Person, Session


class NotSetUp(DomainError):
    """An office, a person or a handler that is named does not fit what is there."""


@transaction.atomic
def keep_office(
    *, code: str, name: str, name_en: str = "", unit: str = "", outside: bool = False, today: date
) -> Office:
    """Add an office that reads concerns, or change how it is called. Its code stays."""
    office, made = Office.objects.update_or_create(
        code=code,
        defaults={"name": name, "name_en": name_en, "unit": unit, "outside": outside},
        create_defaults={
            "name": name,
            "name_en": name_en,
            "unit": unit,
            "outside": outside,
            "position": Office.objects.count() + 1,
        },
    )
    verb = "office.added" if made else "office.changed"
    trail.record(verb, today=today, actor=trail.HOUSE)
    return office


@transaction.atomic
def let_in(
    *,
    office: Office,
    login_name: str,
    name: str,
    person_key: str = "",
    email: str = "",
    custodian: bool = False,
    now: datetime,
    today: date,
) -> tuple[Handler, str]:
    """Let somebody in, or invite them again while they have no key; gives the word of invitation.

    `person_key` is theirs in the directory: by it they are shut out of what concerns them. Somebody
    of an office inside the government has to have one.
    """
    person = Person.objects.filter(key=person_key).first() if person_key else None
    if person_key and person is None:
        raise NotSetUp(_("Nobody in the directory has this key: take the directory in first."))
    if person is None and not office.outside:
        raise NotSetUp(
            _("Name the person of the directory: without it nobody knows whose line they are in.")
        )
    handler = Handler.objects.filter(login_name__iexact=login_name).first()
    if handler is None:
        handler = Handler.objects.create(
            office=office,
            login_name=login_name,
            name=name,
            person=person,
            email=email,
            custodian=custodian,
        )
        trail.record("handler.added", today=today, actor=trail.HOUSE)
    return handler, access.invite(handler, now=now, today=today)


@transaction.atomic
def let_go(*, login_name: str, today: date) -> Handler:
    """Let somebody go: nothing is sealed to them any more, and their visits end.

    What was sealed to them stays sealed to them: whoever has their passphrase and a copy of the
    database from before could read it.
    """
    handler = (
        Handler.objects.select_for_update(no_key=True).filter(login_name__iexact=login_name).first()
    )
    if handler is None:
        raise NotSetUp(_("Nobody has this login name."))
    if handler.retired_on is None:
        handler.retired_on = today
        handler.version += 1
        handler.save(update_fields=["retired_on", "version"])
        Session.objects.filter(handler=handler).delete()
        trail.record("handler.retired", today=today, actor=trail.HOUSE)
    return handler


@transaction.atomic
def take_in_directory(directory: Directory, *, today: date) -> tuple[int, int]:
    """Bring the people in line with the directory; gives how many are there and how many left.

    Nobody is deleted: a concern may be about somebody who left. The line of who left stays known,
    so that those who stood in it read nothing about them.
    """
    known = {one.key: one for one in Person.objects.all()}
    for line in directory.people:
        one = known.get(line.key) or Person(key=line.key)
        one.name, one.post, one.unit, one.left = line.name, line.post, line.unit, False
        one.save()
        known[line.key] = one
    told = {line.key for line in directory.people}
    for line in directory.people:
        one, superior = known[line.key], known.get(line.superior)
        if one.superior_id != (superior.pk if superior else None):
            one.superior = superior
            one.save(update_fields=["superior"])
    gone = Person.objects.exclude(key__in=told).filter(left=False)
    left = gone.update(left=True)
    trail.record("directory.taken_in", today=today, actor=trail.HOUSE)
    return len(told), left

"""Offices and handlers of the demonstration, with passphrases that everybody knows.

Never with real concerns: whoever reads this file opens everything that is sealed to them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from teraju.kernel.directory import parse

from . import access
from .cast import OFFICES, ROLES
from .models import Handler, Office, Person
from .services.setting_up import keep_office, let_in, take_in_directory
from .web import clock

DIRECTORY = "directory.json"


def build(tell: Callable[[str], None]) -> None:
    """Take in the directory that lies in the data folder and make everybody's key, once."""
    if not settings.TERAJU_DEMO or Handler.objects.exists():
        return
    tell("Building the demonstration's channel of concerns ...")
    with transaction.atomic():
        _build()


def _build() -> None:
    today, now = clock.today(), clock.now()
    file = Path(settings.DATA_DIR) / DIRECTORY
    if file.exists():
        take_in_directory(parse(file.read_bytes()), today=today)
    offices: dict[str, Office] = {}
    for code, name, english, outside in OFFICES:
        unit = "" if outside else name
        offices[code] = keep_office(
            code=code, name=name, name_en=english, unit=unit, outside=outside, today=today
        )
    for role in ROLES:
        person = Person.objects.filter(post=role.post).first() if role.post else None
        if person is None and role.post:
            person = Person.objects.create(
                key=f"peragaan-{role.login_name}",
                name=role.name,
                post=role.post,
                unit=offices[role.office].unit,
            )
        _handler, word = let_in(
            office=offices[role.office],
            login_name=role.login_name,
            name=role.name,
            person_key=person.key if person else "",
            custodian=role.custodian,
            now=now,
            today=today,
        )
        token = access.accept_invitation(word, passphrase=role.passphrase, now=now, today=today)
        access.close(token)


def lines() -> list[str]:
    """The lines that name them at the start."""
    width = max(len(role.login_name) for role in ROLES)
    told = [f"  {one.login_name:{width}}  {one.passphrase}  ({one.name})" for one in ROLES]
    return ["Its handlers in the demonstration, with their passphrases (desk/):", *told]

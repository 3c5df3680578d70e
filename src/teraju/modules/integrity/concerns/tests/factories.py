"""People, offices and handlers with keys, and a concern, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from teraju.modules.integrity.concerns import access, derivation, receipts, sealing
from teraju.modules.integrity.concerns.domain.modes import Kind, Mode
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Handler,
    Office,
    Person,
    Session,
)
from teraju.modules.integrity.concerns.services import entries

PASSPHRASE = "kuda lumping menari sore"
NOW = datetime(2026, 3, 6, 2, 0, tzinfo=UTC)
TODAY = date(2026, 3, 6)
_numbers = count(1)


def person(name: str = "", **fields: Any) -> Person:
    number = next(_numbers)
    return Person.objects.create(key=str(number), name=name or f"Orang {number}", **fields)


def office(name: str = "", **fields: Any) -> Office:
    number = next(_numbers)
    return Office.objects.create(
        code=fields.pop("code", f"kantor-{number}"), name=name or f"Kantor {number}", **fields
    )


def handler(of: Office | None = None, *, ready: bool = True, **fields: Any) -> Handler:
    """A handler whose passphrase is `PASSPHRASE`; `ready=False` has made no key yet."""
    number = next(_numbers)
    made = Handler.objects.create(
        office=of or office(),
        login_name=fields.pop("login_name", f"penerima{number}"),
        name=fields.pop("name", f"Penerima {number}"),
        **fields,
    )
    if ready:
        access.lock(made, identity=sealing.new_identity(), passphrase=PASSPHRASE)
    return made


def identity(of: Handler) -> str:
    """The unlocked key of a handler."""
    salt = bytes(of.salt)
    key = derivation.slow_identity(PASSPHRASE, context=access.PASSPHRASE, salt=salt)
    return sealing.unseal(of.locked, key).decode()


def visit(of: Handler) -> access.HandlerVisit:
    """The visit of a handler at the desk."""
    return access.HandlerVisit(of, identity(of), Session())


def case(
    *handlers: Handler, code: str = "1234567812345678", text: str = "Uang di laci", **fields: Any
) -> Case:
    """A concern with a report, sealed to the handlers and to a receipt."""
    salt = derivation.new_salt()
    made = Case.objects.create(
        number=fields.pop("number", f"T{next(_numbers):04}-TEST"),
        mode=fields.pop("mode", Mode.ANONYMOUS),
        lookup_hash=receipts.lookup_hash(code),
        reporter_salt=salt,
        reporter_recipient=receipts.reporter_recipient(code, salt),
        received_on=fields.pop("received_on", TODAY),
        **fields,
    )
    for each in handlers or (handler(),):
        CaseHandler.objects.create(case=made, handler=each, since_on=made.received_on)
    entries.write(made, kind=Kind.REPORT, content={"what": text}, today=made.received_on)
    return made

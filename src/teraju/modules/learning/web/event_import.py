"""How a webinar platform's list, or the organiser's own, becomes registrations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from typing_extensions import override

from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_contacts import read_contact
from teraju.modules.learning.models import Event, Registration
from teraju.modules.learning.services.event_imports import OPEN_TO_FILES, import_registrations
from teraju.platform.accounts import rights
from teraju.platform.exchange.cells import Unreadable, written
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    Reader,
    ReferenceReader,
    Scope,
    TextReader,
    YesNoReader,
)
from teraju.platform.exchange.registers import Importing

from .event_words import dated

ACCOUNT = re.compile(r"akun-\d{1,10}\Z")


@dataclass(frozen=True, kw_only=True)
class ContactReader(Reader):
    """A mail address or a telephone number, in the form in which it is compared."""

    @override
    def hint(self) -> Any:
        return gettext_lazy("A mail address, or a telephone number such as 0812 3456 7890.")

    @override
    def read(self, cell: Any) -> str:
        text = written(cell).strip()
        found = text if ACCOUNT.match(text) else read_contact(text)
        if not found:
            raise Unreadable(
                _("Write a mail address, or a telephone number such as 0812 3456 7890.")
            )
        return found


def importable(scope: Scope) -> QuerySet[Event]:
    agencies = rights.agencies_where(scope.actor, permissions.MANAGE).order_by()
    rows: QuerySet[Event] = Event.objects.filter(
        government=scope.government, agency__in=agencies.values("pk"), state__in=OPEN_TO_FILES
    )
    return rows.order_by("pk")


def event_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    for event in importable(scope).only("pk", "title", "first_day", "code"):
        yield event.pk, (dated(event), event.title, event.code)


def standing(scope: Scope) -> QuerySet[Registration]:
    rows: QuerySet[Registration] = Registration.objects.filter(
        event__in=importable(scope).order_by().values("pk")
    )
    return rows.exclude(seat="withdrawn", came_at=None).select_related("event").order_by("pk")


def check(
    scope: Scope, rows: Sequence[Row], found: Mapping[Key, Registration]
) -> Iterator[Refusal]:
    """Presence is added where the event takes place, and never taken away by a file."""
    begun = {event.pk for event in importable(scope) if event.takes_place}
    gone = _withdrawn(scope)
    for row in rows:
        key = (row.values["event"], row.values["contact"])
        known, present = found.get(key), row.values.get("present")
        if known is not None and known.came_at is not None and present is False:
            words = _("Presence is taken back on the page of the person, not by a file.")
            yield Refusal(row, "present", words)
        if present and row.values["event"] not in begun:
            yield Refusal(row, "present", _("This event has not begun: nobody can be present."))
        if key in gone:
            yield Refusal(row, "contact", _("This person withdrew: let them register anew."))


def _withdrawn(scope: Scope) -> set[tuple[int, str]]:
    rows = Registration.objects.filter(event__in=importable(scope).order_by().values("pk"))
    return set(rows.filter(seat="withdrawn").values_list("event", "contact"))


def write(scope: Scope, plan: Plan[Registration]) -> None:
    import_registrations(
        actor=scope.actor,
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


EVENT_READER = ReferenceReader(
    records=event_names,
    missing=gettext_lazy(
        "No published event is called so. Write its title, with its first day where two are alike, "
        "or the code in the address of its public page."
    ),
    words=gettext_lazy(
        "The title of a published event; with its first day where two are alike, or the code in "
        "the address of its public page."
    ),
)
CONTACT_READER = ContactReader()
NAME_READER = TextReader(longest=120)
ORGANISATION_READER = TextReader(longest=160)
PRESENT_READER = YesNoReader()

PEOPLE_IMPORT: Importing[Registration] = Importing(
    right=permissions.MANAGE,
    list_url="learning_event_participants",
    key=["event", "contact"],
    standing=standing,
    check=check,
    write=write,
    help=gettext_lazy(
        "Takes in the list of a webinar platform: who is new is registered, who was there is noted "
        "as present. Each contact once in an event."
    ),
)

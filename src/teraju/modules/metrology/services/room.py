"""The log of the room in which standards are kept."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.fitness import room_limits, within_room
from teraju.modules.metrology.models import RoomReading
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .unit_common import check_not_future, tell

FIELDS = ("room", "read_on", "read_at", "temperature", "humidity", "is_within", "measure")


@transaction.atomic
def add_reading(
    *,
    actor: Viewer,
    agency: Agency,
    room: str,
    read_on: date,
    read_at: time,
    temperature: Decimal,
    humidity: Decimal,
    measure: str = "",
    is_example: bool = False,
) -> RoomReading:
    """Enter a reading; one outside the limits says what was done."""
    rights.require(actor, permissions.ROOM_WRITE, agency)
    check_not_future(actor, read_on, "read_on")
    if read_on == actor.today and read_at > actor.now.time():
        raise DayOutOfOrder(_("This hour has not come yet."), field="read_at")
    limits = room_limits(read_on)
    reading = RoomReading(
        government=agency.government,
        agency=agency,
        room=_as_called(agency, cleaned(room)),
        read_on=read_on,
        read_at=read_at,
        temperature=temperature,
        humidity=humidity,
        is_within=within_room(temperature, humidity, limits),
        edition=limits.edition,
        measure=cleaned(measure),
        office=actor.office[:160],
        is_example=is_example,
    )
    if not reading.is_within and not reading.measure:
        raise DomainError(
            _("The reading lies outside the limits: say what was done."), field="measure"
        )
    save(actor, reading)
    tell(actor, reading, "reading.added", filled(values_of(reading, FIELDS)))
    return reading


def _as_called(agency: Agency, room: str) -> str:
    """The name under which a room is in the log already, however its capitals are typed."""
    rows = RoomReading.objects.filter(agency=agency, room__iexact=room).order_by("pk")
    return rows.values_list("room", flat=True).first() or room


@transaction.atomic
def strike_reading(
    *, actor: Viewer, reading_id: int, expected_version: int | None = None, reason: str
) -> RoomReading:
    """Strike a wrong reading out; it stays readable."""
    rows = RoomReading.objects.visible_to(actor)
    reading: RoomReading = locked(actor, rows, reading_id, permissions.ROOM_WRITE, expected_version)
    require_counting(reading)
    reading.struck_on = actor.today
    reading.struck_because = needed(reason, "reason", _("Say why."))[:300]
    save(actor, reading)
    tell(actor, reading, "reading.struck", {"reason": reading.struck_because})
    return reading


def require_counting(reading: RoomReading) -> None:
    if reading.struck_on is not None:
        raise NotNow(_("It is struck out already."))

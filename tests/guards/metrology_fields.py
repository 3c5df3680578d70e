"""A market day of Serang with a sheet from a telephone, for the guards to walk through."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.metrology.models import (
    FieldEntry,
    FieldKey,
    Instrument,
    Order,
    OrderLine,
    Session,
)
from teraju.modules.metrology.services import field
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

NOTE = "Kerja lapangan contoh"


def fill(actor: Viewer, agency: Agency) -> None:
    """A session and an order in place, a refused entry with its photos, a key of the field."""
    scale = Instrument.objects.filter(agency=agency).order_by("pk").first()
    assert scale is not None
    stamped: dict[str, Any] = {"created_at": actor.now, "updated_at": actor.now}
    said: dict[str, Any] = {"government": agency.government, "agency": agency, **stamped}
    session = Session.objects.create(
        place=scale.place,
        starts_on=actor.today,
        ends_on=actor.today,
        state="confirmed",
        note=NOTE,
        **said,
    )
    session.testers.set([acting(actor)])
    taken = Order.objects.values("output")
    outputs = apps.get_model("operations.Output").objects.filter(government=agency.government)
    order = Order.objects.create(
        output=outputs.exclude(pk__in=taken).order_by("pk").first(),
        site="in_place",
        owner=scale.owner,
        place=scale.place,
        note=NOTE,
        **said,
    )
    OrderLine.objects.create(
        order=order, instrument=scale, control="subsequent", arrived_at=actor.now, **stamped
    )
    key, picture_key = UUID(int=1), UUID(int=3)
    raw = {
        "key": str(key),
        "work": f"session-{session.pk}",
        "instrument": scale.pk,
        "photo": str(key),
        "picture": str(picture_key),
    }
    field.sync_field(actor=actor, entries=[raw])
    for photo_key in (key, picture_key):
        upload = SimpleUploadedFile("foto.png", PNG)
        field.keep_photo(actor=actor, key=key, photo_key=photo_key, photo=upload)
    entry = FieldEntry.objects.get(key=key)
    assert entry.photo is not None
    assert entry.picture is not None
    FieldKey.objects.create(
        government=agency.government, key=UUID(int=2), owner=scale.owner, **stamped
    )

"""One test that was marked with a photo and asked for a certificate, and one that is open."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.metrology.models import Instrument, Standard
from teraju.modules.metrology.services import sheets
from teraju.platform.accounts.models import User
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

from .metrology_unit import DAY


def fill(now: datetime, agency: Agency) -> None:
    """The tester of the unit's own records has stamps and a standard in hand."""
    actor = viewer_of(User.objects.get(username="penera"), now)
    tested = Instrument.objects.get(tag="T0010000AB")
    # The plate that the sheet is laid out by.
    tested.plate = {"max": "10"}
    tested.save()
    standards = list(Standard.objects.filter(agency=agency).values_list("pk", flat=True))
    began = now.replace(day=DAY.day, hour=9)
    sheets.record_sheet(
        actor=actor,
        key=UUID(int=1),
        beginning=sheets.Beginning(
            instrument_id=tested.pk,
            control="subsequent",
            tested_on=DAY,
            started_at=began,
            standards=standards,
        ),
        ending=sheets.Ending(
            at=began.replace(minute=8),
            on=DAY,
            marks=[{"kind": "sah", "size": "4", "count": 1, "spot": "lengan"}],
            wants_certificate=True,
        ),
        attempts=[
            {
                "readings": {
                    "weighing": [
                        {"load": load, "added": "3", "crossed": True}
                        for load in ("2500", "5000", "10000")
                    ]
                }
            },
        ],
        photo=SimpleUploadedFile("cap.png", PNG),
    )
    sheets.open_sheet(actor=actor, instrument_id=tested.pk, control="subsequent")

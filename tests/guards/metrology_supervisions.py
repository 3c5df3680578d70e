"""A visit with an instrument, and a report of a citizen, for the guards to walk through."""

from __future__ import annotations

import uuid
from datetime import date, time

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.metrology.models import Instrument, Place
from teraju.modules.metrology.services import citizen_reports, supervision, supervision_items
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous, viewer_of
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

NINE, NOON = time(9), time(12)


def fill(actor: Viewer, agency: Agency) -> None:
    """The visit is made and being written down; the report waits for somebody."""
    place = Place.objects.filter(government=agency.government, kind="market").order_by("pk")[0]
    scale = Instrument.objects.filter(agency=place.agency).order_by("pk")[0]
    official = _supervisor(actor, place.agency)
    visit = supervision.plan_inspection(
        actor=actor,
        place=place,
        purpose="Tanda tera dan segel",
        planned_on=actor.today,
        begins_at=NINE,
        ends_at=NOON,
        officials=[official],
    )
    supervision.assign_inspection(actor=actor, inspection_id=visit.pk)
    who = viewer_of(official, actor.now.replace(hour=NOON.hour))
    supervision.record_visit(
        actor=who,
        inspection_id=visit.pk,
        visited_on=actor.today,
        visited_from=NINE,
        visited_until=NOON,
        summary="",
    )
    supervision_items.add_item(
        actor=who,
        inspection_id=visit.pk,
        instrument=scale,
        finding="no_mark",
        measure="seal",
        seal="S-1",
    )
    citizen_reports.send_report(
        actor=anonymous(actor.now),
        agency=place.agency,
        key=uuid.UUID(int=3604),
        concern="short",
        happened_on=actor.today,
        where="Pasar contoh",
        photo=SimpleUploadedFile("foto.png", PNG),
    )


def _supervisor(actor: Viewer, agency: Agency) -> User:
    home = agency.government
    one = User.objects.create(
        username="pengawas", title="Pengawas Kemetrologian", home=home, created_at=actor.now
    )
    RoleAssignment.objects.create(
        user=one,
        role=Role.SUPERVISOR,
        government=home,
        agency=agency,
        valid_from=date(2018, 1, 1),
    )
    return one

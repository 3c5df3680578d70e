"""One of each record of events, for the guards to walk through."""

from __future__ import annotations

from datetime import time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.learning.models import Event
from teraju.modules.learning.services import event_attendance as attendance
from teraju.modules.learning.services import event_certificates as certificates
from teraju.modules.learning.services import event_people as people
from teraju.modules.learning.services import event_steps as steps
from teraju.modules.learning.services import event_talk as talk
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def fill(actor: Viewer, agency: Agency) -> None:
    """One that is open and one that is over, each with somebody, by the services people use."""
    _event(actor, agency, "Acara contoh yang dibuka")
    event = _event(actor, agency, "Acara contoh yang selesai")
    row = event.registrations.get()
    steps.hold_event(actor=actor, event_id=event.pk)
    attendance.check_in(actor=actor, event_id=event.pk, typed=row.ticket)
    steps.finish_event(actor=actor, event_id=event.pk)
    certificates.certify(actor=actor, event_id=event.pk, registration_ids=[row.pk])
    talk.reply(actor=actor, ticket=row.ticket, useful=4, clear=3, organised=4)


def _event(actor: Viewer, agency: Agency, title: str) -> Event:
    event = steps.plan_event(
        actor=actor,
        agency=agency,
        kind="webinar",
        title=title,
        summary="Contoh.",
        first_day=actor.today,
        last_day=actor.today,
        starts=time(9),
        place="Aula",
        opens_on=actor.today - timedelta(days=5),
        closes_on=actor.today,
        contact=agency.name,
        for_awareness=True,
    )
    steps.add_session(
        actor=actor,
        event_id=event.pk,
        day=actor.today,
        starts=time(9),
        ends=time(10),
        title="Pembukaan",
    )
    steps.publish_event(actor=actor, event_id=event.pk)
    people.register(
        actor=actor,
        event_id=event.pk,
        contact="peserta@contoh.go.id",
        name="Peserta contoh",
        organisation="UPT contoh",
        agreed=True,
        form_key=f"kunci-{event.pk}",
    )
    upload = SimpleUploadedFile("bahan.txt", b"Bahan contoh.\n", "text/plain")
    talk.add_material(actor=actor, event_id=event.pk, title="Bahan", upload=upload)
    talk.ask(actor=actor, event_id=event.pk, text="Berapa biayanya?", form_key=f"q-{event.pk}")
    return event

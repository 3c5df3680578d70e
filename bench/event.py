"""A morning of 864 participants: registered by eight processes, certified in one job."""

import multiprocessing
import os
import time
from datetime import time as clock
from datetime import timedelta
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

PEOPLE, WORKERS = 864, 8
REGISTERED_IN, CERTIFIED_IN = 300, 300
# Eight writers who never pause starve one another on SQLite, which lets one in at a time.
PATIENCE = 60


def measure() -> list[Figure]:
    """Return the seconds of both, once nobody is lost or double."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        head, event = published()
        started = time.perf_counter()
        register_all(event.code)
        registered = time.perf_counter() - started
        check_people(event)
        attend_all(head, event)
        started = time.perf_counter()
        seen = certify_all(head, event)
        certified = time.perf_counter() - started
        check_numbers(event)
    return [
        Figure(f"{PEOPLE} registrations by {WORKERS} processes", registered, "s", REGISTERED_IN),
        Figure("registrations a second", PEOPLE / registered, "per s"),
        Figure(f"{PEOPLE} certificates of attendance in one job", certified, "s", CERTIFIED_IN),
        Figure("certificates a second", PEOPLE / certified, "per s"),
        Figure("how often the bar of the job moved", seen, "times"),
    ]


def published() -> tuple[Any, Any]:
    """Return the head as actor, and an event of today with a seat for everybody."""
    from django.utils import timezone

    from teraju.modules.learning.services import event_steps as steps
    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.selectors import viewer_of
    from teraju.platform.accounts.tests import factories

    agency = factories.AgencyFactory.create()
    head = viewer_of(factories.person(Role.AGENCY_HEAD, agency=agency), timezone.localtime())
    event = steps.plan_event(
        actor=head,
        agency=agency,
        kind="webinar",
        title="Webinar nasional",
        summary="Tera dan tera ulang dalam satu hari.",
        first_day=head.today,
        last_day=head.today,
        starts=clock(9),
        join_url="https://rapat.example/1",
        seats=PEOPLE,
        opens_on=head.today - timedelta(days=1),
        closes_on=head.today,
        contact="UPT Metrologi Legal",
    )
    line = {"day": head.today, "starts": clock(9), "ends": clock(12), "title": "Pembukaan"}
    steps.add_session(actor=head, event_id=event.pk, **line)
    return head, steps.publish_event(actor=head, event_id=event.pk)


def register_all(code: str) -> None:
    """Send every form by one of the processes, by the public page; each twice by a hasty hand."""
    from django.db import connections

    connections.close_all()
    context = multiprocessing.get_context("fork")
    shares = [range(first, PEOPLE, WORKERS) for first in range(WORKERS)]
    workers = [context.Process(target=send, args=(code, share)) for share in shares]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise SystemExit("A process that registers people has failed.")


def send(code: str, share: range) -> None:
    """Fill the public form for a share of the people, all from one office's address."""
    from django.db import connections
    from django.test import Client
    from django.urls import reverse

    connections["default"].settings_dict["OPTIONS"]["timeout"] = PATIENCE
    page = reverse("learning_event_public_register", args=[code])
    client = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR=f"198.51.100.{share.start + 1}")
    for number in share:
        form = {
            "name": f"Peserta {number}",
            "organisation": f"UPT Metrologi Legal {number}",
            "contact": f"peserta{number}@contoh.go.id",
            "agreed": "on",
            "form_key": f"formulir-{number}",
        }
        answers = {client.post(page, form)["Location"] for _click in range(2)}
        if len(answers) != 1:
            os._exit(1)


def attend_all(head: Any, event: Any) -> None:
    """Note everybody as present by their own ticket, and finish the event."""
    from teraju.modules.learning.services import event_attendance as attendance
    from teraju.modules.learning.services import event_steps as steps

    steps.hold_event(actor=head, event_id=event.pk)
    for ticket in list(event.registrations.values_list("ticket", flat=True)):
        attendance.check_in(actor=head, event_id=event.pk, typed=ticket)
    steps.finish_event(actor=head, event_id=event.pk)


def certify_all(head: Any, event: Any) -> int:
    """Run the job as a worker does; how often its bar moved."""
    from unittest.mock import patch

    from teraju.modules.learning.services.event_certificates import start_certifying
    from teraju.platform.tasks import runner
    from teraju.platform.tasks.context import JobContext

    job, moved = start_certifying(actor=head, event_id=event.pk), []
    real = JobContext.progress

    def progress(self: JobContext, done: int, total: int, note: object = "") -> None:
        moved.append(done)
        real(self, done, total, note)

    with patch.object(JobContext, "progress", progress):
        runner.run(job.pk)
    job.refresh_from_db()
    if (job.status, job.done, job.total) != ("done", PEOPLE, PEOPLE):
        raise SystemExit(f"The job ended as {job.status} with {job.done}: {job.error}")
    return len(moved)


def check_people(event: Any) -> None:
    """Refuse a morning in which somebody is lost or double."""
    rows = event.registrations.filter(seat="seated")
    contacts = set(rows.values_list("contact", flat=True))
    ordinals = sorted(rows.values_list("ordinal", flat=True))
    if len(contacts) != PEOPLE or ordinals != list(range(1, PEOPLE + 1)):
        raise SystemExit("Somebody is lost or double.")


def check_numbers(event: Any) -> None:
    """Refuse a batch in which a number is double or missing."""
    rows = event.registrations.values_list("paper__number", flat=True)
    taken = sorted(int(number.partition("/")[0]) for number in rows)
    if taken != list(range(1, PEOPLE + 1)):
        raise SystemExit("A number is double or missing.")


if __name__ == "__main__":
    script(measure)

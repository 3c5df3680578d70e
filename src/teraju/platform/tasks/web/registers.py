"""The register of jobs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.tasks.models import Job, JobStatus
from teraju.platform.tasks.selectors import jobs
from teraju.platform.web.kinds import Status, Tone

TONES: dict[str, Tone] = {JobStatus.DONE: "good", JobStatus.FAILED: "bad"}
MEANINGS = {
    JobStatus.WAITING: _("Stands in the queue."),
    JobStatus.RUNNING: _("Is being worked on now."),
    JobStatus.DONE: _("Has ended well."),
    JobStatus.FAILED: _("Did not come to its end; its page says why."),
    JobStatus.CANCELLED: _("Was stopped by hand."),
}


def status_of(job: Job) -> Status:
    status = JobStatus(job.status)
    return Status(TONES.get(status, "none"), status.label, MEANINGS[status])


JOBS: Register[Job] = Register(
    key="tasks.jobs",
    title=_("My jobs"),
    noun=_("jobs"),
    columns=[
        Column(key="title", label=_("Job"), value=lambda job: job.title, sort="title"),
        Column(key="status", label=_("Status"), value=status_of, kind="status", sort="status"),
        Column(
            key="created",
            label=_("Started"),
            value=lambda job: job.created_at,
            kind="date",
            sort="created_at",
        ),
        Column(
            key="finished",
            label=_("Ended"),
            value=lambda job: job.finished_at,
            kind="date",
            sort="finished_at",
        ),
        Column(key="office", label=_("Started by"), value=lambda job: job.started_office or None),
    ],
    rows=jobs,
    order=["-created_at", "pk"],
    search=["title", "started_office"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: list(JobStatus.choices),
            apply=lambda rows, value, viewer: rows.filter(status=value),
        )
    ],
    row_url=lambda job: job.get_absolute_url(),
    empty=_("No jobs yet. Long work, such as a large export, appears here with its progress."),
)

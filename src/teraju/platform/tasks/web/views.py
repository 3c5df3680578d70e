"""Pages on long work: how far it is, how it ended, how to stop or repeat it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from teraju.kernel.errors import DomainError
from teraju.platform.tasks import services
from teraju.platform.tasks.models import Job, JobStatus
from teraju.platform.web.kinds import Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .registers import JOBS


@dataclass(frozen=True)
class Progress:
    """A job as its card shows it."""

    state: str
    words: Text
    percent: int | None
    result_url: str
    result_label: Text
    reason: Text


def progress_of(job: Job) -> Progress:
    count = _("%(done)d of %(total)d") % {"done": job.done, "total": job.total}
    waits = job.status == JobStatus.WAITING and job.attempt > 0
    words = _("Will be tried again: {note}").format(note=job.note) if waits and job.note else ""
    if job.status == JobStatus.RUNNING:
        words = job.note or (count if job.total else "")
    return Progress(job.status, words, job.percent, job.result_url, "", job.error)


@require_GET
def jobs_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, JOBS)


@require_GET
@never_cache
def job_page(request: ViewerRequest, pk: UUID) -> HttpResponse:
    """How far the work is; the page renews its card by itself, and works by reloading too."""
    return _show(request, pk, "tasks/job.html")


@require_GET
@never_cache
def job_bar(request: ViewerRequest, pk: UUID) -> HttpResponse:
    """The card alone."""
    if not request.headers.get("HX-Request"):
        return redirect("job", pk=pk)
    return _show(request, pk, "tasks/card.html")


@require_POST
def job_cancel(request: ViewerRequest, pk: UUID) -> HttpResponse:
    get_object_or_404(Job.objects.visible_to(request.viewer), pk=pk)
    try:
        services.cancel(actor=request.viewer, job_id=pk)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(_address(pk))


@require_POST
def job_retry(request: ViewerRequest, pk: UUID) -> HttpResponse:
    get_object_or_404(Job.objects.visible_to(request.viewer), pk=pk)
    try:
        services.try_again(actor=request.viewer, job_id=pk)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(_address(pk))


def _show(request: ViewerRequest, pk: UUID, template: str) -> HttpResponse:
    job = get_object_or_404(Job.objects.visible_to(request.viewer), pk=pk)
    context = {
        "title": job.title,
        "record": job,
        "job": progress_of(job),
        "can_cancel": job.is_open and services.can_be_stopped(job),
        "can_retry": job.status == JobStatus.FAILED,
    }
    return render(request, template, context)


def _address(pk: UUID) -> str:
    return Job(pk=pk).get_absolute_url()

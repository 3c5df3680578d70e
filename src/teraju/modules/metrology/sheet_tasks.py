"""Signing a day's certificates in one step, as a job."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.tasks.api import JobContext, job

from .services.certificates import SIGNING_JOB, sign_certificate


@job(SIGNING_JOB, title=_("Sign certificates"), can_be_stopped=True)
def sign_all(context: JobContext, *, certificates: list[int]) -> str:
    """Sign each in a transaction of its own; one that is refused leaves the others as they are."""
    refused = []
    for number, pk in enumerate(certificates, 1):
        with context.step(f"certificate-{pk}") as todo:
            if todo:
                try:
                    sign_certificate(actor=context.actor, certificate_id=pk)
                except DomainError as error:
                    refused.append(str(error))
        context.progress(number, len(certificates))
    if refused and len(refused) == len(certificates):
        raise DomainError(format_lazy(_("None was signed: {why}"), why=refused[0]))
    return reverse("metrology_signing")

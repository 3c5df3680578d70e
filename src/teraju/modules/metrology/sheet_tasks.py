"""Signing a day's certificates in one step, as a job."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.papers.api import crew_for
from teraju.platform.tasks.api import JobContext, job

from .services.certificates import SIGNING_JOB, sign_certificates

# So many in one transaction: others wait for their number no longer than that takes.
AT_ONCE = 20


@job(SIGNING_JOB, title=_("Sign certificates"), can_be_stopped=True)
def sign_all(context: JobContext, *, certificates: list[int]) -> str:
    """Sign them in portions; one that is refused leaves the others as they are."""
    refused: list[str] = []
    with crew_for(len(certificates)) as crew:
        for first in range(0, len(certificates), AT_ONCE):
            portion = certificates[first : first + AT_ONCE]
            with context.step(f"certificates-{portion[0]}") as todo:
                if todo:
                    refused += sign_certificates(
                        actor=context.actor, certificate_ids=portion, crew=crew
                    )
            context.progress(first + len(portion), len(certificates))
    if refused and len(refused) == len(certificates):
        raise DomainError(format_lazy(_("None was signed: {why}"), why=refused[0]))
    return reverse("metrology_signing")

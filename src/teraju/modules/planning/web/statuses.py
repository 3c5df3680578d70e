"""How the states of parties, processes and resources are told."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.domain.upkeep import is_overdue
from teraju.modules.planning.models import (
    InterestedParty,
    Process,
    ProcessStatus,
    Resource,
    ResourceStatus,
)
from teraju.platform.web.kinds import Status, Tone

PROCESS_TONES: dict[str, Tone] = {
    ProcessStatus.DRAFT: "none",
    ProcessStatus.IN_FORCE: "good",
    ProcessStatus.WITHDRAWN: "none",
}


def party_status(party: InterestedParty) -> Status:
    if party.ended_on:
        return Status("none", _("off the list"), party.ended_because)
    if party.requirements and not party.process_id:
        return Status("warn", _("no process named"), _("Name the process that answers."))
    return Status("good", _("on the list"))


def process_status(process: Process) -> Status:
    meaning = (
        _("It comes into force with the next approved map.")
        if process.status == ProcessStatus.DRAFT
        else process.withdrawn_because
    )
    return Status(PROCESS_TONES[process.status], process.get_status_display(), meaning)


def resource_status(resource: Resource, today: date) -> Status:
    """What is most urgent of a resource comes first: broken, then overdue."""
    if resource.status == ResourceStatus.DISPOSED:
        return Status("none", resource.get_status_display(), resource.status_reason)
    if resource.status == ResourceStatus.OUT_OF_ORDER:
        return Status("bad", resource.get_status_display(), resource.status_reason)
    if is_overdue(resource.next_due_on, today):
        day = date_format(resource.next_due_on) if resource.next_due_on else ""
        return Status("warn", _("upkeep overdue"), format_lazy(_("It was due on {day}."), day=day))
    return Status("good", resource.get_status_display())

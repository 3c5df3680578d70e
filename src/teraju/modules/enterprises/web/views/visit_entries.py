"""What telephones sent of visits: the register, one beside what it met, and how it is settled."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.visits import OPEN, Outcome
from teraju.modules.enterprises.models import VisitEntry
from teraju.modules.enterprises.selectors import visits as reading
from teraju.modules.enterprises.services import visit_settle as services
from teraju.modules.enterprises.web.visit_common import history_of
from teraju.modules.enterprises.web.visit_forms import WhyForm
from teraju.modules.enterprises.web.visit_registers import ENTRIES
from teraju.modules.enterprises.web.visit_sections import pictures_of, side_by_side
from teraju.modules.enterprises.web.visit_words import entry_status, firm
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import filled, steps

HOLD, SETTLE = permissions.VISIT_HOLD, permissions.VISIT_SETTLE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ENTRIES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    entry = _entry(viewer, pk)
    primary, actions = steps(viewer, entry, _wanted(viewer, entry))
    page = RecordPage(
        title=firm(entry.visit) if entry.visit else _("Visit from a telephone"),
        target=entry,
        register_title=ENTRIES.title,
        register_url=reverse("enterprises_visit_entries"),
        status=entry_status(entry),
        next_step=entry.sentence,
        primary=primary,
        actions=actions,
        facts=_facts(entry),
        sections=[*side_by_side(entry), *pictures_of(viewer, entry, list(entry.pictures.all()))],
        is_example=entry.is_example,
    )
    return record_page(request, page, history=lambda: history_of(entry))


def _facts(entry: VisitEntry) -> list[Fact]:
    record = entry.record
    return filled(
        [
            Fact(_("Visit"), str(entry.visit), url=entry.visit.get_absolute_url())
            if entry.visit
            else Fact("", ""),
            Fact(_("Became"), str(record), url=record.get_absolute_url())
            if record
            else Fact("", ""),
            Fact(_("Sent by"), entry.sender_office),
            Fact(_("Arrived"), entry.arrived_at),
            Fact(_("Settled by"), entry.settled_office),
            Fact(_("Reason"), entry.reason),
        ]
    )


def _wanted(viewer: Viewer, entry: VisitEntry) -> list[Any]:
    """What may be done with an entry that waits: the sender's ways first."""
    if entry.outcome not in OPEN:
        return []
    is_mine = entry.sender_id == viewer.user_id
    right = SETTLE if is_mine else permissions.VISIT_OVERSEE
    discard = (right, _("Put it aside"), "enterprises_visit_entry_discard", "x")
    if not is_mine:
        return [discard]
    if entry.outcome == Outcome.REFUSED:
        again = (HOLD, _("Try it again"), "enterprises_visit_entry_again", "rotate-cw")
        return [again, discard]
    return [(HOLD, _("Take it as well"), "enterprises_visit_entry_accept", "check"), discard]


@form_methods
def again(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        HOLD,
        services.retry_entry,
        title=_("Try a visit again"),
        submit=_("Try it again"),
        done=_("The visit was taken up again."),
    )


@form_methods
def accept(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        HOLD,
        services.accept_entry,
        title=_("Take a visit beside what it met"),
        submit=_("Take it"),
        done=_("The visit is taken, as one of its own."),
    )


@form_methods
def discard(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        SETTLE,
        services.discard_entry,
        form=WhyForm,
        title=_("Put a visit of a telephone aside"),
        submit=_("Put it aside"),
        done=_("The visit is put aside; what was sent can still be read here."),
    )


def _step(request: ViewerRequest, pk: int, right: str, act: Any, **more: Any) -> HttpResponse:
    entry = _entry(request.viewer, pk)
    return step_form(
        request, entry, right, ENTRIES, act, key="entry_id", intro=entry.sentence, **more
    )


def _entry(viewer: Viewer, pk: int) -> VisitEntry:
    entry: VisitEntry = get_object_or_404(reading.whole_entries(viewer), pk=pk)
    return entry

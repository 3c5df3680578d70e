"""What telephones sent: the register, one entry beside what it met, and how it is settled."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import field_permissions as permissions
from teraju.modules.metrology.domain.field import OPEN, Meeting, Outcome
from teraju.modules.metrology.models import FieldEntry
from teraju.modules.metrology.selectors import field as reading
from teraju.modules.metrology.services import field as services
from teraju.modules.metrology.web.field_forms import (
    AcceptForm,
    AgainForm,
    DiscardForm,
    accept_begun,
    again_begun,
)
from teraju.modules.metrology.web.field_lists import FIELD_ENTRIES
from teraju.modules.metrology.web.field_sections import entry_facts, side_by_side
from teraju.modules.metrology.web.field_words import entry_sentence, entry_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.pictures import picture
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import steps
from teraju.platform.web.steps import turned_back

WORK, SETTLE = permissions.FIELD_WORK, permissions.FIELD_SETTLE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, FIELD_ENTRIES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    entry = _entry(viewer, pk)
    primary, actions = steps(viewer, entry, _wanted(viewer, entry))
    page = RecordPage(
        title=entry.instrument.tag if entry.instrument else _("New instrument"),
        target=entry,
        register_title=FIELD_ENTRIES.title,
        register_url=reverse("metrology_field_entries"),
        status=entry_status(entry),
        next_step=_next(viewer, entry),
        primary=primary,
        actions=actions,
        facts=entry_facts(entry),
        sections=side_by_side(entry),
        is_example=entry.is_example,
    )
    return record_page(request, page, history=lambda: history_of(entry))


def _next(viewer: Viewer, entry: FieldEntry) -> str:
    """What to do with one that waits; a refusal stands beside its status."""
    if entry.outcome not in OPEN:
        return ""
    said = entry_sentence(entry) if entry.outcome == Outcome.CONFLICT else ""
    words = _("Whether it counts is for %(who)s to say, who tested it.")
    if entry.tester_id != viewer.user_id:
        return f"{said} {words % {'who': entry.tester_office}}".strip()
    return said or _("Put right what is said here and try it again, or put it aside.")


def _wanted(viewer: Viewer, entry: FieldEntry) -> list[Any]:
    """What may be done with an entry that waits: the sender's ways first."""
    discard = (SETTLE, _("Put it aside"), "metrology_field_entry_discard", "x")
    if entry.outcome not in OPEN:
        return []
    if entry.tester_id != viewer.user_id:
        return [discard] if rights.allowed(viewer, permissions.FIELD_OVERSEE, entry) else []
    if entry.outcome == Outcome.REFUSED:
        again = (WORK, _("Try it again"), "metrology_field_entry_again", "rotate-cw")
        return [again, discard]
    is_judged_anew = entry.engine_verdict or entry.meeting == Meeting.OTHER_PLATE
    word = _("Take it by the engine's verdict") if is_judged_anew else _("Take it as well")
    return [(WORK, word, "metrology_field_entry_accept", "check"), discard]


@require_safe
def photo(request: ViewerRequest, pk: int) -> HttpResponse:
    entry = _entry(request.viewer, pk)
    if entry.photo is None:
        raise Http404
    return picture(entry.photo)


@require_safe
def instrument_picture(request: ViewerRequest, pk: int) -> HttpResponse:
    """The photo of the instrument, while the instrument does not show it."""
    entry = _entry(request.viewer, pk)
    if entry.picture is None:
        raise Http404
    return picture(entry.picture)


@form_methods
def again(request: ViewerRequest, pk: int) -> HttpResponse:
    entry = _entry(request.viewer, pk)
    services.require_takes(request.viewer, entry)
    return turned_back(request, entry, services.require_open) or step_form(
        request,
        entry,
        WORK,
        FIELD_ENTRIES,
        _tried_again,
        key="entry_id",
        form=partial(AgainForm, entry=entry),
        title=_("Try a refused sheet again"),
        intro=entry_sentence(entry),
        submit=_("Try it again"),
        initial=again_begun(entry),
        done=_("The sheet was taken up again."),
    )


def _tried_again(**said: Any) -> FieldEntry:
    """Try it by what was typed; a refusal stands where the form asks for it by another name."""
    try:
        return services.retry_entry(**said)
    except DomainError as refusal:
        asked = {"pieces": "passed", "batal": "marks", "code": "sticker"}
        refusal.field = asked.get(refusal.field or "", refusal.field)
        raise


@form_methods
def accept(request: ViewerRequest, pk: int) -> HttpResponse:
    entry = _entry(request.viewer, pk)
    services.require_takes(request.viewer, entry)
    return turned_back(request, entry, services.require_met) or step_form(
        request,
        entry,
        WORK,
        FIELD_ENTRIES,
        services.accept_entry,
        key="entry_id",
        form=partial(AcceptForm, entry=entry),
        title=_("Take a sheet beside what it met"),
        intro=entry_sentence(entry),
        submit=pgettext("sheet of a telephone", "Take it"),
        initial=accept_begun(entry),
        done=_("The sheet is taken."),
    )


@form_methods
def discard(request: ViewerRequest, pk: int) -> HttpResponse:
    entry = _entry(request.viewer, pk)
    services.require_discards(request.viewer, entry)
    return turned_back(request, entry, services.require_open) or step_form(
        request,
        entry,
        SETTLE,
        FIELD_ENTRIES,
        services.discard_entry,
        key="entry_id",
        form=DiscardForm,
        title=_("Put a sheet of the field aside"),
        submit=_("Put it aside"),
        done=_("The sheet is put aside; what was sent can still be read here."),
    )


def _entry(viewer: Viewer, pk: int) -> FieldEntry:
    entry: FieldEntry = get_object_or_404(reading.whole_entries(viewer), pk=pk)
    return entry

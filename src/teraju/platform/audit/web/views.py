"""Reading the trail: its register, and one event with its changes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts.rights import allowed_somewhere, reason
from teraju.platform.audit.models import TrailEvent
from teraju.platform.audit.permissions import READ
from teraju.platform.audit.selectors import model_of, record_of, trail
from teraju.platform.audit.timelines import changes_of
from teraju.platform.audit.verbs import sentence_of
from teraju.platform.audit.words import word
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .registers import TRAIL


@require_safe
def trail_register(request: ViewerRequest) -> HttpResponse:
    _require_reader(request)
    return register_page(request, TRAIL)


@require_safe
def trail_event(request: ViewerRequest, pk: int) -> HttpResponse:
    _require_reader(request)
    rows = trail(request.viewer).select_related("personal")
    event: TrailEvent = get_object_or_404(rows, pk=pk)
    page = RecordPage(
        title=capfirst(str(sentence_of(event.verb))),
        number=str(event.sequence),
        target=event,
        register_title=TRAIL.title,
        register_url=reverse("trail"),
        facts=_facts(event),
        sections=[_changes(event)],
    )
    return record_page(request, page)


def _require_reader(request: ViewerRequest) -> None:
    if not allowed_somewhere(request.viewer, READ):
        raise NotAllowed(reason(READ))


def _facts(event: TrailEvent) -> list[Fact]:
    model = model_of(event)
    record = record_of(event)
    kind = model._meta.verbose_name if model else event.target_type
    return [
        Fact(_("When"), event.at),
        Fact(_("Office"), event.office or _("the program itself")),
        Fact(
            _("Record"),
            event.target_label or event.target_id,
            url=record.get_absolute_url() if record else "",  # type: ignore[attr-defined]
            note=word(str(kind)),
        ),
        Fact(_("Personal data"), _personal(event)),
        Fact(_("Hash"), event.hash),
        Fact(_("Hash of the event before it"), event.previous_hash or _("none, it is the first")),
    ]


def _personal(event: TrailEvent) -> str:
    if not event.personal_hash:
        return _("none in this event")
    if event.personal.shredded_at:
        return _("shredded")
    return _("kept apart; the chain covers its salted hash")


def _changes(event: TrailEvent) -> Section:
    context = {
        "headers": [_("Field"), _("Before"), _("After")],
        "rows": [list(change) for change in changes_of(event)],
        "empty": _("This event changed no field."),
    }
    return Section(_("What changed"), "web/sections/table.html", context)

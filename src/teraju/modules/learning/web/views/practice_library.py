"""The library of all governments of this installation, adopting, and what came later."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.learning.domain.practices import PracticeKind
from teraju.modules.learning.models import ShelfPractice
from teraju.modules.learning.practice_permissions import PRACTICE_ADOPT
from teraju.modules.learning.selectors import practices as reading
from teraju.modules.learning.services import adoptions as services
from teraju.modules.learning.web import practice_forms as fields
from teraju.modules.learning.web.common import record_form
from teraju.modules.learning.web.practice_changes import shelf_changes
from teraju.modules.learning.web.practice_registers import ADOPTIONS, LIBRARY, OWN
from teraju.modules.learning.web.practice_sections import (
    adopters_section,
    files_section,
    shelf_facts,
    text_sections,
)
from teraju.modules.learning.web.study_statuses import adoption_status, shelf_status
from teraju.modules.learning.web.study_trail import adoption_history
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked


@require_safe
def library(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(OWN.title, reverse("learning_practices"), icon="folder"),
        Action(ADOPTIONS.title, reverse("learning_practice_adoptions"), icon="download"),
    ]
    return register_page(request, LIBRARY, more=more)


@require_safe
def shelf(request: ViewerRequest, pk: int) -> HttpResponse:
    """A published version, for colleagues of every government."""
    viewer = request.viewer
    one = shelf_of(viewer, pk)
    page = RecordPage(
        title=one.title,
        number=_("version %d") % one.number,
        target=one,
        register_title=LIBRARY.title,
        register_url=reverse("learning_practice_library"),
        status=shelf_status(one),
        next_step="" if one.is_standing else _newer(one),
        primary=_adopt_action(viewer, one),
        actions=[
            Action(
                _("Take away as a file"),
                reverse("learning_practice_export", args=[one.pk]),
                icon="download",
            )
        ],
        facts=[Fact(_("In one sentence"), one.summary), *shelf_facts(one)],
        sections=[
            *text_sections(one.texts),
            *files_section(one),
            adopters_section(one.practice_number),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=list)


@form_methods
def adopt(request: ViewerRequest, pk: int) -> HttpResponse:
    """Make a published practice the draft of an own document."""
    viewer = request.viewer
    rights.require_somewhere(viewer, PRACTICE_ADOPT)
    one = shelf_of(viewer, pk)
    kind = "procedure" if one.kind == PracticeKind.SOP else "work_instruction"
    return form_page(
        request,
        form=partial(fields.AdoptForm, viewer=viewer),
        title=_("Adopt the practice"),
        intro=_(
            "It becomes the draft of a document of yours that names its source. Fit it to your "
            "agency; it is reviewed and approved as every document."
        ),
        submit=_("Adopt"),
        act=lambda data: services.adopt_practice(actor=viewer, shelf_id=pk, **data),
        success=lambda adoption: adoption.document.get_absolute_url(),
        back_url=one.get_absolute_url(),
        initial={
            "agency": agency_asked(request, PRACTICE_ADOPT),
            "type": kind,
            "title": one.title,
            "owner_role": "process_owner",
        },
        done=_("The draft is made. Fit it to your agency and send it for review."),
        facts=(
            Fact(_("Practice"), one.title),
            Fact(_("Published by"), one.publisher.name),
            Fact(_("Terms of use"), one.licence or _("none given: ask before you change it")),
        ),
        register_title=LIBRARY.title,
        register_url=reverse("learning_practice_library"),
    )


@require_safe
def adoptions(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ADOPTIONS)


@require_safe
def adoption(request: ViewerRequest, pk: int) -> HttpResponse:
    """What was adopted, and whether its source moved on."""
    viewer = request.viewer
    one = adoption_of(viewer, pk)
    moved = reading.unseen(reading.adoptions(viewer)).filter(pk=pk).exists()
    primary = None
    if moved:
        label, name = _("Say what was decided"), "learning_practice_seen"
        primary = record_action(viewer, one, PRACTICE_ADOPT, label, name, "check")
    page = RecordPage(
        title=one.document.title,
        number=one.document.number,
        target=one,
        register_title=ADOPTIONS.title,
        register_url=reverse("learning_practice_adoptions"),
        status=adoption_status(one),
        primary=primary,
        facts=_adoption_facts(one),
        sections=_what_changed(viewer, one),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: adoption_history(one))


@form_methods
def seen(request: ViewerRequest, pk: int) -> HttpResponse:
    one = adoption_of(request.viewer, pk)
    return record_form(
        request,
        one,
        PRACTICE_ADOPT,
        form=fields.SeenForm,
        title=_("What was decided about the newer version"),
        intro=_("Compare the newer version with your document. A change of it is a revision."),
        submit=_("Save"),
        act=lambda data: services.note_newer(
            actor=request.viewer, adoption_id=pk, **versioned(data)
        ),
        done=_("Saved."),
        register=(ADOPTIONS.title, "learning_practice_adoptions"),
        facts=(Fact(_("Document"), one.document.title), *_adoption_facts(one)),
    )


def _what_changed(viewer: Viewer, one: Any) -> list[Section]:
    """The adopted version beside the newest one of its source."""
    if not one.newest_number or one.newest_number == one.shelf.number:
        return []
    newest = reading.shelf(viewer).filter(pk=one.newest_pk).first()
    return [shelf_changes(one.shelf, newest)] if newest else []


def shelf_of(viewer: Viewer, pk: int) -> ShelfPractice:
    one: ShelfPractice = get_object_or_404(reading.shelf(viewer), pk=pk)
    return one


def adoption_of(viewer: Viewer, pk: int) -> Any:
    """The adoption if it is of the viewer's own government; else a stranger's 404."""
    return get_object_or_404(reading.adoptions(viewer), pk=pk)


def _newer(one: ShelfPractice) -> str:
    if one.withdrawn_on:
        return _("It was withdrawn: nobody adopts it any more.")
    newest = reading.newest_of(one)
    return _("Version %d took its place.") % newest.number if newest else ""


def _adopt_action(viewer: Viewer, one: ShelfPractice) -> Action | None:
    if not one.is_standing:
        newest = reading.newest_of(one)
        if newest is None or newest.withdrawn_on:
            return None
        return Action(_("See the newest version"), newest.get_absolute_url(), icon="arrow-right")
    may = rights.allowed_somewhere(viewer, PRACTICE_ADOPT)
    refusal = "" if may else str(rights.reason(PRACTICE_ADOPT))
    url = reverse("learning_practice_adopt", args=[one.pk])
    return Action(_("Adopt"), url, refusal=refusal, icon="copy-plus")


def _adoption_facts(one: Any) -> list[Fact]:
    lines = [
        Fact(_("Document"), one.document.title, url=one.document.get_absolute_url()),
        Fact(pgettext("practice", "Source"), one.shelf.title, url=one.shelf.get_absolute_url()),
        Fact(_("Published by"), one.shelf.publisher.name),
        Fact(_("Version adopted"), one.shelf.number),
        Fact(_("Adopted on"), one.adopted_on, note=one.adopted_office),
        Fact(_("Fingerprint (SHA-256)"), one.shelf.digest),
        Fact(_("What was decided"), one.seen_note),
    ]
    if one.newest_number and one.newest_number > one.shelf.number:
        url = reverse("learning_practice_shelf", args=[one.newest_pk])
        lines.append(Fact(_("Newest version"), one.newest_number, url=url, note=one.newest_change))
    if one.newest_withdrawn:
        lines.append(Fact(_("Source withdrawn on"), one.newest_withdrawn))
    return [fact for fact in lines if fact.value]

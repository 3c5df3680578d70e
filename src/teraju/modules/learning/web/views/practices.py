"""Own practices: their register, their page, from draft to shelf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.learning.domain.practice_carrying import Arrived, read
from teraju.modules.learning.domain.practices import (
    SECTIONS,
    PracticeState,
    UnreadableFile,
    VersionState,
)
from teraju.modules.learning.models import Practice, PracticeVersion
from teraju.modules.learning.practice_permissions import PRACTICE_PUBLISH, PRACTICE_WRITE
from teraju.modules.learning.selectors import practices as reading
from teraju.modules.learning.services import practices as services
from teraju.modules.learning.services.practice_arrivals import keep_arrived
from teraju.modules.learning.services.practice_shelf import limits_on
from teraju.modules.learning.services.practices import BESIDE
from teraju.modules.learning.study_refusals import NoPracticeFile
from teraju.modules.learning.web import practice_forms as fields
from teraju.modules.learning.web.common import record_form
from teraju.modules.learning.web.forms_training import VersionForm
from teraju.modules.learning.web.practice_changes import changes_section
from teraju.modules.learning.web.practice_registers import LIBRARY, OWN
from teraju.modules.learning.web.practice_sections import (
    adopters_section,
    practice_facts,
    text_sections,
    versions_section,
)
from teraju.modules.learning.web.study_statuses import practice_status
from teraju.modules.learning.web.study_trail import practice_history
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked

REGISTER = (OWN.title, "learning_practices")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(LIBRARY.title, reverse("learning_practice_library"), icon="library")]
    if rights.allowed_somewhere(request.viewer, PRACTICE_WRITE):
        url = reverse("learning_practice_import")
        more.append(Action(_("Read from a file"), url, icon="upload"))
    return register_page(request, OWN, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    practice = practice_of(viewer, pk)
    draft = draft_of(practice)
    shown = draft or practice.versions.order_by("-number").exclude(state="dropped").first()
    primary, actions = _next(viewer, practice, draft)
    page = RecordPage(
        title=practice.title,
        number=practice.agency.short_name,
        target=practice,
        register_title=OWN.title,
        register_url=reverse("learning_practices"),
        status=practice_status(practice),
        next_step=_next_words(practice, draft),
        primary=primary,
        actions=actions,
        facts=practice_facts(practice),
        sections=[
            *(text_sections(shown.texts) if shown else []),
            *_what_changes(practice, draft),
            versions_section(practice),
            adopters_section(practice.pk),
        ],
        is_example=practice.is_example,
    )
    return record_page(request, page, history=lambda: practice_history(practice))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, PRACTICE_WRITE)

    def act(data: dict[str, Any]) -> Practice:
        texts: Any = {name: data.pop(name) for name in SECTIONS}
        return services.write_practice(actor=viewer, texts=texts, **data)

    return form_page(
        request,
        form=partial(fields.PracticeForm, viewer=viewer),
        title=_("Write a practice"),
        intro=_("So that another government can do it after you. No names of people."),
        submit=_("Keep the draft"),
        act=act,
        success=lambda practice: practice.get_absolute_url(),
        back_url=reverse("learning_practices"),
        initial={"agency": agency_asked(request, PRACTICE_WRITE), "kind": "practice"},
        done=_("The draft is kept. The head publishes it."),
        register_title=OWN.title,
        register_url=reverse("learning_practices"),
    )


@form_methods
def read_file(request: ViewerRequest) -> HttpResponse:
    """Take a practice of another installation into the own library."""
    viewer = request.viewer
    rights.require_somewhere(viewer, PRACTICE_WRITE)
    return form_page(
        request,
        form=partial(fields.PracticeFileForm, viewer=viewer),
        title=_("Read a practice from a file"),
        intro=_(
            "It becomes a draft of yours that says who published it first. A newer version of one "
            "that you read before becomes the next version of that one."
        ),
        submit=_("Read it"),
        act=lambda data: keep_arrived(
            actor=viewer, agency=data["agency"], arrived=_arrived(viewer, data["upload"])
        ),
        success=lambda practice: practice.get_absolute_url(),
        back_url=reverse("learning_practices"),
        initial={"agency": agency_asked(request, PRACTICE_WRITE)},
        done=_(
            "The practice is read, with all its files. Compare its fingerprint with the one on the "
            "publisher's page; the head publishes it."
        ),
        register_title=OWN.title,
        register_url=reverse("learning_practices"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    practice = practice_of(request.viewer, pk)
    return _form(
        request,
        practice,
        PRACTICE_WRITE,
        services.change_practice,
        form=fields.PracticeChangeForm,
        title=_("Change what stands beside the text"),
        intro=_("In the library it changes with the next version."),
        submit=_("Save"),
        initial={
            **{name: getattr(practice, name) for name in BESIDE},
            "topics": list(practice.topics.values_list("pk", flat=True)),
        },
        done=_("Saved."),
    )


@form_methods
def write(request: ViewerRequest, pk: int) -> HttpResponse:
    """The text of the version in the making; the version of the form is that of the text."""
    practice = practice_of(request.viewer, pk)
    draft = draft_of(practice)
    begun = {name: getattr(draft, name) for name in SECTIONS} if draft else {}
    if draft:
        begun |= {"change": draft.change, "version": draft.version}
    return _form(
        request,
        practice,
        PRACTICE_WRITE,
        services.change_text,
        form=partial(fields.PracticeTextForm, first=draft is None or draft.number == 1),
        title=_("Write the text"),
        submit=_("Save"),
        initial=begun,
        done=_("Saved."),
    )


@form_methods
def revise(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        practice_of(request.viewer, pk),
        PRACTICE_WRITE,
        services.revise_practice,
        form=fields.PracticeReviseForm,
        title=_("Begin a new version"),
        intro=_("The published version stays in the library until the new one takes its place."),
        submit=_("Begin"),
        done=_("The new version is begun with the text of the last one."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        practice_of(request.viewer, pk),
        PRACTICE_WRITE,
        services.drop_version,
        form=VersionForm,
        title=_("Drop the new version"),
        submit=_("Drop"),
        done=_("The new version is dropped; the published one stays."),
    )


@form_methods
def publish(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        practice_of(request.viewer, pk),
        PRACTICE_PUBLISH,
        services.publish_practice,
        form=VersionForm,
        title=_("Publish the practice"),
        intro=_(
            "Everybody can read it then, with its files, and other governments can adopt it. Look "
            "through it once more: no names of people, nothing confidential."
        ),
        submit=_("Publish"),
        done=_("The practice stands in the library."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        practice_of(request.viewer, pk),
        PRACTICE_PUBLISH,
        services.withdraw_practice,
        form=fields.PracticeReasonForm,
        title=_("Withdraw the practice"),
        intro=_("Who adopted it is told, and keeps what they have."),
        submit=_("Withdraw"),
        done=_("The practice left the library."),
    )


def _what_changes(practice: Practice, draft: PracticeVersion | None) -> list[Section]:
    """The version in the making beside the one that is published."""
    if draft is None or not practice.is_published:
        return []
    present = practice.versions.get(state=VersionState.PUBLISHED)
    title = _("What changes against version %d") % present.number
    return [changes_section(title, present.texts, draft.texts)]


def practice_of(viewer: Viewer, pk: int) -> Practice:
    """The practice if it is of the viewer's own government; else a stranger's 404."""
    practice: Practice = get_object_or_404(reading.practices(viewer), pk=pk)
    return practice


def draft_of(practice: Practice) -> PracticeVersion | None:
    """The version in the making."""
    found: PracticeVersion | None = practice.versions.filter(state=VersionState.DRAFT).first()
    return found


def _arrived(viewer: Viewer, upload: UploadedFile) -> Arrived:
    words = {
        "no_file": _("This is no file of a practice. Take the one that the library gave."),
        "changed": _("The file was changed on its way: its fingerprint does not fit."),
        "broken": _("The file says what no practice says. Ask for it once more."),
        "part": _("Files of the practice are missing. Take the whole ZIP that the library gave."),
        "damaged": _("The file is damaged. Fetch it once more."),
        "too_large": _("The file is too large for a practice."),
    }
    try:
        return read(upload, limits_on(viewer, settings.TERAJU_FILE_LIMIT))
    except UnreadableFile as error:
        raise NoPracticeFile(words[str(error)], field="upload") from error


def _form(
    request: ViewerRequest,
    practice: Practice,
    right: str,
    service: Callable[..., Any],
    **page: Any,
) -> HttpResponse:
    url = practice.get_absolute_url()
    return record_form(
        request,
        practice,
        right,
        act=lambda data: service(actor=request.viewer, practice_id=practice.pk, **versioned(data)),
        success=lambda _result: url,
        register=REGISTER,
        facts=(Fact(_("Practice"), practice.title), Fact(_("Agency"), practice.agency.name)),
        **page,
    )


def _next_words(practice: Practice, draft: PracticeVersion | None) -> str:
    if draft is not None and practice.is_published:
        return _("A new version is being written; the published one is in the library.")
    return ""


def _next(
    viewer: Viewer, practice: Practice, draft: PracticeVersion | None
) -> tuple[Action | None, Sequence[Action]]:
    def one(right: str, label: str, name: str, icon: str) -> Action:
        return record_action(viewer, practice, right, label, name, icon)

    if practice.state == PracticeState.WITHDRAWN:
        return None, []
    write = one(PRACTICE_WRITE, _("Write the text"), "learning_practice_write", "pencil")
    beside = one(PRACTICE_WRITE, _("Change"), "learning_practice_change", "sliders-horizontal")
    withdraw = one(PRACTICE_PUBLISH, _("Withdraw"), "learning_practice_withdraw", "x")
    drop = one(PRACTICE_WRITE, _("Drop the new version"), "learning_practice_drop", "trash-2")
    if draft is None:
        first = one(PRACTICE_WRITE, _("Begin a new version"), "learning_practice_revise", "plus")
        more = [beside, withdraw]
    else:
        publish = one(PRACTICE_PUBLISH, _("Publish"), "learning_practice_publish", "send")
        first = publish if not publish.refusal else write
        more = [write, beside, *([drop] if practice.is_published else []), withdraw]
        more = [action for action in more if action is not first]
    return first, [action for action in more if not action.refusal]

"""Papers of small firms: the register, a version with its papers, and what is done with it."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.offer_papers import (
    PapersState,
    edition_named,
    questions,
    unanswered,
)
from teraju.modules.enterprises.models import FirmPapers
from teraju.modules.enterprises.models.offer_choices import FAMILIES
from teraju.modules.enterprises.selectors import offers as reading
from teraju.modules.enterprises.services import offer_papers as services
from teraju.modules.enterprises.web.offer_common import history_of
from teraju.modules.enterprises.web.offer_files import paper_as_docx, paper_as_pdf
from teraju.modules.enterprises.web.offer_forms import (
    AnswersForm,
    BeginForm,
    ConfirmForm,
    ReasonedForm,
    VersionForm,
)
from teraju.modules.enterprises.web.offer_registers import FIRM_PAPERS
from teraju.modules.enterprises.web.offer_sections import (
    answers_of,
    changed_answers,
    paper_list,
    papers_link,
    versions_of,
)
from teraju.modules.enterprises.web.offer_words import papers_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, id_asked, step_form
from teraju.platform.web.record_parts import steps

RIGHT = permissions.PAPERS
_RENEW = (RIGHT, gettext_lazy("New version"), "enterprises_papers_renew", "copy-plus")
STEPS = {
    PapersState.DRAFT: [
        (RIGHT, gettext_lazy("Answer the questions"), "enterprises_papers_answer", "pencil"),
        (RIGHT, gettext_lazy("The owner confirmed"), "enterprises_papers_confirm", "check"),
        (RIGHT, gettext_lazy("Drop"), "enterprises_papers_drop", "x"),
    ],
    PapersState.CONFIRMED: [
        _RENEW,
        (
            RIGHT,
            pgettext_lazy("papers", "Take the confirmation back"),
            "enterprises_papers_take_back",
            "undo-2",
        ),
    ],
    PapersState.REPLACED: [_RENEW],
    PapersState.DROPPED: [
        (RIGHT, gettext_lazy("Take up again"), "enterprises_papers_take_up", "undo-2")
    ],
}


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, FIRM_PAPERS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = _papers(viewer, pk)
    primary, actions = steps(viewer, one, STEPS[PapersState(one.state)])
    changed = changed_answers(one)
    page = RecordPage(
        title=one.enterprise.name,
        number=_("Version %(number)d") % {"number": one.number},
        target=one,
        register_title=FIRM_PAPERS.title,
        register_url=reverse("enterprises_firm_papers"),
        status=papers_status(one),
        next_step=_next(one),
        primary=primary,
        actions=actions,
        facts=_facts(one),
        sections=[
            paper_list(one),
            answers_of(one),
            *([changed] if changed else []),
            versions_of(one),
            *_link(viewer, one),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        RIGHT,
        FIRM_PAPERS,
        form=partial(BeginForm, viewer=request.viewer),
        title=_("Make papers for a firm"),
        submit=_("Begin"),
        intro=_(
            "The owner answers less than twenty questions in plain words; a manual of four pages, "
            "procedures and forms are made of them. What an earlier version answered is taken over."
        ),
        initial={"enterprise": id_asked(request, "enterprise")},
        act=lambda data: services.begin_papers(
            actor=request.viewer, enterprise_id=data["enterprise"].pk, family=data["family"]
        ),
        success=lambda one: reverse("enterprises_papers_answer", args=[one.pk]),
        done=_("Begun. Now the questions."),
    )


@form_methods
def answer(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _papers(request.viewer, pk)
    asked = questions(edition_named(one.edition), one.family)
    return step_form(
        request,
        one,
        RIGHT,
        FIRM_PAPERS,
        services.change_papers,
        key="papers_id",
        form=partial(AnswersForm, asked=asked),
        title=_("What the owner says"),
        submit=_("Save"),
        intro=_(
            "In the owner's own words; posts, not names. What stays empty is left open in the "
            "papers, to be written by hand."
        ),
        initial=dict(one.answers),
        reads=lambda data: {
            "version": data["version"],
            "answers": {each.code: data[each.code] for each in asked},
        },
        done=_("Saved. The papers are made anew."),
    )


@form_methods
def confirm(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _papers(request.viewer, pk),
        RIGHT,
        FIRM_PAPERS,
        services.confirm_papers,
        key="papers_id",
        form=ConfirmForm,
        title=_("The owner confirmed the papers"),
        submit=_("Record it"),
        initial={"confirmed_on": request.viewer.today},
        done=_("Recorded. A version confirmed before is replaced."),
    )


@form_methods
def renew(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _papers(request.viewer, pk)
    return step_form(
        request,
        one,
        RIGHT,
        FIRM_PAPERS,
        services.renew_papers,
        key="papers_id",
        form=VersionForm,
        title=_("Begin a new version"),
        submit=_("Begin"),
        intro=_("It begins with these answers; this version stays as it is."),
        success=lambda made: reverse("enterprises_papers_answer", args=[made.pk]),
        done=_("Begun. Now the questions."),
    )


@form_methods
def take_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _papers(request.viewer, pk),
        RIGHT,
        FIRM_PAPERS,
        services.take_back_papers,
        key="papers_id",
        form=ReasonedForm,
        title=pgettext("papers", "Take the confirmation back"),
        submit=_("Take back"),
        done=_("The papers are an example again."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _papers(request.viewer, pk),
        RIGHT,
        FIRM_PAPERS,
        services.drop_papers,
        key="papers_id",
        form=ReasonedForm,
        title=_("Drop the papers"),
        submit=_("Drop"),
        done=_("Dropped; the answers stay."),
    )


@form_methods
def take_up(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _papers(request.viewer, pk),
        RIGHT,
        FIRM_PAPERS,
        services.take_up_papers,
        key="papers_id",
        form=VersionForm,
        title=_("Take the papers up again"),
        submit=_("Take up again"),
        done=_("Carry on with the questions."),
    )


@require_safe
def as_pdf(request: ViewerRequest, pk: int, code: str) -> HttpResponse:
    return paper_as_pdf(_papers(request.viewer, pk), code)


@require_safe
def as_docx(request: ViewerRequest, pk: int, code: str) -> HttpResponse:
    return paper_as_docx(_papers(request.viewer, pk), code)


def _papers(viewer: Viewer, pk: int) -> FirmPapers:
    found: FirmPapers = get_object_or_404(reading.papers(viewer), pk=pk)
    return found


def _link(viewer: Viewer, one: FirmPapers) -> list[Section]:
    """Not for those who may not change the papers, nor for papers that were dropped."""
    if one.state == PapersState.DROPPED or not rights.allowed(viewer, RIGHT, one):
        return []
    return [papers_link(one)]


def _next(one: FirmPapers) -> str:
    if one.state != PapersState.DRAFT:
        return ""
    left = unanswered(questions(edition_named(one.edition), one.family), one.answers)
    if left:
        return _("Questions without an answer: %(count)d.") % {"count": len(left)}
    return _("Print the papers, let the owner read and sign them, then record it.")


def _facts(one: FirmPapers) -> list[Fact]:
    asked = questions(edition_named(one.edition), one.family)
    answered = len(asked) - len(unanswered(asked, one.answers))
    counts = _("%(ready)d of %(asked)d") % {"ready": answered, "asked": len(asked)}
    facts = [
        Fact(_("Enterprise"), one.enterprise.name, url=one.enterprise.get_absolute_url()),
        Fact(_("Questions for"), FAMILIES[one.family]),
        Fact(pgettext("papers", "Answered questions"), counts),
        Fact(_("Begun on"), one.begun_on),
        Fact(pgettext("papers", "Confirmed on"), one.confirmed_on),
        Fact(_("Reason"), one.reason),
    ]
    return [fact for fact in facts if fact.value not in ("", None)]

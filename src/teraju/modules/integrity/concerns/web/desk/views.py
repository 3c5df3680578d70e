"""The pages of the desk: the list, a concern, its steps, its files, and requests for identities."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from teraju.modules.integrity.concerns import sealing
from teraju.modules.integrity.concerns.domain.casework import latest
from teraju.modules.integrity.concerns.models import Case, CaseHandler, IdentityRequest, SealedFile
from teraju.modules.integrity.concerns.selectors import desk as selectors
from teraju.modules.integrity.concerns.selectors.desk import written_in
from teraju.modules.integrity.concerns.selectors.reading import content_of
from teraju.modules.integrity.concerns.services import desk_identity as identities
from teraju.modules.integrity.concerns.services import desk_talk as talk
from teraju.modules.integrity.concerns.services.desk_common import Hand
from teraju.modules.integrity.concerns.web import clock, guards
from teraju.modules.integrity.concerns.web.box import as_attachment
from teraju.modules.integrity.concerns.web.errors import refused_form
from teraju.modules.integrity.concerns.web.visits import DeskRequest

from .case_page import case_context, list_rows, names_in
from .forms import AnswerRequestForm, MaskForm
from .pages import desk_view, form_page, hand_of, shown, told
from .steps import STEPS, StepPage
from .telling import identity_lines, text_of


@desk_view
@require_GET
def home(request: DeskRequest) -> HttpResponse:
    """What waits at the desk, the most urgent first."""
    today = clock.today()
    resting = request.GET.get("show") == "all"
    desk = selectors.desk_of(request.visit, today, resting=resting)
    context = {
        "title": _("The desk"),
        "rows": list_rows(desk.lines, today),
        "resting": 0 if resting else desk.resting,
        "requests": selectors.waiting_for(request.visit.handler),
        "handler": request.visit.handler,
    }
    return shown(request, "concerns/desk/home.html", context)


@desk_view
@require_GET
def case(request: DeskRequest, number: str) -> HttpResponse:
    """A concern: what it says, how it stands, what is next."""
    found = _case_of(request, number)
    return shown(request, "concerns/desk/case.html", case_context(hand_of(request), found))


@desk_view
def step(request: DeskRequest, number: str, step: str) -> HttpResponse:
    """One step of a concern, by its form."""
    page = STEPS.get(step)
    if page is None:
        raise Http404
    found = _case_of(request, number)
    back = reverse("desk_case", args=[number])
    standing = selectors.standing_of(request.visit.handler, found)
    if standing.declared_on is None and not page.undeclared:
        return HttpResponseRedirect(back)
    if request.method != "POST" and not page.is_possible(found):
        return HttpResponseRedirect(back)
    hand = hand_of(request)
    initial: dict[str, Any] = {**(page.initial or {}), **_last(page, hand, found)}
    if page.is_versioned:
        initial["version"] = found.version
    return form_page(
        request,
        form=page.form_for(hand, found),
        title=page.title,
        submit=page.submit,
        act=lambda values: _acted(page, hand, number, values),
        back_url=back,
        done_url=reverse("desk") if page.leaves else back,
        initial=initial,
        intro=page.intro,
        context={"number": number, "nobody": page.people and not page.people(hand, found)},
    )


@desk_view
def mask(request: DeskRequest, number: str, place: int) -> HttpResponse:
    """A masked copy of an entry's text."""
    found = _declared(request, number)
    rows = selectors.entries_of(found, request.visit.identity)
    entry = next((each for each in rows if each.place == place), None)
    if entry is None or entry.content is None:
        raise Http404
    hand = hand_of(request)
    return form_page(
        request,
        form=MaskForm,
        title=_("Make a masked copy"),
        submit=_("Keep the copy"),
        act=lambda values: _masked(hand, number, place, values),
        back_url=reverse("desk_case", args=[number]),
        initial={"text": text_of(entry, names_in(rows))},
        intro=_("For whoever may know the matter and not the people. The original stays."),
        context={"number": number},
    )


@desk_view
@require_GET
def file(request: DeskRequest, number: str, file: UUID) -> HttpResponse:
    """A file of a concern, opened; it is kept nowhere on the way."""
    try:
        row = selectors.file_of(request.visit.handler, number, file)
        described, content = content_of(row, request.visit.identity)
    except (SealedFile.DoesNotExist, sealing.CannotOpen, FileNotFoundError) as error:
        raise Http404 from error
    return as_attachment(described.name, content)


@desk_view
def identity(request: DeskRequest, number: str) -> HttpResponse:
    """An identity that a custodian has opened; each look is asked for and stands in the trail."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk_case", args=[number]))
    if guards.token_of(request, guards.purpose_of(request)) is None:
        return refused_form(request, guards.TOO_OLD)
    found = _declared(request, number)
    who = identities.read(hand_of(request), number)
    lines = identity_lines(who) if who else []
    context = {"title": _("The reporter's identity"), "number": found.number, "lines": lines}
    return shown(request, "concerns/desk/identity.html", context)


@desk_view
def request_page(request: DeskRequest, key: int) -> HttpResponse:
    """A request for an identity, for the custodian who answers it."""
    handler = request.visit.handler
    waiting = next((each for each in selectors.waiting_for(handler) if each.pk == key), None)
    # A second click finds what the first one decided.
    mine = IdentityRequest.objects.filter(pk=key, answered_by=handler)
    if waiting is None and not (request.method == "POST" and mine.exists()):
        raise Http404
    facts: list[tuple[str, str]] = []
    if waiting is not None:
        reason = sealing.unseal_value(bytes(waiting.reason), request.visit.identity)["text"]
        facts = [
            (pgettext("concern", "Number"), waiting.case.number),
            (_("Asked by"), f"{waiting.asked_by.name}, {waiting.asked_by.office.name}"),
            (_("Reason"), reason),
        ]
    hand = hand_of(request)
    return form_page(
        request,
        form=AnswerRequestForm,
        title=_("A request for an identity"),
        submit=_("Decide"),
        act=lambda values: _answered(hand, key, values),
        back_url=reverse("desk"),
        intro=_(
            "By opening it you take off the outer layer; the name itself only the handlers of the "
            "concern read. Both your decision and your reason stay on record."
        ),
        context={"facts": facts},
    )


def _acted(page: StepPage, hand: Hand, number: str, values: dict[str, Any]) -> str | None:
    """Take the step; where it made another concern of the same handler, go there."""
    done = page.act(hand, number, values)
    made = isinstance(done, Case) and done.number != number
    if made and CaseHandler.objects.filter(case=done, handler=hand.visit.handler).exists():
        return told(reverse("desk_case", args=[done.number]), "saved")
    return None


def _last(page: StepPage, hand: Hand, case: Case) -> dict[str, Any]:
    """What the last entry of the step's kind says, for a form that changes it."""
    if page.begins_with is None:
        return {}
    content = dict(latest(written_in(case, hand.visit.identity), page.begins_with) or {})
    # Where the signs were followed, they are followed again.
    for field in ("priority", "risk"):
        if content.get(f"proposed_{field}") == content.get(field):
            content.pop(field, None)
    content.pop("version", None)
    return content


def _masked(hand: Hand, number: str, place: int, values: dict[str, Any]) -> None:
    files = values.pop("attachments")
    talk.mask(hand, number, place=place, files=files, **values)


def _answered(hand: Hand, key: int, values: dict[str, Any]) -> None:
    approve = values["answer"] == "approved"
    identities.answer(hand, key, approve=approve, reason=values["reason"])


def _case_of(request: DeskRequest, number: str) -> Case:
    try:
        return selectors.case_of(request.visit.handler, number)
    except Case.DoesNotExist as error:
        raise Http404 from error


def _declared(request: DeskRequest, number: str) -> Case:
    """A concern that its handler has declared not to be bound in."""
    found = _case_of(request, number)
    standing: CaseHandler = selectors.standing_of(request.visit.handler, found)
    if standing.declared_on is None:
        raise Http404
    return found

"""A reporter's own pages: behind the receipt, with the key that it makes."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import sealing
from teraju.modules.integrity.concerns.domain import routing
from teraju.modules.integrity.concerns.domain.modes import Audience, Kind, Mode
from teraju.modules.integrity.concerns.models import SealedFile
from teraju.modules.integrity.concerns.once import once
from teraju.modules.integrity.concerns.selectors import box as reading
from teraju.modules.integrity.concerns.selectors.reading import content_of
from teraju.modules.integrity.concerns.services import conversation, reports

from . import clock, cookies, flow, guards, visits
from .report_forms import MessageForm, NameLaterForm
from .visits import BoxRequest, with_receipt


@require_safe
@with_receipt
def box(request: BoxRequest) -> HttpResponse:
    """Where the concern stands, what was written, and room to write on."""
    return _box(request, MessageForm(), 200)


@guards.keeps_what_was_typed
@require_POST
@with_receipt
def write(request: BoxRequest) -> HttpResponse:
    """Add a message with files."""
    form = MessageForm(request.POST, request.FILES)
    token = guards.token_of(request, guards.purpose_of(request))
    if token is None:
        return _box(request, form, 422, problem=guards.TOO_OLD)
    if not form.is_valid():
        return _box(request, form, 422)
    case, files = request.visit.case, form.cleaned_data["attached"]

    def act() -> bool:
        conversation.write_on(
            case, text=form.cleaned_data["text"], today=clock.today(), files=files
        )
        return True

    try:
        once(token.nonce, act, now=clock.now())
    except sealing.NobodyToReadIt:
        return _box(request, form, 422, problem=_("Nobody at the desk can read this any more."))
    return HttpResponseRedirect(f"{reverse('box')}#last")


@guards.keeps_what_was_typed
@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def name(request: BoxRequest) -> HttpResponse:
    """Give a name later."""
    form = NameLaterForm(request.POST or None)
    token = guards.token_of(request, guards.purpose_of(request)) if request.POST else None
    problem: object = guards.TOO_OLD if request.POST and token is None else ""
    if token is not None and form.is_valid():
        try:
            conversation.give_name(
                request.visit.case,
                mode=Mode(form.cleaned_data["mode"]),
                identity=form.identity(),
                reporter_key=request.visit.identity,
                today=clock.today(),
            )
        except DomainError as refusal:
            problem = refusal.message
        else:
            return HttpResponseRedirect(reverse("box"))
    context = {"title": _("Give your name"), "form": form, "problem": problem}
    status = 422 if request.POST else 200
    return render(request, "concerns/box_name.html", context, status=status)


@guards.keeps_what_was_typed
@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def retaliation(request: BoxRequest) -> HttpResponse:
    """Report what was done because of this concern: a concern of its own, with its own code."""
    visit = request.visit
    report = reading.report_of(visit.case, visit.identity)
    before = reports.wishes_of(report.content or {}) if report else routing.Wishes()
    return flow.walk(flow.Way(request, _("Report retaliation"), parent=visit.case, before=before))


@require_safe
@with_receipt
def download(request: BoxRequest, key: UUID) -> HttpResponse:
    """A file of the talk, as it was sent."""
    rows = SealedFile.objects.filter(
        pk=key, entry__case=request.visit.case, entry__audience=Audience.ALL
    )
    file = rows.first()
    if file is None:
        raise Http404
    try:
        described, content = content_of(file, request.visit.identity)
    except (sealing.CannotOpen, FileNotFoundError) as error:
        raise Http404 from error
    return as_attachment(described.name, content)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the box."""
    return visits.leave(request, cookies.BOX, to="start")


def as_attachment(name: str, content: bytes) -> HttpResponse:
    """Bytes that a browser saves and never shows."""
    response = HttpResponse(content, content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _box(
    request: BoxRequest, form: MessageForm, status: int, *, problem: object = ""
) -> HttpResponse:
    visit = request.visit
    context = {
        "title": _("Your concern"),
        "case": visit.case,
        "standing": reading.standing_of(visit.case, clock.today()),
        "entries": reading.talk_of(visit.case, visit.identity),
        "may_name": visit.case.mode == Mode.ANONYMOUS,
        "form": form,
        "problem": problem,
        "kinds": Kind,
    }
    return render(request, "concerns/box.html", context, status=status)

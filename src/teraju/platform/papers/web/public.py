"""The public pages: is this paper real? No log-in, no cookie, no script."""

from __future__ import annotations

from hashlib import sha256
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from teraju.platform.files import store
from teraju.platform.papers import signing
from teraju.platform.papers.codes import read_code
from teraju.platform.papers.models import Paper
from teraju.platform.papers.selectors import paper_by_code, paper_by_content
from teraju.platform.web.forms import form_methods
from teraju.platform.web.middleware import public

from .forms import LARGEST_UPLOAD, TOO_LARGE, CodeForm, UploadForm
from .verdicts import (
    UNKNOWN,
    Verdict,
    altered,
    foreign,
    of_file,
    of_paper,
    ours_unlisted,
    statement,
)

# A form around a file is a few hundred bytes; a request beyond this holds too large a file.
LARGEST_REQUEST = LARGEST_UPLOAD + 64 * 1024
# So much of a larger request is read and dropped, that the browser stays to hear the answer.
MOST_DRAINED = 128 * 1024 * 1024


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Type a code, or hand in a file."""
    form = CodeForm(request.GET or None)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(reverse("paper_check", args=[form.cleaned_data["code"]]))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"form": form, "upload": UploadForm()}
    return render(request, "papers/web/start.html", context, status=status)


@public
@require_safe
@never_cache
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What this installation says of a code: valid, revoked or unknown."""
    paper = paper_by_code(code)
    if paper is None:
        context = {"verdict": UNKNOWN, "form": CodeForm(), "upload": UploadForm()}
        return render(request, "papers/web/unknown.html", context, status=HTTPStatus.NOT_FOUND)
    if code != paper.code:
        return HttpResponseRedirect(reverse("paper_check", args=[paper.code]))
    return _paper_page(request, paper, of_paper(paper))


@public
@require_safe
def download(request: HttpRequest, code: str) -> HttpResponse:
    """The signed file itself, where it is public and still valid."""
    paper = paper_by_code(code)
    if paper is None or not paper.is_public or not paper.is_valid:
        raise Http404
    return served(paper.sha256, paper.file_name, public=True)


@public
@csrf_exempt
@form_methods
@never_cache
def check_file(request: HttpRequest) -> HttpResponse:
    """Is this file exactly ours? Nothing of it is kept, so no token is asked and no cookie set."""
    if request.method == "GET":
        return HttpResponseRedirect(reverse("paper_check_start"))
    form = _upload_form(request)
    if not form.is_valid():
        context = {"form": CodeForm(), "upload": form}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "papers/web/start.html", context, status=status)
    return _answer(request, form.cleaned_data["file"].read())


@public
@require_safe
def authority(request: HttpRequest) -> HttpResponse:
    """The certificate that all papers here go back to, for other programs."""
    answer = HttpResponse(signing.authority_certificate(), content_type="application/x-pem-file")
    answer["Content-Disposition"] = 'attachment; filename="teraju-authority.pem"'
    return answer


@public
@require_safe
def with_slash(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("paper_check", args=[read_code(code) or code]))


def served(sha256: str, name: str, *, public: bool) -> HttpResponse:
    """A signed file to look at; papers are small enough to send in one piece."""
    try:
        with store.open(sha256, public=public) as file:
            answer = HttpResponse(file.read(), content_type="application/pdf")
    except FileNotFoundError:
        message = _("The content of this paper is not kept any more.")
        return HttpResponse(message, status=HTTPStatus.GONE, content_type="text/plain")
    inline = content_disposition_header(as_attachment=False, filename=name)
    answer["Content-Disposition"] = inline or "inline"
    answer["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return answer


def _answer(request: HttpRequest, content: bytes) -> HttpResponse:
    """Say what a file is: ours, ours but changed, or not ours."""
    paper = paper_by_content(sha256(content).hexdigest())
    if paper is not None:
        return _paper_page(request, paper, of_file(paper))
    found = signing.verify(content)
    if found.genuine:
        verdict = ours_unlisted(found)
    else:
        verdict = altered(found) if found.trusted else foreign()
    page = {"verdict": verdict, "form": CodeForm(), "upload": UploadForm()}
    return render(request, "papers/web/unknown.html", page)


def _paper_page(request: HttpRequest, paper: Paper, verdict: Verdict) -> HttpResponse:
    page = {
        "verdict": verdict,
        "paper": paper,
        "statement": statement(paper),
        "upload": UploadForm(),
    }
    return render(request, "papers/web/check.html", page)


def _upload_form(request: HttpRequest) -> UploadForm:
    """Bind the form; a request that is too large is dropped unread instead of kept on disk."""
    if int(request.META.get("CONTENT_LENGTH") or 0) <= LARGEST_REQUEST:
        return UploadForm(request.POST, request.FILES)
    drained = 0
    while drained < MOST_DRAINED and (chunk := request.read(1024 * 1024)):
        drained += len(chunk)
    form = UploadForm({})
    form.errors["file"] = form.error_class([str(TOO_LARGE)])
    return form

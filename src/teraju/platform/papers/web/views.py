"""The register of issued papers, and the patterns of numbers."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.papers import numbers
from teraju.platform.papers.models import Paper
from teraju.platform.papers.permissions import MANAGE_PATTERNS, REVOKE
from teraju.platform.papers.selectors import papers, patterns
from teraju.platform.papers.services import revoke_by_hand
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.templatetags.values import size, stamp

from .forms import ChangePatternForm, NewPatternForm, RevokeForm
from .public import served
from .registers import PAPERS, PATTERNS, kind_label
from .verdicts import standing


@require_safe
def paper_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PAPERS)


@require_safe
def paper_record(request: ViewerRequest, pk: int) -> HttpResponse:
    paper = get_object_or_404(papers(request.viewer).select_related("replaced_by"), pk=pk)
    page = RecordPage(
        title=paper.title,
        target=paper,
        number=paper.number,
        register_title=_("Issued papers"),
        register_url=reverse("papers"),
        status=standing(paper),
        primary=Action(_("Open the paper"), reverse("paper_file", args=[pk]), icon="file-text"),
        actions=[_revoke_action(request, paper)],
        facts=_facts(paper),
        is_example=paper.is_example,
    )
    return record_page(request, page)


@require_safe
def paper_file(request: ViewerRequest, pk: int) -> HttpResponse:
    """The signed file, for whoever sees the record."""
    paper = get_object_or_404(papers(request.viewer), pk=pk)
    answer = served(paper.sha256, paper.file_name, public=paper.is_public)
    answer["Cache-Control"] = "private, no-store"
    return answer


@form_methods
def paper_revoke(request: ViewerRequest, pk: int) -> HttpResponse:
    paper = get_object_or_404(papers(request.viewer), pk=pk)
    rights.require(request.viewer, REVOKE, paper)
    return form_page(
        request,
        form=RevokeForm,
        title=_("Revoke the paper"),
        intro=_("The public page will say so from this moment. It cannot be undone."),
        facts=(Fact(_("Paper"), paper.title), Fact(_("Official number"), paper.number)),
        submit=_("Revoke"),
        act=lambda data: revoke_by_hand(actor=request.viewer, paper_id=pk, **data),
        success=lambda done: reverse("paper", args=[done.pk]),
        back_url=reverse("paper", args=[pk]),
        done=_("The paper is revoked."),
        register_title=_("Issued papers"),
        register_url=reverse("papers"),
    )


@require_safe
def pattern_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PATTERNS)


@require_safe
def pattern_record(request: ViewerRequest, pk: int) -> HttpResponse:
    pattern = get_object_or_404(patterns(request.viewer), pk=pk)
    refusal = str(rights.refusal(request.viewer, MANAGE_PATTERNS, pattern))
    page = RecordPage(
        title=str(kind_label(pattern)),
        target=pattern,
        register_title=_("Number patterns"),
        register_url=reverse("number_patterns"),
        actions=[
            Action(_("Change"), reverse("number_pattern_change", args=[pk]), refusal, "pencil")
        ],
        facts=[
            Fact(_("Pattern"), pattern.pattern),
            Fact(_("The counter begins again"), pattern.get_reset_display()),
        ],
    )
    return record_page(request, page)


@form_methods
def pattern_add(request: ViewerRequest) -> HttpResponse:
    homes = rights.governments_where(request.viewer, MANAGE_PATTERNS)
    if not homes.exists():
        raise NotAllowed(rights.reason(MANAGE_PATTERNS))
    return form_page(
        request,
        form=partial(NewPatternForm, viewer=request.viewer),
        title=_("Set a pattern"),
        submit=_("Save"),
        act=lambda data: numbers.set_pattern(actor=request.viewer, **data),
        success=lambda row: reverse("number_pattern", args=[row.pk]),
        back_url=reverse("number_patterns"),
        done=_("Saved."),
        register_title=_("Number patterns"),
        register_url=reverse("number_patterns"),
    )


@form_methods
def pattern_change(request: ViewerRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(patterns(request.viewer).select_related("government"), pk=pk)
    rights.require(request.viewer, MANAGE_PATTERNS, row)
    return form_page(
        request,
        form=ChangePatternForm,
        title=_("Change the pattern"),
        intro=kind_label(row),
        submit=_("Save"),
        act=lambda data: numbers.set_pattern(
            actor=request.viewer,
            government=row.government,
            key=row.key,
            expected_version=data.pop("version"),
            **data,
        ),
        success=lambda done: reverse("number_pattern", args=[done.pk]),
        back_url=reverse("number_pattern", args=[pk]),
        initial={"pattern": row.pattern, "reset": row.reset, "version": row.version},
        done=_("Saved."),
        register_title=_("Number patterns"),
        register_url=reverse("number_patterns"),
    )


def _revoke_action(request: ViewerRequest, paper: Paper) -> Action:
    refusal = (
        rights.refusal(request.viewer, REVOKE, paper) or numbers.withdrawn_there(paper.number_key)
        if paper.is_valid
        else _("It is revoked already.")
    )
    return Action(_("Revoke"), reverse("paper_revoke", args=[paper.pk]), str(refusal), "ban")


def _facts(paper: Paper) -> list[Fact]:
    replaced = paper.replaced_by
    facts = [
        Fact(_("About"), paper.target_label),
        Fact(_("Issued"), stamp(paper.issued_at)),
        Fact(_("Signed by"), paper.issued_office),
        Fact(_("Agency"), paper.agency.name if paper.agency else paper.government.name),
        Fact(_("Verification code"), paper.code, url=reverse("paper_check", args=[paper.code])),
        Fact(_("Public"), _("Anyone may download it") if paper.is_public else _("no")),
        Fact(_("Size"), size(paper.size)),
        Fact(_("Fingerprint (SHA-256)"), paper.sha256),
    ]
    if paper.replaced_glyphs:
        note = format_lazy(
            _("No font of the papers has these; they are printed as {mark}."), mark="�"
        )
        facts.append(
            Fact(_("Characters that could not be printed"), paper.replaced_glyphs, note=note)
        )
    if not paper.is_valid:
        facts += [
            Fact(_("Revoked"), stamp(paper.revoked_at)),
            Fact(_("Reason"), paper.revoked_reason),
        ]
    if replaced is not None:
        facts.append(
            Fact(_("Replaced by"), str(replaced), url=reverse("paper", args=[replaced.pk]))
        )
    return facts

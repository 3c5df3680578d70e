"""The checklist of an internal audit: filled in cell by cell, also where there is no connection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.audits import services
from teraju.modules.audits.domain.internal_states import may
from teraju.modules.audits.models import ChecklistRow, InternalAudit, RowResult
from teraju.modules.audits.selectors import internal as reading
from teraju.modules.audits.selectors.teams import sees_checklist
from teraju.modules.audits.services.checklists import CELLS
from teraju.modules.audits.web.checklist_file import checklist_file
from teraju.modules.audits.web.checklist_lines import Lines, LineValues
from teraju.modules.audits.web.forms.internal import QuestionForm, VersionForm, WhyForm
from teraju.modules.audits.web.internal_statuses import RESULTS
from teraju.modules.audits.web.internal_words import asked_marks, label_of, question_of
from teraju.modules.standards.api import Asked, Edition, TopicLine, requirements_of, topics
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .internal_audits import audit_form
from .internal_common import act_on, audit_of, button, manager_refusal, stop, team_refusal

# Pages with this mark are kept on the device of who fills them in (worker.js).
MARK = "X-Teraju-Offline"
SCOPE = "/audits/"


@dataclass(frozen=True)
class Part:
    """A chapter of the checklist with its rows, ready to show."""

    key: str
    title: str
    lines: Sequence[SafeString]


@dataclass(frozen=True)
class Refused:
    """A row that was not saved: what was typed in it, and why."""

    pk: int
    values: Mapping[str, str]
    error: str


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    if not sees_checklist(request.viewer, audit):
        if rights.is_guest_at(request.viewer, audit):
            raise Http404
        stop(_("Until the report only the team of the audit sees its checklist."))
    if request.GET.get("format") == "xlsx":
        return checklist_file(audit, _rows(request, audit), topics())
    return _page(request, audit)


@require_POST
def save_row(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save cells of a row; a script gets what stands now, a whole visit goes back to the row."""
    row = get_object_or_404(reading.checklist_rows(request.viewer), pk=pk)
    stop(team_refusal(request.viewer, row.audit))
    values = {name: request.POST[name] for name in CELLS if name in request.POST}
    bases = {name: request.POST.getlist(f"base-{name}") for name in CELLS}
    seen = request.POST.get("seen", "")
    is_script = "application/json" in request.headers.get("Accept", "")
    try:
        saved = services.fill_row(
            actor=request.viewer,
            row_id=pk,
            values={name: value.replace("\r\n", "\n") for name, value in values.items()},
            bases=bases,
            seen=int(seen) if seen.isdecimal() else None,
        )
        if saved.colliding and not is_script:
            raise ChangedMeanwhile(_met(saved.colliding))
    except NotAllowed:
        raise
    except DomainError as refusal:
        return _not_saved(request, row, values, str(refusal), is_script=is_script)
    if is_script:
        return JsonResponse(_said(saved))
    return HttpResponseRedirect(f"{reverse('audits_checklist', args=[row.audit_id])}#row-{pk}")


def _said(saved: services.SavedRow) -> dict[str, Any]:
    """What a script has to know: the row as it stands, and what a colleague wrote meanwhile."""
    row = saved.row
    status = RESULTS.get(row.result)
    return {
        "version": row.version,
        "values": {name: getattr(row, name) for name in CELLS},
        "colliding": dict(saved.colliding),
        "tone": status.tone if status else "good",
        "word": str(status.word) if status else "",
    }


def _met(colliding: Mapping[str, str]) -> str:
    told = [
        str(RowResult(one).label) if one in RowResult.values else one for one in colliding.values()
    ]
    return _("A colleague wrote in the meantime: %(words)s. Compare and save again.") % {
        "words": " · ".join(one for one in told if one) or "–"
    }


def _not_saved(
    request: ViewerRequest,
    row: ChecklistRow,
    values: Mapping[str, str],
    error: str,
    *,
    is_script: bool,
) -> HttpResponse:
    if is_script:
        return JsonResponse({"error": error}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    audit = audit_of(request.viewer, row.audit_id)
    return _page(request, audit, Refused(row.pk, values, error))


def _page(
    request: ViewerRequest, audit: InternalAudit, refused: Refused | None = None
) -> HttpResponse:
    rows = _rows(request, audit)
    is_locked = not may(audit.state, "fill") or bool(team_refusal(request.viewer, audit))
    parts = list(_parts(request, audit, rows, refused, is_locked=is_locked))
    context = {
        "title": _("Checklist"),
        "intro": str(audit),
        "register_title": _("Internal audit"),
        "register_url": audit.get_absolute_url(),
        "parts": parts,
        "progress": {"done": sum(bool(row.result) for row in rows), "total": len(rows)},
        "is_locked": is_locked,
        "refusal": _locked_words(audit) if is_locked else "",
        "actions": _actions(request, audit),
        "scope": SCOPE,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    answer = render(request, "audits/checklist.html", context, status=status)
    if not is_locked:
        answer[MARK] = "sheet"
    return answer


def _rows(request: ViewerRequest, audit: InternalAudit) -> list[ChecklistRow]:
    rows = ChecklistRow.objects.visible_to(request.viewer).filter(audit=audit)
    return list(
        rows.select_related("earlier", "earlier_of_body", "finding").order_by("order", "pk")
    )


def _locked_words(audit: InternalAudit) -> str:
    if may(audit.state, "fill"):
        return _("Only the lead auditor and the auditors of this audit fill it in.")
    return _("It is filled in from the opening to the closing meeting; here it is read.")


def _actions(request: ViewerRequest, audit: InternalAudit) -> list[Any]:
    running = may(audit.state, "fill")
    early = may(audit.state, "plan") or may(audit.state, "begin")
    check = team_refusal if running else manager_refusal
    if not (running or early) or check(request.viewer, audit):
        return []
    return [
        button(_("Generate rows"), "audits_checklist_generate", audit.pk, icon="list-checks"),
        button(_("Add a question"), "audits_question_add", audit.pk, icon="plus"),
    ]


def _parts(
    request: ViewerRequest,
    audit: InternalAudit,
    rows: Sequence[ChecklistRow],
    refused: Refused | None,
    *,
    is_locked: bool,
) -> Iterator[Part]:
    """Chapters in their order, then earlier findings and own questions."""
    known = {one.pk: one for one in topics().values()}
    asked = _asked(audit)
    lines = Lines(get_token(request), is_locked=is_locked)
    can_remove = may(audit.state, "plan")
    found: dict[str, list[SafeString]] = {}
    titles: dict[str, str] = {}
    for row in rows:
        topic = known.get(row.topic_id) if row.topic_id else None
        key, title = _part_of(row, topic)
        titles[key] = title
        values = _values(row, topic, asked, refused, is_locked=is_locked, can_remove=can_remove)
        found.setdefault(key, []).append(lines.of(values))
    for key, written in found.items():
        yield Part(key, titles[key], written)


def _part_of(row: ChecklistRow, topic: TopicLine | None) -> tuple[str, str]:
    if topic is not None:
        return topic.chapter, _("Chapter %(number)s") % {"number": topic.chapter}
    if row.earlier_id or row.earlier_of_body_id:
        return "earlier", _("Earlier findings")
    return "own", _("Own questions")


def _asked(audit: InternalAudit) -> dict[str, list[tuple[Edition, Asked]]]:
    """Which clauses of which standards ask for each topic."""
    editions = list(audit.editions.all())
    asked = requirements_of([one.pk for one in editions], audit.first_day)
    found: dict[str, list[tuple[Edition, Asked]]] = {}
    for edition in editions:
        for one in asked[edition.pk]:
            for code in one.topics if one.is_assessed else ():
                found.setdefault(code, []).append((edition, one))
    return found


def _values(
    row: ChecklistRow,
    topic: TopicLine | None,
    asked: Mapping[str, list[tuple[Edition, Asked]]],
    refused: Refused | None,
    *,
    is_locked: bool,
    can_remove: bool,
) -> LineValues:
    typed = refused.values if refused and refused.pk == row.pk else {}
    links: list[tuple[str, str]] = []
    if row.finding:
        links.append(
            (f"{row.finding.number} {row.finding.statement}", row.finding.get_absolute_url())
        )
    elif not is_locked:
        url = reverse("audits_internal_finding_add", args=[row.audit_id])
        links.append((_("Record a finding"), f"{url}?row={row.pk}"))
    if can_remove:
        links.append((_("Take out"), reverse("audits_question_remove", args=[row.pk])))
    return LineValues(
        pk=row.pk,
        url=reverse("audits_checklist_row", args=[row.pk]),
        label=label_of(row, topic),
        marks=asked_marks(asked.get(topic.code, ())) if topic else "",
        question=question_of(row, topic),
        result=typed.get("result", row.result),
        evidence=typed.get("evidence", row.evidence),
        note=typed.get("note", row.note),
        seen=row.version,
        status=RESULTS.get(row.result),
        error=refused.error if refused and typed else "",
        links=links,
    )


@form_methods
def generate(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    running = may(audit.state, "fill")
    return audit_form(
        request,
        audit,
        (team_refusal if running else manager_refusal)(request.viewer, audit),
        services.generate_checklist,
        form=VersionForm,
        title=_("Generate the checklist"),
        intro=_("A row for each topic of the standards and each earlier finding; none twice."),
        submit=_("Generate"),
        done=_("The checklist is generated."),
    )


@form_methods
def question_add(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    running = may(audit.state, "fill")
    return audit_form(
        request,
        audit,
        (team_refusal if running else manager_refusal)(request.viewer, audit),
        services.add_question,
        form=QuestionForm,
        title=_("Add a question"),
        submit=_("Add"),
        back=reverse("audits_checklist", args=[pk]),
        done=_("The question stands in the checklist."),
    )


@form_methods
def question_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(reading.checklist_rows(request.viewer), pk=pk)
    audit = audit_of(request.viewer, row.audit_id)
    stop(manager_refusal(request.viewer, audit))
    return act_on(
        request,
        row,
        form=WhyForm,
        title=_("Take a row out of the checklist"),
        submit=_("Take out"),
        act=partial(_remove, request, pk),
        back=reverse("audits_checklist", args=[audit.pk]),
        done=_("The row is taken out."),
        facts=(Fact(_("Internal audit"), str(audit)), Fact(_("Question"), str(row))),
    )


def _remove(request: ViewerRequest, pk: int, data: dict[str, Any]) -> InternalAudit:
    return services.remove_question(actor=request.viewer, row_id=pk, **versioned(data))

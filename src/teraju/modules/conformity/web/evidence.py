"""A piece of evidence: its page, adding it, replacing it by newer and withdrawing it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.kernel.errors import NotAllowed
from teraju.modules.conformity import permissions, selectors, services
from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.models.choices import EvidenceForm
from teraju.modules.conformity.selectors.marked import with_marks_told
from teraju.modules.conformity.selectors.reach import readable_agencies
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page

from .evidence_forms import EvidenceAddForm, EvidenceReplaceForm, EvidenceWithdrawForm
from .evidence_list import marks, validity


@require_GET
def evidence_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    rows = with_marks_told(viewer, selectors.evidence(viewer))
    row = get_object_or_404(rows.select_related("replaces", "replaced_by"), pk=pk)
    page = RecordPage(
        title=row.title,
        number=row.reference,
        target=row,
        register_title=_("Evidence"),
        register_url=reverse("evidence_list"),
        status=_status(row),
        next_step=_next_step(row),
        primary=_primary(row, viewer),
        actions=_actions(row, viewer),
        facts=_facts(row, viewer),
        sections=[_topics(row)],
        is_example=row.is_example,
    )
    return record_page(request, page)


def _status(row: Evidence) -> Status:
    if row.stands:
        return validity(row)
    if hasattr(row, "replaced_by"):
        return Status("none", _("replaced"), _("Newer evidence took its place."))
    return Status("none", _("withdrawn"), row.withdrawn_reason)


def _next_step(row: Evidence) -> str:
    if not row.stands:
        return ""
    return _("An assessor judges whether it is enough. What was wrong is withdrawn and added anew.")


def _primary(row: Evidence, viewer: Viewer) -> Action | None:
    if not row.stands:
        return None
    refusal = str(services.following_refused(viewer, row))
    url = reverse("evidence_replace", args=[row.pk])
    return Action(_("Replace by newer"), url, refusal, icon="rotate-cw")


def _actions(row: Evidence, viewer: Viewer) -> list[Action]:
    found = [
        Action(_("Readiness of the agency"), reverse("readiness_agency", args=[row.agency_id]))
    ]
    if row.stands and rights.allowed(viewer, permissions.EVIDENCE_WITHDRAW, row):
        url = reverse("evidence_withdraw", args=[row.pk])
        found.append(Action(_("Withdraw"), url, icon="ban"))
    return found


def _facts(row: Evidence, viewer: Viewer) -> list[Fact]:
    linked = links.find(viewer, row.link_kind, [row.link_id]) if row.link_id else {}
    record = linked.get(row.link_id) if row.link_id else None
    facts = [
        Fact(_("Agency"), row.agency.name, url=reverse("readiness_agency", args=[row.agency_id])),
        Fact(_("Kept as"), EvidenceForm(row.form).label),
        Fact(_("Date of the fact"), row.happened_on),
        Fact(_("Recorded on"), row.recorded_on, note=row.recorded_office),
        Fact(_("Marks"), marks(row) or None),
        Fact(_("Valid from"), row.valid_from or row.happened_on),
        Fact(_("Last day it counts"), row.valid_until or _("until something newer is there")),
    ]
    if row.note:
        facts.append(Fact(_("Note"), row.note))
    if record:
        facts.append(Fact(_("Record"), f"{record.title} {record.number}".strip(), url=record.url))
    elif row.link_id:
        facts.append(Fact(_("Record"), None, note=_("It is not within your reach.")))
    if row.replaces:
        old = row.replaces
        facts.append(Fact(_("Replaces"), old.title, url=old.get_absolute_url()))
    if row.withdrawn_on:
        facts.append(Fact(_("Withdrawn on"), row.withdrawn_on, note=row.withdrawn_reason))
    newer = getattr(row, "replaced_by", None)
    if newer:
        facts.append(Fact(_("Replaced by"), newer.title, url=newer.get_absolute_url()))
    return facts


def _topics(row: Evidence) -> Section:
    page = reverse("readiness_evidence", args=[row.agency_id])
    rows = [[Link(one.title, f"{page}?topic={one.code}"), one.record] for one in row.topics.all()]
    headers = [_("Topic"), _("Looked for")]
    context = {"headers": headers, "rows": rows}
    return Section(_("What it speaks for"), "web/sections/table.html", context)


def evidence_add(request: ViewerRequest) -> HttpResponse:
    agency = _asked_agency(request)
    back = reverse("readiness_agency", args=[agency.pk]) if agency else reverse("evidence_list")
    topic = request.GET.get("topic", "")
    return form_page(
        request,
        form=partial(EvidenceAddForm, viewer=request.viewer, agency=agency),
        title=_("Add evidence"),
        intro=_(
            "A file, a record of Teraju, or a note. Both dates are kept: of the fact, and of "
            "today. What it says is never changed: newer takes its place."
        ),
        submit=_("Add evidence"),
        act=lambda data: services.add_evidence(actor=request.viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=back,
        initial={"agency": agency, "topics": [topic] if topic else []},
        done=_("The evidence is added and counts from today."),
        register_title=_("Evidence"),
        register_url=reverse("evidence_list"),
    )


def _asked_agency(request: ViewerRequest) -> Agency | None:
    """The agency in the address: 404 for one out of reach, 403 without the right there."""
    asked = request.GET.get("agency", "")
    if not asked:
        if not rights.allowed_somewhere(request.viewer, permissions.EVIDENCE_ADD):
            raise NotAllowed(rights.reason(permissions.EVIDENCE_ADD))
        return None
    if not (asked.isascii() and asked.isdecimal()):
        raise Http404
    agency = get_object_or_404(readable_agencies(request.viewer), pk=int(asked[:18]))
    rights.require(request.viewer, permissions.EVIDENCE_ADD, agency)
    return agency


def evidence_replace(request: ViewerRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(selectors.evidence(request.viewer), pk=pk)
    services.require_follower(request.viewer, row)
    return form_page(
        request,
        form=partial(EvidenceReplaceForm, viewer=request.viewer, government_id=row.government_id),
        title=_("Replace by newer: %s") % row.title,
        intro=_("The old evidence stays readable and counts no more from today on."),
        submit=_("Replace"),
        act=lambda data: services.replace_evidence(
            actor=request.viewer, evidence_id=pk, **_versioned(data)
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=row.get_absolute_url(),
        initial=_standing(row),
        done=_("The newer evidence stands in its place."),
        facts=(Fact(_("Agency"), row.agency.name), Fact(_("Date of the fact"), row.happened_on)),
        register_title=_("Evidence"),
        register_url=reverse("evidence_list"),
    )


def _standing(row: Evidence) -> dict[str, Any]:
    return {
        "version": row.version,
        "topics": [topic.code for topic in row.topics.all()],
        "title": row.title,
        "note": row.note,
        "link": f"{row.link_kind}:{row.link_id}" if row.link_id else "",
        "reference": row.reference,
    }


def evidence_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(selectors.evidence(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.EVIDENCE_WITHDRAW, row)
    return form_page(
        request,
        form=EvidenceWithdrawForm,
        title=_("Withdraw: %s") % row.title,
        intro=_("It counts no more from today on. Readiness of earlier days stays as it was."),
        submit=_("Withdraw"),
        act=lambda data: services.withdraw_evidence(
            actor=request.viewer, evidence_id=pk, **_versioned(data)
        ),
        success=lambda _made: row.get_absolute_url(),
        back_url=row.get_absolute_url(),
        initial={"version": row.version},
        done=_("The evidence is withdrawn."),
        facts=(Fact(_("Agency"), row.agency.name),),
        register_title=_("Evidence"),
        register_url=reverse("evidence_list"),
    )


def _versioned(data: dict[str, Any]) -> dict[str, Any]:
    values = dict(data)
    values["expected_version"] = values.pop("version")
    return values

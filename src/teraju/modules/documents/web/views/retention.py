"""What is out of use, the retention schedule, and disposals."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.documents import permissions
from teraju.modules.documents.models import RetentionRule
from teraju.modules.documents.selectors import retention as rows
from teraju.modules.documents.services import retention as services
from teraju.modules.documents.web.forms.reading import RetentionForm, RuleChangeForm, RuleForm
from teraju.modules.documents.web.reading_registers import KEPT, SCHEDULE
from teraju.modules.documents.web.reading_statuses import rule_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .reading_common import document_for

FIELDS = (
    "title",
    "active_years",
    "inactive_years",
    "fate",
    "source",
    "confirmed",
    "closed_on",
    "version",
)


def kept_register(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.DISPOSAL_READ)
    more = [
        Action(_("Disposals"), reverse("documents_disposals"), icon="archive-x"),
        Action(_("Retention schedule"), reverse("documents_schedule"), icon="calendar-clock"),
    ]
    return register_page(request, KEPT, more=more)


def schedule(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.SCHEDULE_READ)
    return register_page(request, SCHEDULE)


def rule_record(request: ViewerRequest, pk: int) -> HttpResponse:
    rule = get_object_or_404(rows.rules(request.viewer), pk=pk)
    refusal = str(rights.refusal(request.viewer, permissions.SCHEDULE_MANAGE, rule.government))
    url = reverse("documents_retention_rule_change", args=[pk])
    page = RecordPage(
        title=rule.title,
        target=rule,
        number=rule.code,
        register_title=_("Retention schedule"),
        register_url=reverse("documents_schedule"),
        status=rule_status(rule),
        actions=[Action(_("Change"), url, refusal, "pencil")],
        facts=[
            Fact(_("Active years"), rule.active_years),
            Fact(_("Inactive years"), rule.inactive_years),
            Fact(_("What becomes of it at the end"), rule.get_fate_display()),
            Fact(_("Source"), rule.source or None),
            Fact(_("Not used after"), rule.closed_on)
            if rule.closed_on
            else Fact(_("Government"), rule.government.name),
        ],
        is_example=rule.is_example,
    )
    return record_page(request, page)


def rule_add(request: ViewerRequest) -> HttpResponse:
    homes = rights.governments_where(request.viewer, permissions.SCHEDULE_MANAGE)
    if not homes.exists():
        raise NotAllowed(rights.reason(permissions.SCHEDULE_MANAGE))
    return _rule_page(
        request,
        back=reverse("documents_schedule"),
        form=partial(RuleForm, viewer=request.viewer),
        title=_("Add a line to the retention schedule"),
        submit=_("Add"),
        act=lambda data: services.add_rule(actor=request.viewer, **data),
        initial={"government": homes.first()},
        done=_("The line is added."),
    )


def rule_change(request: ViewerRequest, pk: int) -> HttpResponse:
    rule: RetentionRule = get_object_or_404(rows.rules(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.SCHEDULE_MANAGE, rule.government)
    return _rule_page(
        request,
        back=rule.get_absolute_url(),
        form=RuleChangeForm,
        title=_("Change %s") % rule,
        submit=_("Save"),
        act=lambda data: services.change_rule(actor=request.viewer, rule_id=pk, **versioned(data)),
        initial={name: getattr(rule, name) for name in FIELDS},
        done=_("Saved."),
    )


def _rule_page(request: ViewerRequest, *, back: str, **page: Any) -> HttpResponse:
    return form_page(
        request,
        success=lambda rule: rule.get_absolute_url(),
        back_url=back,
        register_title=_("Retention schedule"),
        register_url=reverse("documents_schedule"),
        **page,
    )


def document_retention(request: ViewerRequest, pk: int) -> HttpResponse:
    document = document_for(request, pk, permissions.RETENTION_SET)
    standing = rows.retention_of(document)
    back = document.get_absolute_url()
    return form_page(
        request,
        form=partial(RetentionForm, document=document, viewer=request.viewer),
        title=_("How long %s is kept") % document.title,
        intro=_("The years count from the day on which a revision goes out of use."),
        submit=_("Save"),
        act=lambda data: services.set_retention(
            actor=request.viewer, document_id=pk, **versioned(data)
        ),
        success=lambda done: back,
        back_url=back,
        initial={
            "version": document.version,
            "rule": standing.rule_id if standing else None,
            "hold_reason": standing.hold_reason if standing else "",
        },
        done=_("Saved."),
        register_title=_("Master list"),
        register_url=reverse("documents"),
    )

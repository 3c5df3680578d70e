"""The team of an audit, the lines of its plan, and who got the report."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.audits import services
from teraju.modules.audits.models import PlanSlot, TeamMember
from teraju.modules.audits.selectors import internal as reading
from teraju.modules.audits.web.forms.internal import (
    CopyForm,
    DeclareForm,
    MemberForm,
    SlotForm,
    VersionForm,
    WhyForm,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .internal_audits import audit_form
from .internal_common import act_on, audit_of, lead_refusal, manager_refusal, stop

SLOT = ("on", "starts_at", "ends_at", "subject", "process", "auditee")


@form_methods
def member_add(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        manager_refusal(request.viewer, audit),
        services.add_member,
        form=partial(MemberForm, viewer=request.viewer, audit=audit),
        title=_("Add a member of the team"),
        intro=_("Nobody audits their own work: who is tied to the unit is refused."),
        submit=_("Add"),
        done=_("The member stands in the team and declares independence next."),
    )


@form_methods
def declare(request: ViewerRequest, pk: int) -> HttpResponse:
    member = _member(request.viewer, pk)
    if member.person_id != request.viewer.user_id:
        stop(_("Everybody declares their own independence: only this member may."))
    return act_on(
        request,
        member,
        form=DeclareForm,
        title=_("Declare independence"),
        intro=_(
            "I do not audit my own work, hold no post in the audited unit and have no interest in "
            "the result."
        ),
        submit=_("I declare this"),
        act=lambda data: services.declare_independence(
            actor=request.viewer, member_id=pk, **versioned(data)
        ),
        done=_("Your independence is declared."),
        back=member.audit.get_absolute_url(),
        facts=(Fact(_("Internal audit"), str(member.audit)),),
    )


@form_methods
def release(request: ViewerRequest, pk: int) -> HttpResponse:
    member = _member(request.viewer, pk)
    stop(manager_refusal(request.viewer, member.audit))
    return act_on(
        request,
        member,
        form=WhyForm,
        title=_("Let a member leave the team"),
        submit=_("Let leave"),
        act=lambda data: services.release_member(
            actor=request.viewer, member_id=pk, **versioned(data)
        ),
        done=_("The member has left the team."),
        back=member.audit.get_absolute_url(),
        facts=(
            Fact(_("Internal audit"), str(member.audit)),
            Fact(pgettext("team", "Member"), member.office),
        ),
    )


@form_methods
def slot_add(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        manager_refusal(request.viewer, audit),
        services.add_slot,
        form=partial(SlotForm, viewer=request.viewer, audit=audit),
        title=_("Add a line to the plan"),
        submit=_("Add"),
        initial={"on": audit.first_day},
        done=_("The line stands in the plan."),
    )


@form_methods
def slot_change(request: ViewerRequest, pk: int) -> HttpResponse:
    slot = _slot(request.viewer, pk)
    stop(manager_refusal(request.viewer, slot.audit))
    initial: dict[str, Any] = {name: getattr(slot, name) for name in SLOT}
    return act_on(
        request,
        slot,
        form=partial(SlotForm, viewer=request.viewer, audit=slot.audit),
        title=_("Change the line"),
        submit=_("Save"),
        act=lambda data: services.change_slot(actor=request.viewer, slot_id=pk, **versioned(data)),
        initial={**initial, "auditors": slot.auditors.all()},
        done=_("Saved."),
        back=slot.audit.get_absolute_url(),
        facts=(Fact(_("Internal audit"), str(slot.audit)),),
    )


@form_methods
def slot_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    slot = _slot(request.viewer, pk)
    stop(manager_refusal(request.viewer, slot.audit))
    return act_on(
        request,
        slot,
        form=VersionForm,
        title=_("Remove the line"),
        submit=_("Remove"),
        act=lambda data: services.remove_slot(actor=request.viewer, slot_id=pk, **versioned(data)),
        done=_("The line is removed."),
        back=slot.audit.get_absolute_url(),
        facts=(Fact(_("Internal audit"), str(slot.audit)), Fact(_("What"), slot.subject)),
    )


@form_methods
def copy_add(request: ViewerRequest, pk: int) -> HttpResponse:
    audit = audit_of(request.viewer, pk)
    return audit_form(
        request,
        audit,
        lead_refusal(request.viewer, audit),
        services.send_copy,
        form=partial(CopyForm, viewer=request.viewer, audit=audit),
        title=_("Send the report to one more person"),
        submit=_("Send"),
        done=_("The person has the report."),
    )


@form_methods
def copy_read(request: ViewerRequest, pk: int) -> HttpResponse:
    copy = get_object_or_404(reading.audit_copies(request.viewer), pk=pk)
    if copy.person_id != request.viewer.user_id:
        stop(_("Everybody confirms for themselves."))
    return act_on(
        request,
        copy,
        form=VersionForm,
        title=_("Confirm having read the report"),
        submit=_("I have read it"),
        act=lambda data: services.confirm_read(actor=request.viewer, copy_id=pk),
        done=_("It is noted that you have read the report."),
        back=copy.audit.get_absolute_url(),
        facts=(Fact(_("Internal audit"), str(copy.audit)),),
    )


def _member(viewer: Viewer, pk: int) -> TeamMember:
    return get_object_or_404(reading.team_members(viewer), pk=pk)


def _slot(viewer: Viewer, pk: int) -> PlanSlot:
    return get_object_or_404(reading.plan_slots(viewer), pk=pk)

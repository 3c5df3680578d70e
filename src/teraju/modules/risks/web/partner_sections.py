"""What the page of a partner shows: facts, steps, and a section for each thing looked into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks.domain.diligence import BriberyLevel
from teraju.modules.risks.models.partner_choices import PARTNER_CONTROLS, PartnerControls
from teraju.modules.risks.selectors import partners as reading
from teraju.modules.risks.web.partner_common import first_of
from teraju.modules.risks.web.partner_statuses import (
    commitment_status,
    diligence_status,
    engagement_status,
    evaluation_status,
    kind_word,
    level_status,
    standing_status,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import rupiah

SHOWN = 10


def steps_of(viewer: Viewer, partner: Any) -> tuple[Action | None, Sequence[Action]]:
    """What comes next with a partner first, then what else can be done with it."""
    write, block = permissions.PARTNER_WRITE, permissions.PARTNER_BLOCK
    if partner.ended_on:
        resume = (write, _("Take the work up again"), "risks_partner_resume", "undo-2")
        return first_of(viewer, partner, [resume])
    steps = [*_needed(partner)]
    engage = (
        permissions.ENGAGEMENT_WRITE,
        _("Plan an engagement"),
        "risks_engagement_add",
        "handshake",
    )
    steps.append(engage)
    judged = (permissions.LEVEL_JUDGE, _("Judge the bribery risk"), "risks_partner_level", "scale")
    if partner.bribery_level != BriberyLevel.UNKNOWN:
        steps.append(judged)
    steps.append((write, _("Change"), "risks_partner_change", "pencil"))
    if partner.blocked_on:
        steps.append((block, _("Lift the block"), "risks_partner_unblock", "lock-open"))
    else:
        steps.append((block, _("Block"), "risks_partner_block", "ban"))
    steps.append((write, _("End the work"), "risks_partner_end", "x"))
    return first_of(viewer, partner, steps)


def _needed(partner: Any) -> list[tuple[str, str, str, str]]:
    """What is missing before an engagement may be started."""
    if partner.bribery_level == BriberyLevel.UNKNOWN:
        label = _("Judge the bribery risk")
        return [(permissions.LEVEL_JUDGE, label, "risks_partner_level", "scale")]
    found = []
    if partner.is_above_low and not partner.dd_open and not reading.standing_in(partner).is_valid:
        label = _("Begin a due diligence")
        found.append((permissions.DILIGENCE_WRITE, label, "risks_diligence_begin", "search-check"))
    if partner.is_above_low and partner.promise_until is None:
        label = _("Record a commitment")
        right = permissions.COMMITMENT_WRITE
        found.append((right, label, "risks_commitment_add", "signature"))
    if reading.is_evaluation_due(partner):
        right = permissions.EVALUATION_WRITE
        found.append((right, _("Evaluate"), "risks_evaluate", "clipboard-check"))
    return found


def facts_of(partner: Any) -> Sequence[Fact]:
    lines = [
        Fact(_("Agency"), partner.agency.name),
        Fact(_("Kind"), kind_word(partner)),
        Fact(_("What it does for the agency"), partner.supplies),
        Fact(_("Works with the agency since"), partner.begun_on),
        Fact(_("NPWP"), partner.tax_number),
        Fact(_("NIB"), partner.business_number),
        Fact(_("Contact"), partner.contact),
        Fact(_("Bribery risk"), level_status(partner), note=partner.level_reason),
        Fact(_("Risk judged on"), partner.level_on),
        Fact(_("Due diligence"), standing_status(partner)),
        Fact(_("Blocked on"), partner.blocked_on, note=partner.block_reason),
        Fact(_("Ended on"), partner.ended_on, note=partner.ending_reason),
    ]
    return [fact for fact in lines if fact.value]


def sections_of(viewer: Viewer, partner: Any) -> Sequence[Section]:
    found = [_engagements(viewer, partner)]
    if rights.allowed(viewer, permissions.DILIGENCE_READ, partner):
        found.append(_diligences(viewer, partner))
    found.append(_commitments(viewer, partner))
    if partner.affects_service or partner.ev_result:
        found.append(_evaluations(viewer, partner))
    if partner.is_above_low or partner.kind == "controlled":
        found.append(_controls(viewer, partner))
    return found


def _able(viewer: Viewer, partner: Any, right: str, label: str, name: str) -> Action | None:
    """A button of a section, for whoever may use it."""
    if partner.ended_on or not rights.allowed(viewer, right, partner):
        return None
    return record_action(viewer, partner, right, label, name, "plus")


def _of(rows: QuerySet[Any], partner: Any, *order: str) -> QuerySet[Any]:
    return rows.filter(partner=partner.pk).order_by(*order, "-pk")[:SHOWN]


def _engagements(viewer: Viewer, partner: Any) -> Section:
    rows = [
        [
            Link(one.title, one.get_absolute_url()),
            [one.starts_on, one.ends_on],
            rupiah(one.value),
            engagement_status(one),
        ]
        for one in _of(reading.engagements(viewer), partner, "-starts_on")
    ]
    headers = [pgettext("engagement", "What"), _("From and until"), _("Value"), _("Status")]
    return table(_("Engagements"), headers, rows, _("No engagement yet."))


def _diligences(viewer: Viewer, partner: Any) -> Section:
    rows = [
        [
            Link(one.subject, one.get_absolute_url()),
            one.decided_on or one.begun_on,
            one.valid_until or "–",
            diligence_status(one),
        ]
        for one in _of(reading.diligences(viewer), partner, "-begun_on")
    ]
    headers = [_("About"), _("Day"), _("Valid until"), _("Status")]
    right, label = permissions.DILIGENCE_WRITE, _("Begin a due diligence")
    action = None
    if not partner.dd_open and partner.bribery_level != BriberyLevel.UNKNOWN:
        action = _able(viewer, partner, right, label, "risks_diligence_begin")
    return table(_("Due diligence"), headers, rows, _("None yet."), action=action)


def _commitments(viewer: Viewer, partner: Any) -> Section:
    rows = [
        [
            Link(one.scope, one.get_absolute_url()),
            one.signed_on,
            one.valid_until,
            commitment_status(one),
        ]
        for one in _of(reading.commitments(viewer), partner, "-signed_on")
    ]
    headers = [_("What it covers"), _("Signed on"), _("Valid until"), _("Status")]
    label = _("Record a commitment")
    action = _able(viewer, partner, permissions.COMMITMENT_WRITE, label, "risks_commitment_add")
    return table(_("Commitments"), headers, rows, _("None yet."), action=action)


def _evaluations(viewer: Viewer, partner: Any) -> Section:
    rows = [
        [
            Link(str(one.until.year), one.get_absolute_url()),
            one.score,
            one.next_on,
            evaluation_status(one),
        ]
        for one in _of(reading.evaluations(viewer), partner, "-until")
    ]
    headers = [_("Period until"), _("Score"), _("Evaluated again by"), _("Result")]
    action = _able(viewer, partner, permissions.EVALUATION_WRITE, _("Evaluate"), "risks_evaluate")
    return table(_("Evaluations"), headers, rows, _("Not evaluated yet."), action=action)


def _controls(viewer: Viewer, partner: Any) -> Section:
    rows = [
        [
            one.checked_on,
            [PARTNER_CONTROLS[PartnerControls(one.controls)], one.basis],
            [text for text in (one.asked, one.asked_by, one.not_asked_because) if text],
            one.next_on,
        ]
        for one in _of(reading.control_checks(viewer), partner, "-checked_on")
    ]
    headers = [_("Checked on"), _("What it has"), _("What was asked of it"), _("Again by")]
    label = _("Look at its controls")
    action = _able(viewer, partner, permissions.CONTROL_CHECK_WRITE, label, "risks_controls_check")
    return table(
        _("Its own controls against bribery"), headers, rows, _("None yet."), action=action
    )

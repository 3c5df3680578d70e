"""The minutes of a visit: what was found and agreed on, signed, for the file of the firm."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.visit_rules import VisitRules, rules_of, visit_rules
from teraju.modules.enterprises.domain.visits import VisitState
from teraju.modules.enterprises.models import Visit
from teraju.modules.enterprises.models.visit_choices import ANSWERS, WHOSE
from teraju.modules.enterprises.refusals import NotNow
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked
from teraju.platform.papers.api import (
    CheckReport,
    Paper,
    Signatory,
    StatementSection,
    issue_paper,
)

from .common import tell

MINUTES = "enterprises.visit_minutes"


@transaction.atomic
def sign_minutes(*, actor: Viewer, visit_id: int, expected_version: int | None = None) -> Visit:
    """Issue the signed minutes of a held visit; from here what was written stands.

    Whoever may revoke papers revokes them: then the visit is corrected and signed anew.
    """
    rows = Visit.objects.visible_to(actor).select_related(
        "coaching__product__enterprise", "minutes"
    )
    visit: Visit = locked(actor, rows, visit_id, permissions.VISIT_HOLD, expected_version)
    if visit.state != VisitState.HELD:
        raise NotNow(_("Write the visit down first."))
    if visit.is_signed:
        raise NotNow(_("The minutes of this visit are signed already."))
    visit.minutes = _issue(actor, visit)
    save(actor, visit)
    tell(actor, visit, "visit.signed", {"minutes": visit.minutes.number})
    return visit


def _issue(actor: Viewer, visit: Visit) -> Paper:
    """Its public page names agency and day, and neither the firm nor a person."""
    rules = rules_of(visit.edition) or visit_rules(actor.today)
    title = _("Minutes of a visit to a firm")
    data = CheckReport(
        title=title,
        subtitle=str(visit.coaching.product.enterprise),
        facts=[one for one in _facts(visit) if one[1]],
        table=_("Checklist"),
        headers=[pgettext_lazy("checklist", "Question"), _("Found"), _("Note")],
        rows=_rows(visit, rules) or [["–", "–", "–"]],
        sections=_sections(visit, rules),
    )
    return issue_paper(
        actor=actor,
        template="check_report",
        data=data,
        public_facts=[(_("Agency"), visit.agency.name), (_("Day"), visit.held_on)],
        government=visit.government,
        agency=visit.agency,
        target=visit,
        title=title,
        number_key=MINUTES,
        is_public=False,
        is_example=visit.is_example,
        signatory=Signatory(office=actor.office) if actor.office else None,
    )


def _facts(visit: Visit) -> list[tuple[Any, Any]]:
    going = ", ".join(one.title for one in visit.coaches.order_by("title", "pk"))
    signed = _("with a finger, on the coach's telephone") if visit.signature_id else ""
    return [
        (_("Product"), str(visit.coaching.product)),
        (pgettext_lazy("visit to a firm", "Held on"), visit.held_on),
        (_("Who goes"), ", ".join(part for part in (going, visit.company) if part)),
        (_("Purpose"), visit.purpose),
        (_("Written down by"), visit.held_office),
        (_("The owner signed"), signed),
    ]


def _rows(visit: Visit, rules: VisitRules) -> list[list[Any]]:
    return [
        [each.words["id"], ANSWERS.get(found["answer"], "–"), found["note"] or "–"]
        for group in rules.groups
        for each in group.questions
        if (found := visit.answers.get(each.code))
    ]


def _sections(visit: Visit, rules: VisitRules) -> list[StatementSection]:
    steps = [f"{one.text} ({WHOSE[one.whose]}{_until(one.due_on)})" for one in visit.steps.all()]
    found = [
        StatementSection(title=_("Notes"), lines=visit.notes.splitlines() or ["–"]),
        StatementSection(title=_("Next steps"), lines=steps or ["–"]),
    ]
    if not rules.confirmed:
        note = _("The checklist is the house's own: not confirmed.")
        found.append(StatementSection(title=_("Note"), lines=[note]))
    return found


def _until(day: Any) -> str:
    return f", {date_format(day)}" if day else ""

"""What audits lay before a review: earlier decisions, findings of the body, certificates."""

from __future__ import annotations

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import (
    InputLine,
    Period,
    ReviewInput,
    Subject,
    register_review_input,
)

from . import selectors
from .domain.cycle import CertificateStanding as Worth
from .selectors import reviews
from .selectors.progress import GATED, validity_on
from .services.review_actions import standings_of


def earlier_decisions(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """Decisions of earlier reviews that were open in the period. Two queries."""
    rows = reviews.decisions(viewer).filter(agency=agency_id, ordered_on__lte=period.until)
    found = list(rows.order_by("review__held_on", "place", "pk"))
    standings = standings_of([one.pk for one in found], viewer.today)
    lines = []
    for one in found:
        standing = standings.get(one.pk)
        if standing is None or (standing.is_over and one.due_on < period.since):
            continue
        text = _("%(decision)s, by %(owner)s until %(due)s: %(state)s") % {
            "decision": one.title,
            "owner": one.owner.title,
            "due": date_format(one.due_on),
            "state": standing.words,
        }
        lines.append(InputLine(text, url=standing.url, concerns=not standing.is_over))
    return lines


def body_findings(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """Findings of the body's audits in the period, and older ones still open. Two queries."""
    within = Q(audit__ended_on__range=(period.since, period.until))
    still = Q(audit__ended_on__lt=period.since, grade__in=GATED, verified_on=None)
    rows = selectors.findings(viewer).filter(within | still, agency=agency_id)
    return [
        InputLine(
            _("Certification body, %(audit)s: %(number)s %(statement)s (%(grade)s, %(state)s)")
            % {
                "audit": one.audit,
                "number": one.number,
                "statement": one.statement,
                "grade": one.get_grade_display(),
                "state": one.get_state_display(),
            },
            url=one.get_absolute_url(),
            concerns=one.grade in GATED and one.verified_on is None,
        )
        for one in rows.order_by("audit__ended_on", "number", "pk")
    ]


def certificates(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """How each certificate stands at the end of the period. Two queries."""
    day = min(viewer.today, period.until)
    lines = []
    rows = selectors.certificates(viewer).filter(agency=agency_id)
    for one in rows.order_by("edition", "pk"):
        worth = validity_on(one, one.standings.all(), day).state
        if worth is Worth.VALID:
            text = _("The certificate of %(standard)s is valid until %(day)s") % {
                "standard": one.edition,
                "day": date_format(one.expires_on) if one.expires_on else "–",
            }
        else:
            text = _("The certificate of %(standard)s is not valid") % {"standard": one.edition}
        lines.append(
            InputLine(text, one.number, one.get_absolute_url(), concerns=worth is not Worth.VALID)
        )
    return lines


def register() -> None:
    """Tell reviews what this module knows."""
    register_review_input(
        ReviewInput(
            "audits.decisions",
            Subject.EARLIER_ACTIONS,
            gettext_lazy("Decisions of earlier reviews"),
            earlier_decisions,
        ),
        ReviewInput(
            "audits.body_findings",
            Subject.AUDIT_RESULTS,
            gettext_lazy("Findings of the certification body"),
            body_findings,
        ),
        ReviewInput(
            "audits.certificates",
            Subject.AUDIT_RESULTS,
            gettext_lazy("Certificates"),
            certificates,
        ),
    )

"""What documents lay before a review: what is due to be looked at again, what was renewed."""

from __future__ import annotations

from django.db.models import Count, Q
from django.urls import reverse
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

from .selectors.documents import documents, revisions


def upkeep(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """How many documents are kept, how many got a new revision or are late. Two queries."""
    day = min(viewer.today, period.until)
    rows = documents(viewer).filter(agency=agency_id, withdrawn_on=None).order_by()
    counted = rows.aggregate(kept=Count("pk"), late=Count("pk", filter=Q(next_review_on__lt=day)))
    if not counted["kept"]:
        return []
    renewed = revisions(viewer).filter(
        document__agency=agency_id, effective_on__range=(period.since, period.until)
    )
    text = _("%(kept)d documents are kept; %(renewed)d revisions came into force") % {
        "kept": counted["kept"],
        "renewed": renewed.order_by().count(),
    }
    url = f"{reverse('documents')}?agency={agency_id}"
    lines = [InputLine(text, str(counted["kept"]), url)]
    if counted["late"]:
        late = _("The review of %(late)d documents is overdue") % {"late": counted["late"]}
        lines.append(InputLine(late, str(counted["late"]), url, concerns=True))
    return lines


def register() -> None:
    """Tell reviews what this module knows."""
    register_review_input(
        ReviewInput(
            "documents.upkeep",
            Subject.MONITORING,
            gettext_lazy("Documents"),
            upkeep,
        )
    )

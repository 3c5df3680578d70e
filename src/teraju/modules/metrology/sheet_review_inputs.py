"""What a management review looks at: which marks lost their force."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.marks import VoidReason
from .models import Voiding


def lost(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """The marks that lost their force in a period; what was a mistake was none. One query.

    How much was verified tells `plan_review`.
    """
    rows = Voiding.objects.filter(agency=agency_id, on__range=(period.since, period.until))
    voids = rows.exclude(reason=VoidReason.MISTAKE).count()
    if not voids:
        return []
    url = f"{reverse('metrology_verifications')}?agency={agency_id}&worth=void"
    text = format_lazy(_("Marks that lost their force: {count}."), count=voids)
    return [InputLine(text, str(voids), url, concerns=True)]


INPUTS = (
    ReviewInput("metrology.verifications", Subject.PROCESS_PERFORMANCE, _("Verifications"), lost),
)

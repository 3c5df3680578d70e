"""What a management review looks at: what was verified, what failed, which marks lost force."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .models import Verification, Voiding


def verified(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """The verifications of the period and the marks that lost their force in it. Two queries."""
    days = (period.since, period.until)
    told = Verification.objects.filter(agency=agency_id, on__range=days).aggregate(
        count=Count("pk"), passed=Sum("passed"), adjusted=Sum("adjusted"), failed=Sum("failed")
    )
    lines = []
    if told["count"]:
        words = _("Verified: {passed} pieces passed ({adjusted} adjusted), {failed} failed.")
        text = format_lazy(
            words, passed=told["passed"], adjusted=told["adjusted"], failed=told["failed"]
        )
        url = f"{reverse('metrology_verifications')}?agency={agency_id}"
        lines.append(InputLine(text, str(told["count"]), url))
    rows = Voiding.objects.filter(agency=agency_id, on__range=days)
    voids = rows.aggregate(count=Count("pk"))["count"]
    if voids:
        url = f"{reverse('metrology_verifications')}?agency={agency_id}&worth=void"
        text = format_lazy(_("Marks that lost their force: {count}."), count=voids)
        lines.append(InputLine(text, str(voids), url, concerns=True))
    return lines


INPUTS = (
    ReviewInput(
        "metrology.verifications", Subject.PROCESS_PERFORMANCE, _("Verifications"), verified
    ),
)

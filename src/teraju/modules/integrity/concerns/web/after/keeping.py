"""How long what is kept stays, what is shredded next, and what is gone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.modules.integrity.concerns import after_words, afterwards, wording
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.selectors import keeping as selectors
from teraju.modules.integrity.concerns.web import clock
from teraju.modules.integrity.concerns.web.desk.pages import desk_view
from teraju.modules.integrity.concerns.web.visits import DeskRequest

SHOWN = 200


@desk_view
@require_GET
def keeping_page(request: DeskRequest) -> HttpResponse:
    """The closed concerns of a handler by what goes next, the rule, and the log."""
    today = clock.today()
    terms = afterwards.terms_on(today)
    context = {
        "title": _("Keeping and shredding"),
        "rows": [_row(case, stands) for case, stands in selectors.kept_cases(request.visit, today)],
        "terms": [(wording.OUTCOMES[outcome], terms.months(outcome)) for outcome in Outcome],
        "schedule_months": terms.schedule_months,
        "warn_days": terms.warn_days,
        "edition": afterwards.rules_on(today),
        "gone": selectors.shredded()[:SHOWN],
    }
    return render(request, "concerns/after/keeping.html", context)


def _row(case: Any, stands: Any) -> dict[str, Any]:
    return {
        "number": case.number,
        "url": reverse("desk_case", args=[case.number]),
        "words": after_words.KEEPINGS[stands.keeping],
        "tone": after_words.TONES.get(stands.keeping, "none"),
        "shred_on": stands.shred_on,
    }

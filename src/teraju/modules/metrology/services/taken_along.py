"""What is taken along to a job: handed out for it, not for another of the same days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.modules.metrology.domain.stamps import is_for
from teraju.modules.metrology.models import Issue, Order, Session
from teraju.modules.metrology.selectors.letters import names_of
from teraju.modules.metrology.unit_wording import stamp_kind_words


def taken_along(
    target: Order | Session, holders: Collection[int], first: date, last: date
) -> list[Issue]:
    """What is handed out to these officials on these days for this very job. Five queries at most.

    A hand-out names its job in words, for it may be written before the letter and in a book on
    paper: by the number of the order, of a letter that was issued for it, or the market.
    """
    rows = Issue.objects.filter(
        agency=target.agency_id, holder__in=holders, issued_on__lte=last, due_on__gte=first
    ).prefetch_related("stamps__line", "standards__standard")
    found = list(rows.order_by("issued_on", "pk"))
    names = names_of(target) if found else []
    return [one for one in found if is_for(one.job, names)]


def things_taken(issues: Sequence[Issue]) -> list[tuple[str | Promise, Any]]:
    """The lines of a letter that tell what is taken along."""
    standards = [str(one.standard) for issue in issues for one in issue.standards.all()]
    # In the language of the house, whoever issues the letter.
    with override(settings.LANGUAGE_CODE):
        stamps = [
            f"{stamp_kind_words(one.line.kind, one.line.size)}: {one.out}"
            for issue in issues
            for one in issue.stamps.all()
        ]
    later = _("handed out against this letter")
    return [
        (_("Standards"), ", ".join(standards) or later),
        (_("Stamps"), ", ".join(stamps) or later),
    ]

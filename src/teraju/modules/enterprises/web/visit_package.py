"""The package of a coach: everything that a telephone needs for visits without a connection."""

from __future__ import annotations

from typing import Any

from teraju.modules.enterprises.domain.visit_rules import visit_rules
from teraju.modules.enterprises.models import Visit, VisitStep
from teraju.modules.enterprises.selectors import visits as reading
from teraju.platform.accounts.scope import Viewer

from .visit_words import step_words

KEY = "visits"


def package_of(viewer: Viewer) -> dict[str, Any]:
    """Give the coming visits of the viewer. A fixed number of queries, however many there are."""
    rules = visit_rules(viewer.today)
    rows = reading.to_take_along(viewer)
    earlier: dict[int, list[VisitStep]] = {}
    for step in reading.open_steps_of([one.coaching.product.enterprise_id for one in rows]):
        earlier.setdefault(step.visit.coaching.product.enterprise_id, []).append(step)
    return {
        "key": KEY,
        "who": viewer.user_id,
        "office": viewer.office,
        "made_at": viewer.now.isoformat(),
        "edition": rules.edition,
        "confirmed": rules.confirmed,
        "photo_bytes": rules.photo_bytes,
        "most_photos": rules.most_photos,
        "groups": [
            {
                "code": group.code,
                "words": group.words,
                "sectors": sorted(group.sectors),
                "questions": [[each.code, each.words] for each in group.questions],
            }
            for group in rules.groups
        ],
        "visits": [_row(one, earlier, viewer) for one in rows],
    }


def _row(one: Visit, earlier: dict[int, list[VisitStep]], viewer: Viewer) -> dict[str, Any]:
    enterprise = one.coaching.product.enterprise
    return {
        "id": one.pk,
        "firm": enterprise.name,
        "product": one.coaching.product.name,
        "sector": enterprise.sector,
        "owner": enterprise.owner_name,
        "address": ", ".join(
            part for part in (enterprise.address, enterprise.village, enterprise.district) if part
        ),
        "day": one.planned_on.isoformat(),
        "time": one.at_time.strftime("%H:%M") if one.at_time else "",
        "purpose": one.purpose,
        "earlier": [step_words(step, viewer.today) for step in earlier.get(enterprise.pk, [])],
    }

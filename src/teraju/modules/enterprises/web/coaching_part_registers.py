"""The registers of lines of plans and of costs."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.models import Cost, Task
from teraju.modules.enterprises.models.coaching_choices import COST_KINDS, PAYERS
from teraju.modules.enterprises.models.common import choices
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .coaching_statuses import task_status

OF_COACHING = "coaching__product__enterprise__name"


def _by_task(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "done":
        return rows.exclude(done_on=None)
    if value == "dropped":
        return rows.exclude(dropped_on=None)
    rows = rows.filter(done_on=None, dropped_on=None)
    if value != "late":
        return rows
    return rows.filter(until__lt=viewer.today, coaching__state=CoachingState.ACTIVE)


TASKS: Register[Task] = Register(
    key="enterprises.tasks",
    title=_("Plans of coaching"),
    noun=_("lines"),
    columns=[
        Column(key="what", label=_("What is to be done"), value=lambda t: t.what, sort="what"),
        Column(
            key="coaching",
            label=_("Enterprise"),
            value=lambda t: str(t.coaching),
            sort=OF_COACHING,
            place="beneath",
        ),
        Column(key="who", label=_("Who does it"), value=lambda t: t.who, sort="who"),
        Column(
            key="until",
            label=pgettext_lazy("task", "Until"),
            value=lambda t: t.until,
            kind="date",
            sort="until",
        ),
        Column(
            key="done_on",
            label=_("Done on"),
            value=lambda t: t.done_on,
            kind="date",
            sort="done_on",
        ),
        Column(key="status", label=_("Status"), value=task_status, kind="status"),
        Column(key="outcome", label=_("What came of it"), value=lambda t: t.outcome, place="file"),
    ],
    rows=reading.tasks,
    order=["until", "pk"],
    search=["what", "who", OF_COACHING, "coaching__product__name"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("open", pgettext_lazy("task", "Open")),
                ("late", pgettext_lazy("task", "Late")),
                ("done", pgettext_lazy("task", "Done")),
                ("dropped", pgettext_lazy("task", "Given up")),
            ],
            apply=_by_task,
        ),
        Filter(
            key="coach",
            label=_("Coach"),
            choices=lambda viewer: [("me", _("mine"))],
            apply=lambda rows, value, viewer: rows.filter(coaching__coach=viewer.user_id),
        ),
    ],
    row_url=lambda t: t.get_absolute_url(),
    empty=_("No line yet. Lines are added on the page of a coaching, or taken from its gaps."),
)

COSTS: Register[Cost] = Register(
    key="enterprises.costs",
    title=_("Costs of coaching"),
    noun=_("costs"),
    columns=[
        Column(key="kind", label=_("What for"), value=lambda c: c.get_kind_display(), sort="kind"),
        Column(
            key="coaching",
            label=_("Enterprise"),
            value=lambda c: str(c.coaching),
            sort=OF_COACHING,
            place="beneath",
        ),
        Column(key="year", label=_("Year"), value=lambda c: str(c.year), sort="year"),
        Column(
            key="payer", label=_("Who pays"), value=lambda c: c.get_payer_display(), sort="payer"
        ),
        Column(
            key="amount", label=_("Amount"), value=lambda c: c.amount, kind="money", sort="amount"
        ),
        Column(key="note", label=_("Note"), value=lambda c: c.note, place="file"),
    ],
    rows=reading.costs,
    order=["-year", "pk"],
    search=["note", OF_COACHING, "coaching__product__name"],
    filters=[
        Filter(
            key="payer",
            label=_("Who pays"),
            choices=lambda viewer: choices(PAYERS),
            apply=lambda rows, value, viewer: rows.filter(payer=value),
        ),
        Filter(
            key="kind",
            label=_("What for"),
            choices=lambda viewer: choices(COST_KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
    ],
    row_url=lambda c: c.get_absolute_url(),
    empty=_("No cost yet. Costs are entered on the page of a coaching, with who pays."),
)

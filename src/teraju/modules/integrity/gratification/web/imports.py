"""How a file becomes the envelopes of a feast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.integrity.gratification import permissions, services
from teraju.modules.integrity.gratification.domain.givers import giver_key
from teraju.modules.integrity.gratification.models import Envelope, GiftReport
from teraju.modules.integrity.gratification.models.choices import EnvelopeKind, Relation
from teraju.modules.integrity.gratification.services.common import OPEN_TO_REPORTER
from teraju.modules.integrity.gratification.services.envelopes import MOST
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DecimalReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Importing

NAME, WHAT = TextReader(longest=160), TextReader(longest=200)
LINE = WholeReader(least=1, most=MOST)
RUPIAH = DecimalReader(places=2, least=Decimal(0), most=Decimal(10**13))
KIND = ChoiceReader(choices=EnvelopeKind.choices)
RELATION = ChoiceReader(choices=Relation.choices)


def feasts(scope: Scope) -> QuerySet[GiftReport]:
    """The actor's own feasts that may still be written in."""
    rows: QuerySet[GiftReport] = GiftReport.objects.of_reporter(scope.actor)
    return rows.filter(government=scope.government, is_feast=True, state__in=list(OPEN_TO_REPORTER))


def feast_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    for pk, name in feasts(scope).order_by("pk").values_list("pk", "event_name"):
        yield pk, (name,)


def standing_envelopes(scope: Scope) -> QuerySet[Envelope]:
    rows = Envelope.objects.filter(report__in=feasts(scope).order_by().values("pk"))
    return rows.order_by("pk")


def check_envelopes(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Envelope]
) -> Iterator[Refusal]:
    """A name needs a letter or a digit, or nothing could be added up by it."""
    for row in rows:
        name = row.values.get("giver_name", "")
        if name and not giver_key(name):
            yield Refusal(row, "giver_name", _("Write the name of the giver."))


def write_envelopes(scope: Scope, plan: Plan[Envelope]) -> None:
    services.import_envelopes(
        actor=scope.actor,
        new=[_values(row) for row in plan.new],
        changed=[(change.record, _values(change.row)) for change in plan.changed],
    )


def _values(row: Row) -> dict[str, Any]:
    """What the file says; a column that is not in it changes nothing."""
    found = dict(row.values)
    if not found.get("kind"):
        found["kind"] = EnvelopeKind.MONEY
    if "relation" in found:
        found["relation"] = found["relation"] or ""
    return found


EVENT = ReferenceReader(
    records=feast_names,
    missing=gettext_lazy("You have no open feast of this name. Begin it first, then bring in."),
    words=gettext_lazy("The name of the event as you called it when you began it."),
)
IMPORT: Importing[Envelope] = Importing(
    right=permissions.REPORT,
    list_url="gratification_envelopes",
    key=["event", "place"],
    standing=standing_envelopes,
    check=check_envelopes,
    write=write_envelopes,
    help=gettext_lazy(
        "Brings the envelopes of your own feasts in, by event and number; nobody else sees them. "
        "A number that stands already is changed."
    ),
)

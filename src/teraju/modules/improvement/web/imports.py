"""How an earlier list of open nonconformities comes in from a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.improvement import permissions, services
from teraju.modules.improvement.domain.grades import NUMBERED, Source
from teraju.modules.improvement.domain.states import State
from teraju.modules.improvement.models import Nonconformity
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import ReferenceReader, Scope
from teraju.platform.exchange.registers import Importing


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    rows = rights.agencies_where(scope.actor, permissions.DECIDE)
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (name, short_name)


def standing(scope: Scope) -> QuerySet[Nonconformity]:
    """All that stand where the actor decides; what is decided on is refused in the check."""
    agencies = rights.agencies_where(scope.actor, permissions.DECIDE).order_by()
    rows: QuerySet[Nonconformity] = Nonconformity.objects.filter(
        government=scope.government, agency__in=agencies.values("pk")
    )
    return rows.select_related("agency", "government", "process").order_by("pk")


def check(
    scope: Scope, rows: Sequence[Row], known: Mapping[Key, Nonconformity]
) -> Iterator[Refusal]:
    """Numbers are free or stand at a report that may still be changed; days lie in their order."""
    taken = dict(
        Nonconformity.objects.filter(government=scope.government).values_list("number", "agency")
    )
    for row in rows:
        number, agency = row.values["number"], row.values["agency"]
        if taken.get(number, agency) != agency:
            yield Refusal(row, "number", _("Another agency has a nonconformity with this number."))
        yield from _values_refused(scope, row)
        old = known.get((agency, number))
        if (
            old is not None
            and differs(old, row)
            and (old.state != State.REPORTED or old.subject_kind)
        ):
            sentence = _("It is decided on already: what was reported is not changed any more.")
            yield Refusal(row, "number", sentence)


def _values_refused(scope: Scope, row: Row) -> Iterator[Refusal]:
    values = row.values
    for name in ("found_on", "external_on"):
        if values.get(name) and values[name] > scope.actor.today:
            yield Refusal(row, name, _("This day has not come yet."))
    if values.get("source") in NUMBERED and "external_number" not in row.unread:
        if not values.get("external_number"):
            yield Refusal(row, "external_number", _("Give its number in the register outside."))
        if "external_on" not in row.unread and not values.get("external_on"):
            yield Refusal(row, "external_on", _("Give its day in the register outside."))
    if values.get("source") == Source.CONCERN and values.get("external_from"):
        sentence = _("Of a concern only its number and day are kept here.")
        yield Refusal(row, "external_from", sentence)


NAMES = (
    "title",
    "grade",
    "source",
    "found_on",
    "description",
    "criterion",
    "evidence",
    "external_number",
    "external_on",
    "external_from",
)


def differs(old: Nonconformity, row: Row) -> bool:
    same = all(row.values[name] == getattr(old, name) for name in NAMES if name in row.values)
    return not same or row.values.get("owner", old.owner_office) != old.owner_office


def write(scope: Scope, plan: Plan[Nonconformity]) -> None:
    services.import_nonconformities(
        actor=scope.actor,
        government=scope.government,
        new=[_said(row.values) for row in plan.new],
        changed=[(change.record, _said(change.row.values)) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by the names of the fields."""
    named = dict(values)
    if "owner" in named:
        named["owner_office"] = named.pop("owner")
    return named


AGENCY_READER = ReferenceReader(
    records=agency_names,
    missing=gettext_lazy("No open agency where you may decide on nonconformities is called so."),
    words=gettext_lazy("The name or short name of an agency where you decide on nonconformities."),
)
IMPORT: Importing[Nonconformity] = Importing(
    right=permissions.DECIDE,
    list_url="improvement_nonconformities",
    key=["agency", "number"],
    standing=standing,
    check=check,
    write=write,
    help=gettext_lazy(
        "Brings in open nonconformities of an earlier list, each with its number there. They begin "
        "as reported; what was closed there stays with its papers and is attached as a file."
    ),
)

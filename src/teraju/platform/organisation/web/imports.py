"""How a file becomes agencies and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.exchange.cells import folded
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import ReferenceReader, Scope, TextReader
from teraju.platform.exchange.registers import Column, Importing
from teraju.platform.organisation import services
from teraju.platform.organisation.models import Agency, Place

# Deeper than any tree of offices, and short enough for the path of ids.
DEEPEST = 12
SHORT_NAME = 60


def standing_agencies(scope: Scope) -> QuerySet[Agency]:
    rows: QuerySet[Agency] = Agency.objects.filter(government=scope.government)
    return rows.select_related("parent").order_by("pk")


def standing_places(scope: Scope) -> QuerySet[Place]:
    agencies = rights.agencies_where(scope.actor, "organisation.place.manage").order_by()
    rows = Place.objects.filter(government=scope.government, agency__in=agencies.values("pk"))
    return rows.order_by("pk")


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    """The open agencies in which the actor keeps places: by name, else by short name."""
    rows = rights.agencies_where(scope.actor, "organisation.place.manage")
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (name, short_name)


def check_agencies(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Agency]
) -> Iterator[Refusal]:
    """A new agency stands below one that is open or new with it; one that stands, stays there."""
    parents = _Parents(rows, standing)
    for row in rows:
        agency = standing.get((row.values["name"],))
        if not _settle_short_name(row, agency):
            sentence = _("The name is too long to be the short name too. Write a short name.")
            yield Refusal(row, "short_name", sentence)
        if "parent" not in row.values:
            continue
        refusal = _settle_standing(row, agency) if agency else parents.settle(row)
        if refusal:
            yield Refusal(row, "parent", refusal)


def _settle_short_name(row: Row, agency: Agency | None) -> bool:
    """Put the name where no short name is; False if it is too long for that."""
    if "short_name" in row.unread or row.values.get("short_name"):
        return True
    row.values["short_name"] = agency.short_name if agency else row.values["name"]
    return len(row.values["short_name"]) <= SHORT_NAME


def _settle_standing(row: Row, agency: Agency) -> str:
    """Put the full name of the parent into the row; a sentence if it is another than now."""
    wanted, parent = folded(row.values["parent"]), agency.parent
    if wanted not in ({folded(parent.name), folded(parent.short_name)} if parent else {""}):
        return _("The agency stands elsewhere, and its place stays. Write where it stands now.")
    row.values["parent"] = parent.name if parent else ""
    return ""


class _Parents:
    """Whom the rows of a file may stand below."""

    def __init__(self, rows: Sequence[Row], standing: Mapping[Key, Agency]) -> None:
        open_ones = [agency for agency in standing.values() if agency.closed_on is None]
        self.standing = {agency.name for agency in standing.values()}
        self.new = {
            row.values["name"]: row.values.get("parent", "")
            for row in rows
            if row.values["name"] not in self.standing
        }
        self.names = {folded(agency.short_name): agency.name for agency in open_ones}
        self.names |= {folded(name): name for name in self.new}
        self.names |= {folded(agency.name): agency.name for agency in open_ones}

    def settle(self, row: Row) -> str:
        """Put the full name of the parent into the row; a sentence if there is none such."""
        wanted = row.values["parent"]
        row.values["parent"] = found = self.names.get(folded(wanted), "") if wanted else ""
        if wanted and not found:
            return _("No open agency is called so, here or in the file. Write its full name.")
        return (
            ""
            if self.ends(row.values["name"])
            else _("They stand below each other in a circle, or too deep.")
        )

    def ends(self, name: str) -> bool:
        """Whether the way up from a new agency leads to one that stands, or to the top."""
        for _step in range(DEEPEST):
            if not name or name in self.standing:
                return True
            name = self.names.get(folded(self.new.get(name, "")), "")
        return False


def write_agencies(scope: Scope, plan: Plan[Agency]) -> None:
    services.import_agencies(
        actor=scope.actor, government=scope.government, source=_source(plan), **_rows(plan)
    )


def write_places(scope: Scope, plan: Plan[Place]) -> None:
    services.import_places(
        actor=scope.actor, government=scope.government, source=_source(plan), **_rows(plan)
    )


def _source(plan: Plan[Any]) -> dict[str, str]:
    return {"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"}


def _rows(plan: Plan[Any]) -> dict[str, Any]:
    return {
        "new": [row.values for row in plan.new],
        "changed": [(change.record, change.row.values) for change in plan.changed],
    }


AGENCY_READER = ReferenceReader(
    records=agency_names,
    missing=gettext_lazy(
        "No open agency in which you keep places is called so. "
        "Write its name as the register of agencies shows it."
    ),
    words=gettext_lazy("The name or short name of an open agency in which you keep places."),
)

AGENCY_IMPORT: Importing[Agency] = Importing(
    right="organisation.agency.manage",
    list_url="agencies",
    whole_government=True,
    key=["name"],
    standing=standing_agencies,
    check=check_agencies,
    write=write_agencies,
    columns=[
        Column(
            key="short_name",
            label=gettext_lazy("Short name"),
            value=lambda a: a.short_name,
            reads=TextReader(longest=SHORT_NAME),
            hint=gettext_lazy("Of a new agency it is the name, unless it stands here."),
        ),
        Column(
            key="address",
            label=gettext_lazy("Address"),
            value=lambda a: a.address,
            reads=TextReader(longest=200),
        ),
    ],
    help=gettext_lazy(
        "Adds agencies and changes those that differ. An agency that stands keeps its place in the "
        "tree."
    ),
)

PLACE_IMPORT: Importing[Place] = Importing(
    right="organisation.place.manage",
    list_url="places",
    key=["agency", "name"],
    standing=standing_places,
    write=write_places,
    help=gettext_lazy("Adds places to agencies and changes the address of those that differ."),
)

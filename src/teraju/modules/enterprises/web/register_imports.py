"""How a file becomes enterprises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.models import Enterprise
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.models.common import TELEPHONE, choices
from teraju.modules.enterprises.services.register_imports import import_enterprises
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    PhoneReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Importing

NAME, PLACE, CODE = (TextReader(longest=n) for n in (160, 80, 20))
SECTOR, YEAR = ChoiceReader(choices=choices(SECTORS)), WholeReader(least=1800, most=2200)


def agencies_of(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    rows = rights.agencies_where(scope.actor, permissions.WRITE)
    for pk, name, short in rows.filter(government=scope.government).values_list(
        "pk", "name", "short_name"
    ):
        yield pk, (short, name)


AGENCY = ReferenceReader(
    records=agencies_of,
    missing=gettext_lazy("No agency where you may enter enterprises is called so."),
    words=gettext_lazy("The name or short name of the agency that coaches."),
)


def firm_agency_column() -> Column[Any]:
    """Whose enterprise a row is of: with its name it leads to the enterprise."""
    return Column(
        key="agency",
        label=gettext_lazy("Agency"),
        value=lambda row: row.enterprise.agency.short_name,
        stored=lambda row: row.enterprise.agency_id,
        sort="enterprise__agency__short_name",
        reads=AGENCY,
        place="file",
    )


def standing_enterprises(scope: Scope) -> QuerySet[Enterprise]:
    agencies = rights.agencies_where(scope.actor, permissions.WRITE).order_by()
    rows: QuerySet[Enterprise] = Enterprise.objects.visible_to(scope.actor)
    rows = rows.filter(government=scope.government, agency__in=agencies.values("pk"))
    # Where one in business bears the name of one that ended, it is the one that counts.
    return rows.order_by(F("ended_on").asc(nulls_last=True), "pk")


def firms_named(scope: Scope) -> dict[Key, Enterprise]:
    """Enterprises as a file calls them: by agency and name."""
    return {(one.agency_id, one.name): one for one in standing_enterprises(scope)}


def check_firm(row: Row, firms: Mapping[Key, Enterprise]) -> Iterator[Refusal]:
    """The enterprise of a row is in the register, and in business."""
    firm = firms.get((row.values["agency"], row.values["enterprise"]))
    if firm is None:
        told = _("No enterprise of this agency is called so: enter it first.")
        yield Refusal(row, "enterprise", told)
    elif firm.ended_on:
        told = _("This enterprise is out of business: record first that it is in business again.")
        yield Refusal(row, "enterprise", told)


def check_enterprises(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Enterprise]
) -> Iterator[Refusal]:
    """Numbers that are some, an owner for each, and no number twice."""
    numbers = {one.business_number: one for one in standing.values() if one.business_number}
    elsewhere = _numbers_elsewhere(scope, rows, numbers)
    seen: dict[str, int] = {}
    for row in rows:
        found = standing.get((row.values["agency"], row.values["name"]))
        yield from _check_cells(row, found, scope)
        number = row.values.get("business_number") or ""
        holder = numbers.get(number)
        if holder is not None and holder is not found:
            sentence = _("This NIB stands in the register under the name “{name}”.")
            yield Refusal(row, "business_number", sentence.format(name=holder.name))
        elif number in elsewhere:
            told = _("Another agency has an enterprise with this NIB.")
            yield Refusal(row, "business_number", told)
        elif number in seen:
            told = _("Row {row} has the same NIB.").format(row=seen[number])
            yield Refusal(row, "business_number", told)
        if number:
            seen.setdefault(number, row.number)


def _check_cells(row: Row, found: Enterprise | None, scope: Scope) -> Iterator[Refusal]:
    values = row.values
    number, code = values.get("business_number"), values.get("activity_code") or ""
    if number and not re.fullmatch(r"[0-9]{13}", number):
        yield Refusal(row, "business_number", _("A NIB has 13 digits."))
    if code and not re.fullmatch(r"[0-9]{5}", code):
        yield Refusal(row, "activity_code", _("A KBLI code has 5 digits."))
    if (phone := values.get("phone")) and not re.fullmatch(TELEPHONE.regex, phone):
        yield Refusal(row, "phone", TELEPHONE.message)
    if (began := values.get("began_in")) and began > scope.actor.today.year:
        yield Refusal(row, "began_in", _("This year has not come yet."))
    is_told = "owner_name" in values or "owner_name" in row.unread
    if not values.get("owner_name") and (found is None or is_told):
        yield Refusal(row, "owner_name", _("Give the name of the owner."))
    if found is not None and found.ended_on:
        yield Refusal(row, "name", _("This enterprise is out of business: change it on its page."))


def _numbers_elsewhere(
    scope: Scope, rows: Sequence[Row], numbers: Mapping[str, Enterprise]
) -> set[str]:
    """Numbers of the file that agencies have of which the actor may write nothing."""
    asked = {row.values.get("business_number") or "" for row in rows} - {""} - set(numbers)
    found: set[str] = set()
    listed = sorted(asked)
    for start in range(0, len(listed), 500):
        part = Enterprise.objects.filter(
            government=scope.government, business_number__in=listed[start : start + 500]
        )
        found.update(part.values_list("business_number", flat=True))
    return found


def write_enterprises(scope: Scope, plan: Plan[Enterprise]) -> None:
    import_enterprises(
        actor=scope.actor,
        government=scope.government,
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
    )


# What stands in the file to bring in and in no list: who the owner is, is not handed around.
FILE_ONLY: list[Column[Any]] = [
    Column(
        key="owner_name",
        label=gettext_lazy("Name of the owner"),
        value=lambda e: e.owner_name,
        reads=TextReader(longest=120),
    ),
    Column(
        key="phone",
        label=gettext_lazy("Telephone of the owner"),
        value=lambda e: e.phone,
        reads=PhoneReader(),
    ),
    Column(
        key="address",
        label=gettext_lazy("Address"),
        value=lambda e: e.address,
        reads=TextReader(longest=300),
    ),
]
ENTERPRISES_IMPORT: Importing[Enterprise] = Importing(
    right=permissions.WRITE,
    list_url="enterprises_enterprises",
    key=["agency", "name"],
    standing=standing_enterprises,
    check=check_enterprises,
    write=write_enterprises,
    columns=FILE_ONLY,
    help=gettext_lazy(
        "Enters enterprises, one in a row. What stands with the same agency and name is"
        " changed, never doubled; the name of the owner is needed for those that are new."
    ),
)

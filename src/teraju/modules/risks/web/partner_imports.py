"""How a file becomes partners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import services
from teraju.modules.risks.models import Partner
from teraju.modules.risks.models.partner_choices import PARTNER_KINDS, choices
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    ReferenceReader,
    Scope,
    TextReader,
    YesNoReader,
)
from teraju.platform.exchange.registers import Importing

NAME, SUPPLIES, CONTACT = TextReader(longest=160), TextReader(longest=300), TextReader(longest=200)
TAX, BUSINESS = TextReader(longest=20), TextReader(longest=13)
KIND, DAY, YES_NO = ChoiceReader(choices=choices(PARTNER_KINDS)), DateReader(), YesNoReader()


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    rows = rights.agencies_where(scope.actor, permissions.PARTNER_WRITE)
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (short_name, name)


def standing_partners(scope: Scope) -> QuerySet[Partner]:
    agencies = rights.agencies_where(scope.actor, permissions.PARTNER_WRITE).order_by()
    rows: QuerySet[Partner] = Partner.objects.current().filter(
        government=scope.government, agency__in=agencies.values("pk")
    )
    return rows.select_related("agency").order_by("pk")


def check_partners(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Partner]
) -> Iterator[Refusal]:
    """Numbers have their digits, no day lies ahead, and an ended partner is not entered anew."""
    ended = set(
        Partner.objects.filter(government=scope.government, ended_on__isnull=False).values_list(
            "agency", "name"
        )
    )
    for row in rows:
        if row.values.get("begun_on") and row.values["begun_on"] > scope.actor.today:
            yield Refusal(row, "begun_on", _("The day lies in the future."))
        if (row.values["agency"], row.values["name"]) in ended:
            sentence = _("The work with this partner has ended: take it up again first.")
            yield Refusal(row, "name", sentence)
        yield from _check_numbers(row)


def _check_numbers(row: Row) -> Iterator[Refusal]:
    tax, business = row.values.get("tax_number") or "", row.values.get("business_number") or ""
    digits = tax.replace(".", "").replace("-", "")
    if tax and not (digits.isdecimal() and len(digits) in (15, 16)):
        yield Refusal(row, "tax_number", _("An NPWP has 15 or 16 digits."))
    if business and not (business.isdecimal() and len(business) == 13):
        yield Refusal(row, "business_number", _("A NIB has 13 digits."))


def write_partners(scope: Scope, plan: Plan[Partner]) -> None:
    services.import_partners(
        actor=scope.actor,
        government=scope.government,
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
    )


AGENCY = ReferenceReader(
    records=agency_names,
    missing=gettext_lazy("No agency where you may enter partners is called so."),
    words=gettext_lazy("The name or short name of an agency where you may enter partners."),
)
PARTNERS_IMPORT: Importing[Partner] = Importing(
    right=permissions.PARTNER_WRITE,
    list_url="risks_partners",
    key=["agency", "name"],
    standing=standing_partners,
    check=check_partners,
    write=write_partners,
    help=gettext_lazy(
        "Enters providers and partners by agency and name. The bribery risk is judged on their "
        "pages, each with its reason."
    ),
)

"""A report as its reporter writes it: begun in two minutes, changed while it is a draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.gratification import permissions
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.models import GiftItem, GiftReport
from teraju.modules.integrity.gratification.models.choices import Category, Delivery
from teraju.modules.integrity.gratification.refusals import NotComplete, UnknownPerson
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import attach
from teraju.platform.organisation.models import Agency, Government

from .common import check_not_future, open_to_reporter, tell, texts
from .judging import check_ruled, judge_others, judge_report, set_dates

GIFT = (
    "kind",
    "letter",
    "occasion",
    "event_name",
    "received_on",
    "received_at",
    "place",
    "story",
    "conflict_of_interest",
    "confidential",
    "delivery",
    "given_otherwise",
)
GIVER = (
    "giver_name",
    "giver_relation",
    "giver_job",
    "giver_address",
    "giver_phone",
    "giver_email",
)
RECEIVER = (
    "receiver_name",
    "receiver_nik",
    "receiver_nip",
    "receiver_post",
    "receiver_rank",
    "receiver_born",
    "receiver_address",
    "receiver_office_address",
    "receiver_phone",
    "receiver_email",
)
FIELDS = (*GIFT, *GIVER, *RECEIVER)
ITEM = (
    "category",
    "description",
    "quantity",
    "value",
    "currency",
    "amount",
    "is_perishable",
    "location",
)


@transaction.atomic
def begin_report(
    *,
    actor: Viewer,
    agency: Agency | None,
    government: Government | None = None,
    item: Mapping[str, Any] | None = None,
    photo: File[bytes] | None = None,
    giver_account: str = "",
    is_feast: bool = False,
    is_example: bool = False,
    **values: Any,
) -> GiftReport:
    """Begin a report of one's own gift; the rules answer at once, the UPG sees nothing yet.

    `agency` None: of whoever belongs to the government as a whole. `values` are of FIELDS, `item`
    of ITEM: the first object.
    """
    place = agency or government
    if place is None:
        raise TypeError("a report belongs to an agency or to a government")
    rights.require(actor, permissions.REPORT, place)
    report = GiftReport(
        government=agency.government if agency else government,
        agency=agency,
        reporter_id=acting(actor),
        is_feast=is_feast,
        is_example=is_example,
        **_from_before(actor),
    )
    report.delivery = Delivery.WITH_ME
    fill(actor, report, values)
    _name_giver(report, giver_account)
    save(actor, report)
    if item:
        _put_item(report, 1, item)
    _settle(actor, report)
    if photo:
        attach(actor=actor, target=report, upload=photo, title=str(_("Photo")))
    tell(actor, report, "drafted")
    return report


@transaction.atomic
def change_report(
    *,
    actor: Viewer,
    report_id: int,
    expected_version: int | None = None,
    giver_account: str | None = None,
    **values: Any,
) -> GiftReport:
    """Change a draft, or what was given back to be completed; `values` are of FIELDS."""
    report = open_to_reporter(actor, report_id, expected_version)
    fill(actor, report, values)
    if giver_account is not None:
        _name_giver(report, giver_account)
    _settle(actor, report)
    tell(actor, report, "changed", str(report.state))
    return report


@transaction.atomic
def put_item(
    *,
    actor: Viewer,
    report_id: int,
    expected_version: int | None = None,
    place: int | None = None,
    **values: Any,
) -> GiftReport:
    """Add an object to a report (`place` None), or change the one at a place; ITEM."""
    report = open_to_reporter(actor, report_id, expected_version)
    last = GiftItem.objects.filter(report=report).order_by("-place").first()
    _put_item(report, place or (last.place + 1 if last else 1), values)
    _settle(actor, report)
    tell(actor, report, "changed", str(report.state))
    return report


@transaction.atomic
def remove_item(
    *, actor: Viewer, report_id: int, place: int, expected_version: int | None = None
) -> GiftReport:
    """Take an object out of a draft; one stays."""
    report = open_to_reporter(actor, report_id, expected_version)
    rows = GiftItem.objects.filter(report=report)
    if not rows.exclude(place=place).exists():
        raise NotComplete(_("A report has one object at least. Change this one instead."))
    try:
        rows.filter(place=place).delete()
    except ProtectedError as error:
        sentence = _("The unit keeps this object or has its receipt: it stays in the report.")
        raise NotComplete(sentence) from error
    _settle(actor, report)
    tell(actor, report, "changed", str(report.state))
    return report


def _from_before(actor: Viewer) -> dict[str, Any]:
    """What the reporter said about themselves the last time, so that it is typed once."""
    last = GiftReport.objects.of_reporter(actor).order_by("-created_at", "-pk").first()
    if last is not None:
        return {name: getattr(last, name) for name in RECEIVER}
    person = User.objects.get(pk=acting(actor))
    return {
        "receiver_name": person.name,
        "receiver_post": person.title,
        "receiver_phone": person.phone,
        "receiver_email": person.email,
    }


def fill(actor: Viewer, report: GiftReport, values: Mapping[str, Any]) -> None:
    """Put fields into a report and let its dates follow; unknown names are a mistake."""
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"a report has no {', '.join(sorted(unknown))} to fill in")
    for name, value in texts(dict(values)).items():
        setattr(report, name, value)
    report.given_otherwise = report.given_otherwise or Decimal(0)
    check_not_future(actor, _day(report), "received_on")
    if report.kind == Kind.REFUSED:
        report.delivery = Delivery.GIVEN_BACK
    check_ruled(report)
    set_dates(report)


def _day(report: GiftReport) -> date:
    found: date | None = report.received_on
    if found is None:
        raise NotComplete(_("Say on which day it was."), field="received_on")
    return found


def _settle(actor: Viewer, report: GiftReport) -> None:
    """Judge it and save it with the answer."""
    judge_report(report)
    save(actor, report)
    judge_others(report)


def _put_item(report: GiftReport, place: int, values: Mapping[str, Any]) -> None:
    given = texts({name: values[name] for name in ITEM if name in values})
    item = GiftItem.objects.filter(report=report, place=place).first()
    item = item or GiftItem(report=report, place=place)
    for name, value in given.items():
        setattr(item, name, value)
    item.currency = (item.currency or "IDR").upper()
    if item.currency == "IDR":
        item.amount = None
    if item.category == Category.PERISHABLE:
        item.is_perishable = True
    if report.kind == Kind.RECEIVED and item.value is None:
        raise NotComplete(
            _("Estimate the value: what it would cost in a shop. 0 if it has none."),
            field="value",
        )
    keep(item)


def _name_giver(report: GiftReport, account: str) -> None:
    """The colleague who is the other side, by name, office or user name; "" for nobody."""
    wanted = account.strip()
    if not wanted:
        report.giver_person = None
        return
    rows = User.objects.filter(home=report.government_id, is_active=True).filter(
        Q(username__iexact=wanted) | Q(name__iexact=wanted) | Q(title__iexact=wanted)
    )
    found = list(rows.exclude(pk=report.reporter_id).order_by("pk")[:2])
    if not found:
        sentence = _("Nobody here is called so. Write the name or office as Teraju shows it.")
        raise UnknownPerson(sentence, field="giver_account")
    if len(found) > 1:
        sentence = _("Several people are called so. Write the user name.")
        raise UnknownPerson(sentence, field="giver_account")
    report.giver_person = found[0]

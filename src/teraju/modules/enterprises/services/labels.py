"""Labels checked by a person against what the rules allow, corrected, looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.certificate_wording import REASONS
from teraju.modules.enterprises.domain.certificates import rules
from teraju.modules.enterprises.domain.marks import Mark, Ruling, judge_label
from teraju.modules.enterprises.models import LabelCheck, OwnerUpload, Product
from teraju.modules.enterprises.models.certificate_choices import MARKS
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.modules.enterprises.selectors.certificates import grants_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.files.api import attach

from .certificate_common import check_not_before
from .common import check_not_future, tell

PHOTO = "label"


@transaction.atomic
def check_label(
    *,
    actor: Viewer,
    product: Product,
    seen_on: date,
    marks: Iterable[str],
    photo: File[bytes] | None = None,
    upload: OwnerUpload | None = None,
    printed: str = "",
    note: str = "",
    correction: str = "",
    due_on: date | None = None,
) -> LabelCheck:
    """Record the marks seen on a label; the rules say which of them are misused, and why.

    A misuse takes a correction and a day; without a day it is the one of the rules.
    """
    of = _product(actor, product.pk)
    check_not_future(actor, seen_on, "seen_on")
    _check_sender(upload, of)
    rulings = judge_label([Mark(one) for one in marks], printed, grants_of(of, seen_on), seen_on)
    one = LabelCheck(
        government=of.enterprise.government,
        agency=of.enterprise.agency,
        is_example=of.enterprise.is_example,
        product=of,
        seen_on=seen_on,
        upload=upload,
        printed=cleaned(printed),
        note=cleaned(note),
        rulings=[_kept(ruling) for ruling in rulings],
        misused=any(not ruling.allowed for ruling in rulings),
    )
    if one.misused:
        _order(actor, one, rulings, correction, due_on)
    save(actor, one)
    _tell_checked(actor, one, rulings)
    if photo is not None:
        _attach_photo(actor, one, photo)
    return one


def _product(actor: Viewer, pk: int) -> Product:
    """The product if the actor sees it and may check its labels."""
    rows = Product.objects.visible_to(actor).select_related(
        "enterprise__agency", "enterprise__government"
    )
    found: Product = rows.get(pk=pk)
    rights.require(actor, permissions.CHECK_LABEL, found.enterprise)
    return found


def _check_sender(upload: OwnerUpload | None, product: Product) -> None:
    if upload is not None and upload.enterprise_id != product.enterprise_id:
        raise DomainError(_("This photo is of another firm."), field="upload")


def _tell_checked(actor: Viewer, one: LabelCheck, rulings: Sequence[Ruling]) -> None:
    names = ("seen_on", "printed", "misused", "correction", "due_on")
    after = filled(values_of(one, names)) | {"marks": [str(r.mark) for r in rulings]}
    tell(actor, one, "label.checked", after)


def _attach_photo(actor: Viewer, one: LabelCheck, photo: File[bytes]) -> None:
    attach(
        actor=actor,
        target=one,
        upload=photo,
        title=str(_("Photo of the label")),
        kind=PHOTO,
        date_of_fact=one.seen_on,
    )


@transaction.atomic
def settle_label(
    *,
    actor: Viewer,
    check_id: int,
    settled_on: date,
    outcome: str,
    expected_version: int | None = None,
) -> LabelCheck:
    """Record that the label was put right."""
    one = _open(actor, check_id, expected_version)
    check_not_future(actor, settled_on, "settled_on")
    check_not_before(settled_on, one.seen_on, "settled_on", _("This day lies before the check."))
    one.settled_on = settled_on
    one.outcome = needed(outcome, "outcome", _("Say what was seen then."))
    save(actor, one)
    tell(actor, one, "label.settled", values_of(one, ("settled_on", "outcome")))
    return one


@transaction.atomic
def extend_label(
    *,
    actor: Viewer,
    check_id: int,
    due_on: date,
    reason: str,
    expected_version: int | None = None,
) -> LabelCheck:
    """Give more time to put a label right, with the reason."""
    one = _open(actor, check_id, expected_version)
    before = values_of(one, ("due_on",))
    if one.due_on is not None and due_on <= one.due_on:
        raise DayOutOfOrder(_("Choose a later day than before."), field="due_on")
    why = needed(reason, "reason", _("Say why."))
    one.due_on = due_on
    save(actor, one)
    tell(actor, one, "label.extended", {"due_on": due_on, "reason": why}, before)
    return one


@transaction.atomic
def withdraw_label(
    *, actor: Viewer, check_id: int, reason: str, expected_version: int | None = None
) -> LabelCheck:
    """Take a check back that was entered by mistake."""
    one = _locked(actor, check_id, expected_version)
    one.reason = needed(reason, "reason", _("Say why."))
    one.withdrawn_on = actor.today
    save(actor, one)
    tell(actor, one, "label.withdrawn", values_of(one, ("withdrawn_on", "reason")))
    return one


def _order(
    actor: Viewer,
    one: LabelCheck,
    rulings: Sequence[Ruling],
    correction: str,
    due_on: date | None,
) -> None:
    if not cleaned(correction):
        raise DomainError(
            format_lazy(_("Say what has to be changed. {why}"), why=_why(rulings)),
            field="correction",
        )
    days = rules(one.seen_on).integer("correction_days")
    one.correction = cleaned(correction)
    one.due_on = due_on or actor.today + timedelta(days=days)
    if one.due_on < one.seen_on:
        raise DayOutOfOrder(_("This day lies before the check."), field="due_on")


def _why(rulings: Sequence[Ruling]) -> str:
    wrong = [one for one in rulings if not one.allowed]
    return " ".join(f"{MARKS[one.mark]}: {REASONS[one.reasons[0]]}" for one in wrong)


def _kept(one: Ruling) -> dict[str, Any]:
    return {
        "mark": str(one.mark),
        "allowed": one.allowed,
        "reasons": [str(reason) for reason in one.reasons],
        "certificate": one.grant.certificate_id if one.grant else None,
    }


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> LabelCheck:
    rows = LabelCheck.objects.visible_to(actor).select_related("product__enterprise")
    one: LabelCheck = locked(actor, rows, pk, permissions.CHECK_LABEL, expected_version)
    if one.withdrawn_on is not None:
        raise NotNow(_("This check was taken back."))
    return one


def _open(actor: Viewer, pk: int, expected_version: int | None) -> LabelCheck:
    one = _locked(actor, pk, expected_version)
    if not one.misused or one.settled_on is not None:
        raise NotNow(_("There is nothing to be put right here."))
    return one

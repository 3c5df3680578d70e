"""Certificates of products: granted, registered, marked, suspended, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.certificates import (
    APPLICATION,
    SAYING,
    Said,
    Standing,
    last_day,
    surveillance_days,
)
from teraju.modules.enterprises.domain.firm_audits import AUDIT, AuditKind, AuditState, Outcome
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import (
    Application,
    CertificateSaying,
    Coaching,
    FirmAudit,
    ProductCertificate,
)
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.files.api import attach

from .applications import locked_application
from .certificate_common import advance, check_not_before, locked_coaching, of_coaching
from .coaching_common import check_road
from .common import check_not_future, moved, tell

FIELDS = (
    "number",
    "body",
    "scheme",
    "standard",
    "scope",
    "valid_from",
    "valid_until",
    "until_reason",
)
_TOLD = ("road", *FIELDS)
REGISTRY = "OSS"
BEFORE_APPLICATION = _("This day lies before the application.")


@transaction.atomic
def enter_certificate(
    *, actor: Viewer, coaching: Coaching, file: File[bytes] | None = None, **values: Any
) -> ProductCertificate:
    """Enter a certificate that a product had already. `values` are the fields of `FIELDS`."""
    claimed = locked_coaching(actor, coaching.pk)
    if claimed.applications.under_way().exists():
        raise NotNow(
            _("An application for this product is under way: enter the certificate there."),
            field="coaching",
        )
    one = ProductCertificate(**of_coaching(claimed), road=claimed.road)
    return _granted(actor, one, values, file)


@transaction.atomic
def grant_certificate(
    *,
    actor: Viewer,
    application_id: int,
    file: File[bytes] | None = None,
    expected_version: int | None = None,
    **values: Any,
) -> ProductCertificate:
    """Enter what an application came to, once the body's audit of it is passed."""
    application = locked_application(actor, application_id, expected_version)
    moved(application, "grant", APPLICATION)
    claimed = locked_coaching(actor, application.coaching_id)
    if claimed.road == Road.SPPT_SNI and not _passed(application).exists():
        raise NotNow(_("The body's audit is not concluded as passed yet."))
    save(actor, application)
    tell(actor, application, "application.granted", {"state": application.state})
    one = ProductCertificate(
        **of_coaching(claimed),
        road=claimed.road,
        application=application,
        renews=application.renews,
    )
    day = values.get("valid_from")
    check_not_before(day, application.submitted_on, "valid_from", BEFORE_APPLICATION)
    return _granted(actor, one, values, file)


@transaction.atomic
def register_bina_umk(
    *,
    actor: Viewer,
    coaching: Coaching,
    registered_on: date,
    low_risk: bool,
    number: str = "",
    standard: str = "",
    file: File[bytes] | None = None,
) -> ProductCertificate:
    """Note that a product of low risk is registered in OSS with the NIB of its firm.

    The NIB is the one of the register of enterprises; without another number it is the number.
    """
    claimed = locked_coaching(actor, coaching.pk)
    if claimed.road != Road.BINA_UMK:
        raise NotNow(_("Only the road of SNI Bina UMK leads here."), field="coaching")
    nib = claimed.product.enterprise.business_number
    if not nib:
        raise DomainError(
            _("Enter the NIB in the register of enterprises first."), field="coaching"
        )
    check_road(Road.BINA_UMK, registered_on, "registered_on")
    if not low_risk:
        raise DomainError(_("Only a business of low risk may declare so."), field="low_risk")
    if _standing(claimed, actor.today):
        raise NotNow(_("This product is registered already."), field="coaching")
    one = ProductCertificate(**of_coaching(claimed), road=Road.BINA_UMK)
    given = {
        "number": number or nib,
        "body": REGISTRY,
        "standard": standard,
        "valid_from": registered_on,
        "scope": "",
    }
    return _granted(actor, one, given, file)


@transaction.atomic
def change_certificate(
    *, actor: Viewer, certificate_id: int, expected_version: int | None = None, **values: Any
) -> ProductCertificate:
    """Correct what was typed wrongly; surveillances not yet held follow the days."""
    one = locked_certificate(actor, certificate_id, expected_version)
    before = values_of(one, FIELDS)
    _write(actor, one, values)
    if one.road == Road.BINA_UMK:
        check_road(Road.BINA_UMK, one.valid_from, "valid_from")
    sentence = _("The mark was approved earlier.")
    check_not_before(one.marked_on, one.valid_from, "valid_from", sentence)
    asked_on = one.application.submitted_on if one.application else None
    if asked_on is not None:
        check_not_before(one.valid_from, asked_on, "valid_from", BEFORE_APPLICATION)
    said = one.sayings.order_by("on").first()
    if said is not None:
        sentence = _("The body said something of it earlier.")
        check_not_before(said.on, one.valid_from, "valid_from", sentence)
    save(actor, one)
    tell(actor, one, "certificate.changed", values_of(one, FIELDS), before)
    if _stands(one, actor.today):
        _plan_surveillances(actor, one)
    return one


@transaction.atomic
def approve_mark(
    *,
    actor: Viewer,
    certificate_id: int,
    mark_number: str,
    marked_on: date,
    expected_version: int | None = None,
) -> ProductCertificate:
    """Record the SPPT SNI: from its day the product may bear the SNI mark."""
    one = locked_certificate(actor, certificate_id, expected_version)
    if one.road != Road.SPPT_SNI or one.marked_on is not None:
        raise NotNow(_("There is no SPPT SNI to be entered here."))
    check_not_future(actor, marked_on, "marked_on")
    check_not_before(
        marked_on, one.valid_from, "marked_on", _("This day lies before the certificate.")
    )
    if _standing_on(one, marked_on) is not Standing.IN_FORCE:
        raise NotNow(_("The certificate is not in force on this day."), field="marked_on")
    one.mark_number = needed(mark_number, "mark_number", _("Give the number."))
    one.marked_on = marked_on
    save(actor, one)
    tell(actor, one, "certificate.marked", values_of(one, ("mark_number", "marked_on")))
    advance(actor, one.coaching_id, Stage.MARKED, marked_on)
    return one


@transaction.atomic
def suspend_certificate(
    *,
    actor: Viewer,
    certificate_id: int,
    on: date,
    reason: str,
    expected_version: int | None = None,
) -> ProductCertificate:
    """The body suspends it from a day on."""
    return _say(actor, certificate_id, "suspend", on, reason, expected_version)


@transaction.atomic
def restore_certificate(
    *,
    actor: Viewer,
    certificate_id: int,
    on: date,
    reason: str,
    expected_version: int | None = None,
) -> ProductCertificate:
    """The body ends a suspension."""
    return _say(actor, certificate_id, "restore", on, reason, expected_version)


@transaction.atomic
def withdraw_certificate(
    *,
    actor: Viewer,
    certificate_id: int,
    on: date,
    reason: str,
    expected_version: int | None = None,
) -> ProductCertificate:
    """The body withdraws it, or the firm hands it back: for good. Nobody looks again."""
    one = _say(actor, certificate_id, "withdraw", on, reason, expected_version)
    _drop(actor, one, pgettext("product", "The certificate is withdrawn."))
    return one


@transaction.atomic
def take_back_saying(
    *, actor: Viewer, certificate_id: int, reason: str, expected_version: int | None = None
) -> ProductCertificate:
    """Take out what was said last, when it was entered by mistake; the trail keeps it.

    After a withdrawal that nobody meant the body looks again as before.
    """
    one = locked_certificate(actor, certificate_id, expected_version)
    last = one.sayings.order_by("-on", "-pk").first()
    if last is None:
        raise NotNow(_("The body has said nothing of it yet."))
    words = needed(reason, "reason", _("Say why."))
    is_withdrawal = last.kind == Said.WITHDRAWN
    if is_withdrawal and one.road == Road.BINA_UMK and _standing(one.coaching, actor.today):
        raise NotNow(_("This product is registered already."))
    before = {"what": last.get_kind_display(), "since": last.on}
    last.delete()
    save(actor, one)
    tell(actor, one, "certificate.taken_back", {"reason": words}, before)
    if is_withdrawal and _stands(one, actor.today):
        _plan_surveillances(actor, one)
    return one


def locked_certificate(
    actor: Viewer, pk: int, expected_version: int | None = None
) -> ProductCertificate:
    rows = ProductCertificate.objects.visible_to(actor)
    return locked(actor, rows, pk, permissions.CERTIFY, expected_version)


def _granted(
    actor: Viewer, one: ProductCertificate, values: dict[str, Any], file: File[bytes] | None
) -> ProductCertificate:
    _write(actor, one, values)
    save(actor, one)
    tell(actor, one, "certificate.entered", filled(values_of(one, _TOLD)))
    if file is not None:
        attach(actor=actor, target=one, upload=file, title=one.number[:200], kind="certificate")
    _plan_surveillances(actor, one)
    stage = Stage.REGISTERED if one.road == Road.BINA_UMK else Stage.CERTIFIED
    advance(actor, one.coaching_id, stage, one.valid_from)
    return one


def _write(actor: Viewer, one: ProductCertificate, values: dict[str, Any]) -> None:
    fill(one, values, FIELDS)
    check_not_future(actor, one.valid_from, "valid_from")
    road = Road(one.road)
    if road is Road.SPPT_SNI:
        needed(one.scheme, "scheme", _("Choose the type of the scheme."))
        needed(one.standard, "standard", _("Give the SNI, as in: SNI 8302:2016."))
    else:
        one.scheme = ""
    usual = last_day(road, one.valid_from)
    one.valid_until = one.valid_until or usual
    if one.valid_until == usual:
        one.until_reason = ""
    elif not one.until_reason:
        raise DomainError(
            _("The rules give another last day: say why it differs."), field="until_reason"
        )
    if one.valid_until is not None and one.valid_until <= one.valid_from:
        raise DayOutOfOrder(_("The last day lies before the first."), field="valid_until")


def _say(
    actor: Viewer, pk: int, event: str, on: date, reason: str, expected_version: int | None
) -> ProductCertificate:
    one = locked_certificate(actor, pk, expected_version)
    check_not_future(actor, on, "on")
    check_not_before(on, one.valid_from, "on", _("This day lies before the certificate."))
    said = list(one.sayings.order_by("on", "pk"))
    last = said[-1] if said else None
    if last is not None and on < last.on:
        raise DayOutOfOrder(_("Something later was said of it already."), field="on")
    if _standing_on(one, on) is Standing.EXPIRED:
        raise NotNow(_("It has ended by that day."), field="on")
    step = CertificateSaying(certificate=one, kind=last.kind if last else Said.RESTORED)
    step.kind = _next(step, event)
    step.on = on
    step.reason = needed(reason, "reason", _("Say why."))
    save(actor, one)
    keep(step)
    tell(actor, one, f"certificate.{step.kind}", {"since": on, "reason": step.reason})
    return one


def _next(step: CertificateSaying, event: str) -> str:
    for arrow in SAYING.from_state(step.kind):
        if arrow.event == event:
            return arrow.target
    raise NotNow(
        _("This step has no place while it stands at “%(state)s”. Look at the record again.")
        % {"state": step.get_kind_display()}
    )


def _standing_on(one: ProductCertificate, day: date) -> Standing:
    found = ProductCertificate.objects.with_standing(day).get(pk=one.pk)
    return Standing(found.standing)


def _stands(one: ProductCertificate, day: date) -> bool:
    return _standing_on(one, day) in (Standing.IN_FORCE, Standing.SUSPENDED)


def _standing(coaching: Coaching, day: date) -> bool:
    """Whether a coaching holds something that was not withdrawn."""
    rows: Any = coaching.certificates.with_standing(day)
    return bool(rows.exclude(last_said=Said.WITHDRAWN).exists())


def _passed(application: Application) -> Any:
    return application.audits.filter(state=AuditState.CONCLUDED, outcome=Outcome.PASSED)


def _plan_surveillances(actor: Viewer, one: ProductCertificate) -> None:
    """Plan the yearly looks of the body while the certificate lasts; what was held stays."""
    days = surveillance_days(Road(one.road), one.scheme, one.valid_from, one.valid_until)
    _drop(actor, one, _("The days of the certificate were corrected."), apart_from=days)
    known = set(
        one.surveillances.exclude(state=AuditState.DROPPED).values_list("due_on", flat=True)
    )
    for day in days:
        if day in known:
            continue
        audit = FirmAudit(
            government=one.government,
            agency=one.agency,
            coaching=one.coaching,
            is_example=one.is_example,
            kind=AuditKind.SURVEILLANCE,
            certificate=one,
            due_on=day,
            planned_on=day,
        )
        save(actor, audit)
        tell(actor, audit, "audit.planned", values_of(audit, ("kind", "due_on", "planned_on")))


def _drop(actor: Viewer, one: ProductCertificate, reason: Any, apart_from: Any = ()) -> None:
    rows = one.surveillances.select_for_update(of=("self",), no_key=True).filter(
        state=AuditState.PLANNED
    )
    for audit in rows.exclude(due_on__in=list(apart_from)).order_by("pk"):
        moved(audit, "drop", AUDIT)
        audit.reason = str(reason)
        save(actor, audit)
        tell(actor, audit, "audit.dropped", {"state": audit.state, "reason": audit.reason})

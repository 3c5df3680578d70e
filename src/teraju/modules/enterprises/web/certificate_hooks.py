"""What tests, certificates and marks show on the pages of other parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.certificates import Standing
from teraju.modules.enterprises.domain.firm_audits import AuditKind, AuditState
from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.domain.product_tests import TestState
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import Coaching, Enterprise, FirmAudit, LabelCheck, Product
from teraju.modules.enterprises.models.certificate_choices import AUDIT_KINDS
from teraju.modules.enterprises.models.choices import ROADS
from teraju.modules.enterprises.selectors import certificate_reading as reading
from teraju.modules.enterprises.selectors.certificates import certificates_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import Attachment
from teraju.platform.web.kinds import Action, Link, Section
from teraju.platform.web.middleware import ViewerRequest

from .certificate_statuses import (
    application_status,
    audit_status,
    certificate_status,
    label_status,
    test_status,
)
from .common import table
from .visit_hooks import OwnerLine

# What is recorded next, by the stage that a coaching stands at.
_NEXT = {
    Stage.CHECKED: "test",
    Stage.TESTED: "application",
    Stage.APPLIED: "application",
    Stage.AUDITED: "application",
    Stage.CERTIFIED: "certificate",
}


def of_coaching(request: ViewerRequest, coaching: Coaching) -> Section | None:
    """All that was recorded on the way to the mark, and what is recorded next."""
    viewer = request.viewer
    rows = [
        *_of_audits(reading.audits(viewer).filter(coaching=coaching).order_by("planned_on", "pk")),
        *_of_tests(reading.tests(viewer).filter(coaching=coaching).order_by("sampled_on", "pk")),
        *_of_applications(reading.applications(viewer).filter(coaching=coaching).order_by("pk")),
        *_of_certificates(reading.certificates(viewer).filter(coaching=coaching).order_by("pk")),
    ]
    action = next_record(viewer, coaching)
    if not rows and action is None:
        return None
    headers = [_("Record"), pgettext("record", "Day"), _("Status")]
    empty = _("Nothing is recorded yet: no audit, no test, no certificate.")
    return table(_("On the way to the mark"), headers, rows, empty, action)


def next_record(viewer: Viewer, coaching: Coaching) -> Action | None:
    """What is recorded next on the way to the mark; what is begun is carried on with."""
    if coaching.state != CoachingState.ACTIVE:
        return None
    if not rights.allowed(viewer, permissions.CERTIFY, coaching):
        return None
    asked = f"?coaching={coaching.pk}"
    if coaching.road == Road.BINA_UMK:
        url = reverse("enterprises_certificate_register") + asked
        return Action(_("Note the registration"), url, icon="stamp")
    first = "audit" if coaching.road == Road.SPPT_SNI else "test"
    kind = _NEXT.get(Stage(coaching.stage), first)
    begun, new = _ways(coaching)[kind]
    standing = begun[1].order_by("-pk").first()
    if standing is not None:
        return Action(begun[0], standing.get_absolute_url(), icon="arrow-right")
    return Action(new, reverse(f"enterprises_{kind}_add") + asked, icon="plus")


def _ways(coaching: Coaching) -> dict[str, tuple[tuple[str, Any], str]]:
    """By kind of record: what to call the one that is begun, where it is found, and a new one."""
    internal = coaching.audits.filter(
        kind=AuditKind.INTERNAL, state__in=[AuditState.PLANNED, AuditState.HELD]
    )
    tests = coaching.tests.filter(state=TestState.PLANNED)
    return {
        "audit": ((_("See the audit"), internal), _("Plan an internal audit")),
        "test": ((_("See the test"), tests), _("Note a sample")),
        "application": (
            (_("See the application"), coaching.applications.under_way()),
            _("Begin an application"),
        ),
        "certificate": (
            (_("See the certificate"), coaching.certificates.all()),
            _("Enter a certificate"),
        ),
    }


def _of_audits(rows: Any) -> Iterator[list[Any]]:
    for one in rows:
        link = Link(AUDIT_KINDS[one.kind], one.get_absolute_url())
        yield [link, one.held_on or one.planned_on, audit_status(one)]


def _of_tests(rows: Any) -> Iterator[list[Any]]:
    for one in rows:
        link = Link(f"{_('Test')}: {one.laboratory}", one.get_absolute_url())
        yield [link, one.reported_on or one.sampled_on, test_status(one)]


def _of_applications(rows: Any) -> Iterator[list[Any]]:
    for one in rows:
        link = Link(f"{_('Application')}: {one.body}", one.get_absolute_url())
        yield [link, one.submitted_on or "–", application_status(one)]


def _of_certificates(rows: Any) -> Iterator[list[Any]]:
    for one in rows:
        link = Link(f"{ROADS[one.road]}: {one.number}", one.get_absolute_url())
        yield [link, one.valid_from, certificate_status(one)]


def of_product(viewer: Viewer, product: Product) -> Section | None:
    """What a product was granted, and what its labels were found to show."""
    rows: list[list[Any]] = [
        *_of_certificates(
            reading.certificates(viewer)
            .filter(coaching__product=product)
            .order_by("-valid_from", "-pk")
        ),
        *(
            [Link(_("Check of the label"), one.get_absolute_url()), one.seen_on, label_status(one)]
            for one in reading.labels(viewer).filter(product=product).order_by("-seen_on", "-pk")
        ),
    ]
    action = None
    if rights.allowed(viewer, permissions.CHECK_LABEL, product.enterprise):
        url = f"{reverse('enterprises_label_add')}?product={product.pk}"
        action = Action(_("Check a label"), url, icon="tag")
    if not rows and action is None:
        return None
    headers = [_("Record"), pgettext("record", "Day"), _("Status")]
    empty = _("Nothing was granted to this product yet, and no label was checked.")
    return table(_("Certificates and labels"), headers, rows, empty, action)


def of_enterprise(viewer: Viewer, enterprise: Enterprise) -> Section | None:
    """What the products of a firm were granted."""
    found = (
        reading.certificates(viewer)
        .filter(coaching__product__enterprise=enterprise)
        .order_by("-valid_from", "-pk")
    )
    rows = [
        [
            Link(str(one.coaching.product), one.get_absolute_url()),
            ROADS[one.road],
            one.number,
            one.valid_until or "–",
            certificate_status(one),
        ]
        for one in found
    ]
    if not rows:
        return None
    headers = [_("Product"), _("Road"), _("Number"), _("Valid until"), _("Status")]
    return table(pgettext("enterprise", "Certificates"), headers, rows)


def of_owner(visitor: Viewer, enterprises: Sequence[Enterprise]) -> Sequence[OwnerLine]:
    """What the owner may take along, and what the body or the coach asks next. Four queries."""
    by_id = {one.pk: one for one in enterprises}
    return [
        *_owner_papers(visitor, by_id),
        *_owner_audits(visitor, by_id),
        *_owner_labels(visitor, by_id),
    ]


def _owner_papers(visitor: Viewer, by_id: dict[int, Enterprise]) -> Iterator[OwnerLine]:
    products = Product.objects.filter(enterprise__in=by_id).values_list("pk", flat=True)
    found = certificates_of(list(products), visitor.today)
    label = "enterprises.productcertificate"
    attached = Attachment.objects.standing().filter(
        target_type=label, target_id__in=[str(one.pk) for one in found], kind="certificate"
    )
    files = {one.target_id: one.file for one in attached.select_related("file").order_by("pk")}
    for one in found:
        if one.standing in (Standing.WITHDRAWN, Standing.NOT_YET):
            continue
        text = f"{ROADS[one.road]} {one.number}: {one.coaching.product}"
        yield OwnerLine(
            enterprise=by_id[one.coaching.product.enterprise_id],
            text=text,
            kind="paper",
            detail=_standing_words(one),
            file=files.get(str(one.pk)),
        )


def _standing_words(one: Any) -> str:
    if one.standing is Standing.SUSPENDED:
        return _("Suspended: take the mark off until your coach tells you.")
    if one.standing is Standing.EXPIRED:
        return _("Ended on {day}: take the mark off.").format(day=date_format(one.valid_until))
    if one.road == Road.SPPT_SNI and one.marked_on is None:
        return _("In force. The SNI mark waits for its approval: do not print it yet.")
    if one.valid_until is None:
        return _("In force.")
    return _("In force until {day}.").format(day=date_format(one.valid_until))


def _owner_audits(visitor: Viewer, by_id: dict[int, Enterprise]) -> Iterator[OwnerLine]:
    rows = FirmAudit.objects.filter(
        coaching__product__enterprise__in=by_id,
        state=AuditState.PLANNED,
        planned_on__gte=visitor.today,
    ).select_related("coaching__product")
    texts = {
        AuditKind.INTERNAL: _("Look at your own work with your coach: {product}."),
        AuditKind.BODY: _("The certification body comes to look: {product}."),
        AuditKind.SURVEILLANCE: _("The yearly look of the certification body: {product}."),
    }
    nearest: set[tuple[int, str]] = set()
    for one in rows.order_by("planned_on", "pk"):
        product = one.coaching.product
        if (product.pk, one.kind) in nearest:
            continue
        nearest.add((product.pk, one.kind))
        day = date_format(one.planned_on)
        surveillance = one.kind == AuditKind.SURVEILLANCE and one.planned_on == one.due_on
        yield OwnerLine(
            enterprise=by_id[product.enterprise_id],
            text=texts[AuditKind(one.kind)].format(product=product),
            detail=(_("By {day}") if surveillance else _("On {day}")).format(day=day),
        )


def _owner_labels(visitor: Viewer, by_id: dict[int, Enterprise]) -> Iterator[OwnerLine]:
    rows = LabelCheck.objects.open().filter(product__enterprise__in=by_id)
    for one in rows.select_related("product").order_by("due_on", "pk"):
        yield OwnerLine(
            enterprise=by_id[one.product.enterprise_id],
            text=_("Change the label of {product}: {what}").format(
                product=one.product, what=one.correction
            ),
            detail=_("By {day}").format(day=date_format(one.due_on)) if one.due_on else "",
            is_late=one.due_on is not None and one.due_on < visitor.today,
        )

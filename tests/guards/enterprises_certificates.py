"""One of each record of tests, certificates and marks, for the guards to walk through."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import Coaching, Enterprise, Product, Programme
from teraju.modules.enterprises.services import (
    applications,
    firm_audits,
    labels,
    product_certificates,
    product_tests,
)
from teraju.modules.enterprises.services.stages import begin
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

SNI, BODY = "SNI 0000:2000", "LSPro contoh"


def fill(actor: Viewer, agency: Agency) -> None:
    """A product with a certificate, and one whose application is with the body."""
    long_ago = actor.today - timedelta(days=60)
    certified, applying = (_coaching(actor, agency, name) for name in ("Kain A", "Kain B"))
    one = product_certificates.enter_certificate(
        actor=actor,
        coaching=certified,
        number="S-CONTOH-1",
        body=BODY,
        scheme="5",
        standard=SNI,
        scope="Kain contoh",
        valid_from=long_ago,
        file=SimpleUploadedFile("sertifikat.png", PNG),
    )
    product_certificates.approve_mark(
        actor=actor, certificate_id=one.pk, mark_number="M-CONTOH-1", marked_on=long_ago
    )
    labels.check_label(
        actor=actor,
        product=certified.product,
        seen_on=long_ago,
        marks=["sni", "management_system"],
        printed=SNI,
        correction="Hapus logo ISO",
        photo=SimpleUploadedFile("label.png", PNG),
    )
    audit = firm_audits.plan_internal_audit(
        actor=actor, coaching=applying, planned_on=long_ago, auditors="Pembina", scope="Produksi"
    )
    firm_audits.hold_audit(actor=actor, audit_id=audit.pk, held_on=long_ago, auditors="Pembina")
    firm_audits.add_finding(
        actor=actor, audit_id=audit.pk, weight="minor", text="Rekaman belum lengkap"
    )
    test = product_tests.plan_test(
        actor=actor,
        coaching=applying,
        laboratory="Laboratorium contoh",
        accreditation="LP-000-IDN",
        sample="Tiga lembar",
        sampled_on=long_ago,
        limits_source=SNI,
    )
    product_tests.add_line(
        actor=actor, test_id=test.pk, parameter="pH", limit="at_most", most=8, result="7,1"
    )
    application = applications.prepare_application(
        actor=actor, coaching=applying, body=BODY, papers=["nib", "brand", "manual"]
    )
    applications.submit_application(
        actor=actor, application_id=application.pk, submitted_on=long_ago
    )


def _coaching(actor: Viewer, agency: Agency, name: str) -> Coaching:
    """A coaching of its own: those of other parts stay as they are."""
    shared: dict[str, Any] = {
        "government": agency.government,
        "agency": agency,
        "is_example": True,
    }
    stamp = {"created_at": actor.now, "updated_at": actor.now}
    programme, _made = Programme.objects.get_or_create(
        agency=agency,
        year=actor.today.year,
        title="Program sertifikat contoh",
        defaults={"sector": "craft", "places": 2, "state": "running", **shared, **stamp},
    )
    firm, _made = Enterprise.objects.get_or_create(
        agency=agency,
        name="Usaha sertifikat contoh",
        defaults={"sector": "craft", "owner_name": "Pemilik contoh", **shared, **stamp},
    )
    coaching = Coaching.objects.create(
        programme=programme,
        product=Product.objects.create(enterprise=firm, name=name),
        road=Road.SPPT_SNI,
        began_on=actor.today - timedelta(days=90),
        **shared,
        **stamp,
    )
    begin(coaching)
    return coaching

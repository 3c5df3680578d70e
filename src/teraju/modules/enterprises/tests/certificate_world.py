"""A dinas that coaches a batik maker, for the tests of certificates and marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import (
    Application,
    Coaching,
    Enterprise,
    FirmAudit,
    LabelCheck,
    Product,
    ProductCertificate,
    ProductTest,
    Programme,
    StageEntry,
)
from teraju.modules.enterprises.services import (
    applications,
    firm_audits,
    labels,
    product_certificates,
    product_tests,
)
from teraju.modules.enterprises.services.stages import begin
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

TODAY = NOW.date()
NIB, BATIK, LAB, BODY = "1234567890123", "SNI 8302:2016", "Balai Uji", "LSPro Uji"
PAPERS = ["nib", "brand", "manual"]
TEST_VALUES = {
    "laboratory": LAB,
    "accreditation": "LP-000-IDN",
    "sample": "3 lembar kain dari satu lot",
    "limits_source": BATIK,
}
LINE = {"parameter": "Ketahanan luntur", "unit": "grade", "limit": "at_least", "least": Decimal(4)}


@dataclass
class World:
    """An agency, its people, and somebody of an agency elsewhere."""

    agency: Agency
    users: dict[str, User] = field(default_factory=dict)

    def at(self, who: str = "coach", day: date = TODAY) -> Viewer:
        return viewer_of(self.users[who], datetime.combine(day, NOW.timetz()))


def build_world() -> World:
    agency = AgencyFactory(name="Dinas Koperasi dan Perindustrian", short_name="Diskoperin")
    users = {
        "coach": person(Role.COACH, agency=agency, title="Pembina"),
        "staff": person(Role.STAFF, agency=agency, title="Analis"),
        "head": person(Role.AGENCY_HEAD, agency=agency, title="Kepala Dinas"),
        "auditor": person(Role.BODY_AUDITOR, agency=agency, title="Auditor lembaga"),
        "stranger": person(Role.COACH, agency=AgencyFactory(), title="Pembina lain"),
    }
    return World(agency, users)


def a_product(world: World, name: str = "Batik tulis", nib: str = NIB) -> Product:
    stamp = {"created_at": NOW, "updated_at": NOW}
    place = {"government": world.agency.government, "agency": world.agency}
    firm, _made = Enterprise.objects.get_or_create(
        business_number=nib,
        agency=world.agency,
        defaults={
            "name": "Batik Uji" if nib == NIB else f"Usaha {nib}",
            "sector": "craft",
            "owner_name": "Ibu Uji",
            **place,
            **stamp,
        },
    )
    return Product.objects.get_or_create(enterprise=firm, name=name)[0]


def a_coaching(
    world: World, road: Road = Road.SPPT_SNI, product: Product | None = None
) -> Coaching:
    stamp = {"created_at": NOW, "updated_at": NOW}
    place = {"government": world.agency.government, "agency": world.agency}
    programme, _made = Programme.objects.get_or_create(
        agency=world.agency,
        year=2018,
        title="Pembinaan kerajinan",
        defaults={"sector": "craft", "places": 5, "state": "running", **place, **stamp},
    )
    coaching = Coaching.objects.create(
        programme=programme,
        product=product or a_product(world),
        road=road,
        began_on=TODAY - timedelta(days=400),
        **place,
        **stamp,
    )
    begin(coaching)
    return coaching


def stages_of(coaching: Coaching) -> list[str]:
    return list(
        StageEntry.objects.filter(coaching=coaching).order_by("pk").values_list("stage", flat=True)
    )


def a_test(world: World, coaching: Coaching, results: Mapping[str, str] | None = None) -> Any:
    """A test at the laboratory with a line for each result."""
    day = TODAY - timedelta(days=300)
    values = TEST_VALUES | {"sampled_on": day}
    test = product_tests.plan_test(actor=world.at(), coaching=coaching, **values)
    for parameter, result in (results or {}).items():
        line = LINE | {"parameter": parameter, "result": result}
        product_tests.add_line(actor=world.at(), test_id=test.pk, **line)
    return test


def reported(world: World, coaching: Coaching, *results: str) -> ProductTest:
    test = a_test(world, coaching, {f"P{n}": one for n, one in enumerate(results)})
    return product_tests.report_test(
        actor=world.at(),
        test_id=test.pk,
        report_number="L-1",
        reported_on=TODAY - timedelta(days=290),
    )


def an_audit(world: World, coaching: Coaching) -> FirmAudit:
    return firm_audits.plan_internal_audit(
        actor=world.at(), coaching=coaching, planned_on=TODAY, auditors="", scope="Semua"
    )


def held(world: World, audit: FirmAudit, day: date = TODAY - timedelta(days=200)) -> FirmAudit:
    return firm_audits.hold_audit(
        actor=world.at(), audit_id=audit.pk, held_on=day, auditors="Tim mutu"
    )


def submitted(world: World, coaching: Coaching) -> Application:
    one = applications.prepare_application(
        actor=world.at(), coaching=coaching, body=BODY, papers=PAPERS
    )
    return applications.submit_application(
        actor=world.at(),
        application_id=one.pk,
        submitted_on=TODAY - timedelta(days=250),
        number="A-1",
    )


def audited(world: World, application: Application) -> FirmAudit:
    audit = firm_audits.plan_body_audit(
        actor=world.at(), application_id=application.pk, planned_on=TODAY
    )
    held(world, audit)
    return firm_audits.conclude_audit(
        actor=world.at(),
        audit_id=audit.pk,
        concluded_on=TODAY - timedelta(days=190),
        outcome="passed",
        conclusion="Memenuhi",
    )


def certificate_values(**more: Any) -> dict[str, Any]:
    return {
        "number": "S-1",
        "body": BODY,
        "scheme": "5",
        "standard": BATIK,
        "scope": "Batik tulis",
        "valid_from": TODAY - timedelta(days=180),
    } | more


def certified(world: World, coaching: Coaching, **more: Any) -> ProductCertificate:
    """A certificate entered as it stands, without its way."""
    return product_certificates.enter_certificate(
        actor=world.at(), coaching=coaching, **certificate_values(**more)
    )


def marked(world: World, coaching: Coaching, **more: Any) -> ProductCertificate:
    one = certified(world, coaching, **more)
    return product_certificates.approve_mark(
        actor=world.at(), certificate_id=one.pk, mark_number="M-1", marked_on=one.valid_from
    )


def a_label(
    world: World, product: Product, marks: list[str], day: date = TODAY, **more: Any
) -> LabelCheck:
    values = {"seen_on": day - timedelta(days=10), "correction": "Cetak ulang label"}
    return labels.check_label(
        actor=world.at(day=day), product=product, marks=marks, **values | more
    )


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("label.png", PNG, content_type="image/png")

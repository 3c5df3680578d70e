"""Made-up bodies, certifications, findings and certificates, written straight into the tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from teraju.modules.audits.models import (
    Accreditation,
    AuditKind,
    BodyAudit,
    BodyFinding,
    Certificate,
    Certification,
    CertificationBody,
    CertificationKind,
    CertificationStatus,
    Conclusion,
    FindingClause,
    Grade,
)
from teraju.modules.standards.api import Edition, Scheme, Standard
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory
from teraju.platform.organisation.models import Place


class StandardFactory(DjangoModelFactory[Standard]):
    class Meta:
        model = Standard

    code = factory.Sequence(lambda n: f"uji-{n}")
    sni_number = factory.Sequence(lambda n: f"SNI ISO {70000 + n}")
    iso_number = factory.Sequence(lambda n: f"ISO {70000 + n}")
    title_en = "Test management systems"
    title_id = "Sistem manajemen uji"
    scheme = Scheme.QUALITY
    is_certifiable = True


class EditionFactory(DjangoModelFactory[Edition]):
    class Meta:
        model = Edition

    standard = factory.SubFactory(StandardFactory)
    edition = "2015"
    sni_designation = factory.LazyAttribute(lambda o: f"{o.standard.sni_number}:{o.edition}")
    source = "test"
    confirmed = True


class PlaceFactory(DjangoModelFactory[Place]):
    class Meta:
        model = Place

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    name = factory.Sequence(lambda n: f"Kantor {n}")
    address = "Jalan Uji Nomor 2"


class BodyFactory(DjangoModelFactory[CertificationBody]):
    class Meta:
        model = CertificationBody

    government = factory.SubFactory(GovernmentFactory)
    name = factory.Sequence(lambda n: f"PT Sertifikasi Uji {n}")
    short_name = factory.Sequence(lambda n: f"LSU {n}")
    created_at = NOW
    updated_at = NOW


class AccreditationFactory(DjangoModelFactory[Accreditation]):
    class Meta:
        model = Accreditation

    body = factory.SubFactory(BodyFactory)
    government = factory.SelfAttribute("body.government")
    accreditor = "KAN"
    number = factory.Sequence(lambda n: f"LSMM-{n:03}-IDN")
    scheme = Scheme.QUALITY
    valid_from = date(2017, 1, 1)
    created_at = NOW
    updated_at = NOW


class CertificationFactory(DjangoModelFactory[Certification]):
    """A certification of one standard and one site; pass `editions` or `sites` for others."""

    class Meta:
        model = Certification
        skip_postgeneration_save = True

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    body = factory.SubFactory(BodyFactory, government=factory.SelfAttribute("..government"))
    # Far from the numbers that the service gives, which a test may use in the same government.
    number = factory.Sequence(lambda n: f"SERT-2018-9{n:03}")
    title = factory.Sequence(lambda n: f"SNI ISO uji {n}")
    kind = CertificationKind.INITIAL
    scope = "Pengawasan internal"
    status = CertificationStatus.PLANNED
    created_at = NOW
    updated_at = NOW

    @factory.post_generation
    def editions(self: Any, create: bool, given: Any, **kwargs: Any) -> None:
        self.editions.set([EditionFactory()] if given is None else given)

    @factory.post_generation
    def sites(self: Any, create: bool, given: Any, **kwargs: Any) -> None:
        self.sites.set([PlaceFactory(agency=self.agency)] if given is None else given)


class OfCertification(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    certification = factory.SubFactory(CertificationFactory)
    agency = factory.SelfAttribute("certification.agency")
    government = factory.SelfAttribute("certification.government")
    created_at = NOW
    updated_at = NOW


class BodyAuditFactory(OfCertification):
    """A stage 2 that ended well on 9 November 2018."""

    class Meta:
        model = BodyAudit

    kind = AuditKind.STAGE_2
    started_on = date(2018, 11, 5)
    ended_on = date(2018, 11, 9)
    conclusion = Conclusion.POSITIVE


class FindingFactory(OfCertification):
    """A minor finding with one clause of the certification's first standard."""

    class Meta:
        model = BodyFinding
        skip_postgeneration_save = True

    audit = factory.SubFactory(
        BodyAuditFactory, certification=factory.SelfAttribute("..certification")
    )
    number = factory.Sequence(lambda n: f"T-{n:02}")
    grade = Grade.MINOR
    statement = "Peta kompetensi belum memuat auditor baru"

    @factory.post_generation
    def clauses(self: Any, create: bool, given: Any, **kwargs: Any) -> None:
        for edition, clause in given or [(self.certification.editions.first(), "7.2")]:
            FindingClause.objects.create(finding=self, edition=edition, clause=clause)


class CertificateFactory(OfCertification):
    """A certificate decided on 20 December 2018 and valid for three years."""

    class Meta:
        model = Certificate
        skip_postgeneration_save = True

    edition = factory.LazyAttribute(lambda o: o.certification.editions.first())
    number = factory.Sequence(lambda n: f"QMS-{n:04}")
    scope = "Pengawasan internal"
    decision_on = date(2018, 12, 20)
    valid_from = date(2018, 12, 20)
    expires_on = date(2021, 12, 20)

    @factory.post_generation
    def sites(self: Any, create: bool, given: Any, **kwargs: Any) -> None:
        self.sites.set(self.certification.sites.all() if given is None else given)

"""Steps of coaching that the demonstrated governments share, each by who takes it, on its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from teraju.modules.enterprises import api as enterprises
from teraju.modules.enterprises.api import Step, models
from teraju.platform.files.api import attach
from teraju.platform.organisation.models import Agency

from .cast import Cast
from .drawn import photo

LIMITS = "Batas contoh, bukan bunyi SNI"
# What was found to a question, and what was seen.
Found = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Office:
    """An agency that coaches, with its coach and its head."""

    cast: Cast
    agency: Agency
    coach: str
    head: str

    def product(
        self, day: str, firm: Mapping[str, Any], name: str, commodity: str = "", text: str = ""
    ) -> models.Product:
        """Enter a firm and what it makes."""
        actor = self.cast.at(self.coach, day)
        one = enterprises.register_enterprises.add_enterprise(
            actor=actor, agency=self.agency, is_example=True, **firm
        )
        return enterprises.register_products.add_product(
            actor=actor, enterprise_id=one.pk, name=name, commodity=commodity, description=text
        )

    def show_photo(self, day: str, product: models.Product, name: str, title: str) -> None:
        """Attach a picture to a product, in the place of a photo."""
        attach(
            actor=self.cast.at(self.coach, day),
            target=product,
            upload=photo(name),
            title=f"{title} (gambar contoh)",
            kind="photo",
            date_of_fact=date.fromisoformat(day),
        )

    def figures(
        self, day: str, product: models.Product, year: int, sales: int, jobs: int, markets: str
    ) -> None:
        """Enter what its firm had in a year."""
        enterprises.register_years.enter_year(
            actor=self.cast.at(self.coach, day),
            enterprise_id=product.enterprise_id,
            year=year,
            sales=sales,
            jobs=jobs,
            markets=markets,
            source="Data contoh, menurut keterangan pemilik",
        )

    def programme(
        self, planned: str, opened: str, title: str, sector: str, places: int, **values: Any
    ) -> models.Programme:
        """Plan a programme and let it take applications."""
        programme = enterprises.coaching_programmes.plan_programme(
            actor=self.cast.at(self.coach, planned),
            agency=self.agency,
            is_example=True,
            title=title,
            year=int(opened[:4]),
            sector=sector,
            places=places,
            **values,
        )
        enterprises.coaching_programmes.open_programme(
            actor=self.cast.at(self.head, opened), programme_id=programme.pk
        )
        return programme

    def invite(
        self,
        day: str,
        programme: models.Programme,
        product: models.Product,
        road: str = "sppt_sni",
        standard: str = "",
    ) -> models.Coaching:
        """Take a firm in that was asked to join."""
        return enterprises.coaching_steps.take_in(
            actor=self.cast.at(self.head, day),
            programme_id=programme.pk,
            product=product,
            reason="Diundang sebagai usaha percontohan (contoh).",
            began_on=date.fromisoformat(day),
            road=road,
            coach=self.cast.people[self.coach],
            standard=standard,
        )

    def know_gaps(
        self, day: str, coaching: models.Coaching, weak: Found, note: str, days: int = 150
    ) -> None:
        """Ask every question on site, and put what is missing into the plan."""
        gaps, actor = enterprises.coaching_gaps, self.cast.at(self.coach, day, 15)
        analysis = gaps.begin_gaps(actor=actor, coaching_id=coaching.pk, on=date.fromisoformat(day))
        for question in enterprises.asked_in(analysis):
            answer, seen = weak.get(question.code, ("meets", ""))
            gaps.answer_gap(
                actor=actor,
                analysis_id=analysis.pk,
                question=question.code,
                answer=answer,
                note=seen,
            )
        gaps.finish_gaps(actor=actor, analysis_id=analysis.pk, note=note)
        gaps.take_gaps_into_plan(
            actor=actor, analysis_id=analysis.pk, who="Pemilik, didampingi pembina", days=days
        )

    def agree(
        self, day: str, coaching: models.Coaching, promises: Mapping[str, Sequence[str]]
    ) -> None:
        """Write down who promises what, and that both sides signed."""
        actor = self.cast.at(self.coach, day)
        enterprises.coaching_agreements.write_promises(
            actor=actor, coaching_id=coaching.pk, promises=promises
        )
        enterprises.coaching_agreements.sign_agreement(
            actor=actor, coaching_id=coaching.pk, signed_on=date.fromisoformat(day)
        )

    def prepare(self, day: str, coaching: models.Coaching) -> None:
        enterprises.coaching_plans.begin_preparing(
            actor=self.cast.at(self.coach, day),
            coaching_id=coaching.pk,
            on=date.fromisoformat(day),
        )

    def finish(self, coaching: models.Coaching, done: Mapping[str, tuple[str, str]]) -> None:
        """Say of lines of the plan, by their question, when they were done and what came of it."""
        for task in coaching.tasks.filter(question__in=done).order_by("pk"):
            day, outcome = done[task.question]
            enterprises.coaching_plans.finish_task(
                actor=self.cast.at(self.coach, day),
                task_id=task.pk,
                done_on=date.fromisoformat(day),
                outcome=outcome,
            )

    def plan_visit(
        self, day: str, planned: str, coaching: models.Coaching, purpose: str, company: str = ""
    ) -> models.Visit:
        return enterprises.visits.plan_visit(
            actor=self.cast.at(self.coach, day),
            coaching=coaching,
            planned_on=date.fromisoformat(planned),
            purpose=purpose,
            company=company,
            is_example=True,
        )

    def hold_visit(
        self,
        day: str,
        visit: models.Visit,
        found: Mapping[str, str],
        notes: str,
        steps: Sequence[Step] = (),
    ) -> None:
        enterprises.visits.hold_visit(
            actor=self.cast.at(self.coach, day, 14),
            visit_id=visit.pk,
            held_on=date.fromisoformat(day),
            answers={code: {"answer": answer, "note": ""} for code, answer in found.items()},
            notes=notes,
            steps=steps,
        )

    def test(
        self,
        days: tuple[str, str],
        coaching: models.Coaching,
        sample: str,
        number: str,
        results: Mapping[str, str],
    ) -> models.ProductTest:
        """Send a sample to a laboratory and enter its report; grades of four and more pass."""
        sampled, reported = days
        tests, actor = enterprises.product_tests, self.cast.at(self.coach, reported)
        test = tests.plan_test(
            actor=self.cast.at(self.coach, sampled),
            coaching=coaching,
            laboratory="Laboratorium uji tekstil (contoh)",
            accreditation="LP-000-IDN",
            sample=sample,
            sampled_on=date.fromisoformat(sampled),
            limits_source=LIMITS,
        )
        for parameter, result in results.items():
            tests.add_line(
                actor=actor,
                test_id=test.pk,
                parameter=parameter,
                unit="nilai",
                limit="at_least",
                least=Decimal(4),
                result=result,
            )
        return tests.report_test(
            actor=actor,
            test_id=test.pk,
            report_number=number,
            reported_on=date.fromisoformat(reported),
        )

    def apply(
        self, days: tuple[str, str], coaching: models.Coaching, papers: Sequence[str], number: str
    ) -> models.Application:
        """Prepare an application to a body, and submit it."""
        prepared, submitted = days
        one = enterprises.applications.prepare_application(
            actor=self.cast.at(self.coach, prepared),
            coaching=coaching,
            body="LSPro contoh",
            papers=list(papers),
        )
        return enterprises.applications.submit_application(
            actor=self.cast.at(self.coach, submitted),
            application_id=one.pk,
            submitted_on=date.fromisoformat(submitted),
            number=number,
        )

    def audit_inside(
        self,
        days: tuple[str, str, str],
        coaching: models.Coaching,
        findings: Mapping[str, str],
        review: str,
    ) -> None:
        """The firm's own audit: planned, held, what it found settled, passed with a review."""
        planned, held, concluded = days
        audits = enterprises.firm_audits
        audit = audits.plan_internal_audit(
            actor=self.cast.at(self.coach, planned),
            coaching=coaching,
            planned_on=date.fromisoformat(held),
            auditors="Penjaga mutu usaha, didampingi pembina",
            scope="Penerimaan bahan sampai pemeriksaan akhir",
        )
        audits.hold_audit(
            actor=self.cast.at(self.coach, held, 15),
            audit_id=audit.pk,
            held_on=date.fromisoformat(held),
            auditors="Penjaga mutu usaha, didampingi pembina",
        )
        actor = self.cast.at(self.coach, concluded)
        for text, correction in findings.items():
            finding = audits.add_finding(
                actor=self.cast.at(self.coach, held, 16),
                audit_id=audit.pk,
                weight="minor",
                text=text,
            )
            audits.settle_finding(
                actor=actor,
                audit_id=audit.pk,
                finding_id=finding.pk,
                correction=correction,
                settled_on=actor.today,
            )
        audits.conclude_audit(
            actor=actor,
            audit_id=audit.pk,
            concluded_on=actor.today,
            outcome="passed",
            conclusion="Cara kerja yang tertulis dijalankan; temuan sudah diperbaiki.",
            reviewed_on=actor.today,
            review=review,
        )

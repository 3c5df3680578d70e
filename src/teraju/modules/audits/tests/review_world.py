"""A review from every side: who prepares it, who leads it, who stands above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from teraju.modules.audits.domain.reviews import ReviewKind
from teraju.modules.audits.models import Review
from teraju.modules.audits.review_policy import agenda
from teraju.modules.audits.services import governing, review_minutes, reviews
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.organisation.models import Agency

from .world import at

HELD = date(2020, 1, 20)


@dataclass
class ReviewWorld:
    """One agency with everybody around its reviews."""

    agency: Agency
    head: User
    coordinator: User
    function: User
    regent: User
    administrator: User
    staff: User
    guest: User

    def acts(self, user: User, day: date = HELD) -> Viewer:
        return viewer_of(user, at(day))

    def plan(self, kind: str = ReviewKind.MANAGEMENT, **fields: Any) -> Review:
        by = self.function if kind == ReviewKind.COMPLIANCE_REPORT else self.coordinator
        values: dict[str, Any] = {
            "actor": self.acts(by),
            "agency": self.agency,
            "kind": kind,
            "for_quality": kind == ReviewKind.MANAGEMENT,
            "for_anti_bribery": True,
            "period_since": date(2019, 1, 1),
            "period_until": date(2019, 12, 31),
            "planned_on": HELD,
        }
        return reviews.plan_review(**(values | fields))

    def gathered(self, kind: str = ReviewKind.MANAGEMENT, **fields: Any) -> Review:
        review = self.plan(kind, **fields)
        return reviews.gather_inputs(actor=self.acts(self.writer(review)), review_id=review.pk)

    def held(self, kind: str = ReviewKind.MANAGEMENT, **fields: Any) -> Review:
        review = self.gathered(kind, **fields)
        return reviews.hold_review(
            actor=self.acts(self.writer(review)),
            review_id=review.pk,
            held_on=HELD,
            chair=self.chair(review),
            attendance="Inspektur, Sekretaris, para Inspektur Pembantu",
        )

    def noted(self, kind: str = ReviewKind.MANAGEMENT, **fields: Any) -> Review:
        """Held, with a word on every subject of the agenda."""
        review = self.held(kind, **fields)
        for item in agenda(review.kind, review.systems, HELD):
            review_minutes.write_note(
                actor=self.acts(self.writer(review)),
                review_id=review.pk,
                subject=item.subject.value,
                discussion="Dibahas.",
            )
        return review

    def decide(self, review: Review, **fields: Any) -> Any:
        values: dict[str, Any] = {
            "actor": self.acts(self.writer(review)),
            "review_id": review.pk,
            "kind": "resources",
            "title": "Menambah dua auditor",
            "owner": self.coordinator,
            "due_on": date(2020, 6, 30),
        }
        return review_minutes.add_decision(**(values | fields))

    def submitted(self, kind: str = ReviewKind.MANAGEMENT, **fields: Any) -> Review:
        review = self.noted(kind, **fields)
        return review_minutes.submit_minutes(
            actor=self.acts(self.writer(review)),
            review_id=review.pk,
            conclusion="Sistem masih sesuai, memadai, dan efektif.",
            summary="Ringkasan untuk dewan pengarah.",
        )

    def approved(self, kind: str = ReviewKind.MANAGEMENT, **fields: Any) -> Review:
        review = self.submitted(kind, **fields)
        return review_minutes.approve_minutes(
            actor=self.acts(self.chair(review)), review_id=review.pk
        )

    def reported(self) -> Review:
        """The report of the function, issued."""
        review = self.noted(ReviewKind.COMPLIANCE_REPORT)
        return review_minutes.issue_report(
            actor=self.acts(self.function), review_id=review.pk, conclusion="Sistem berjalan."
        )

    def choose_body(self, day: date = date(2018, 1, 1), **fields: Any) -> Any:
        values: dict[str, Any] = {
            "actor": self.acts(self.administrator),
            "government": self.agency.government,
            "has_body": True,
            "name": "Bupati",
            "valid_from": day,
            "reason": "Ditetapkan dalam pedoman sistem manajemen.",
        }
        return governing.choose_governing_body(**(values | fields))

    def writer(self, review: Review) -> User:
        is_report = review.kind == ReviewKind.COMPLIANCE_REPORT
        return self.function if is_report else self.coordinator

    def chair(self, review: Review) -> User:
        if review.kind == ReviewKind.GOVERNING_BODY:
            return self.regent
        return self.function if review.kind == ReviewKind.COMPLIANCE_REPORT else self.head


def build_review_world() -> ReviewWorld:
    """A world of its own; call it twice for strangers."""
    agency = AgencyFactory(short_name="Inspektorat")
    government = agency.government
    return ReviewWorld(
        agency=agency,
        head=person(Role.AGENCY_HEAD, agency=agency, title="Inspektur"),
        coordinator=person(Role.QUALITY_COORDINATOR, agency=agency, title="Ketua tim mutu"),
        function=person(Role.COMPLIANCE_FUNCTION, agency=agency, title="Ketua FKAP"),
        regent=person(Role.REGIONAL_HEAD, government=government, title="Bupati"),
        administrator=person(Role.ADMINISTRATOR, government=government, title="Administrator"),
        staff=person(Role.STAFF, agency=agency, title="Staf"),
        guest=person(Role.BODY_AUDITOR, agency=agency, title="Auditor lembaga"),
    )

"""Made-up catalogues, assessments and evidence for the tests of this module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from teraju.modules.conformity import services
from teraju.modules.conformity.domain.states import Progress, Result
from teraju.modules.conformity.models import Assessment, Evidence, Judgement
from teraju.modules.standards.api import Edition, Requirement, Standard, Topic
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.organisation.models import Agency

JAKARTA = ZoneInfo("Asia/Jakarta")

# Topic, chapter, default owner, withheld from guests.
TOPICS = (
    ("context", "4", Role.AGENCY_HEAD, False),
    ("policy", "5", Role.AGENCY_HEAD, False),
    ("design", "8", Role.PROCESS_OWNER, False),
    ("due-diligence", "8", Role.COMPLIANCE_FUNCTION, True),
    ("internal-audit", "9", Role.INTERNAL_AUDITOR, False),
    ("corrective-action", "10", Role.QUALITY_COORDINATOR, False),
)
# Number, topic, exclusion. The same numbers ask for other things, as in life.
QUALITY = (
    ("4.1", ("context",), "justified"),
    ("5.2", ("policy",), "justified"),
    ("8.2", ("design",), "justified"),
    ("9.2", ("internal-audit",), "justified"),
    ("10.2", ("corrective-action",), "justified"),
)
ANTI_BRIBERY = (
    ("4.1", ("context",), "never"),
    ("5.2", ("policy",), "never"),
    ("8.2", ("due-diligence",), "low_risk"),
    ("9.2", ("internal-audit",), "never"),
    ("10.1", ("corrective-action",), "never"),
)


def at(day: str, hour: int = 9) -> datetime:
    """A moment of a day in western Indonesia."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=JAKARTA)


def topics() -> dict[str, Topic]:
    """The made-up topics by code."""
    for order, (code, chapter, owner, restricted) in enumerate(TOPICS, start=1):
        Topic.objects.get_or_create(
            code=code,
            defaults={
                "title_en": f"{code} in English",
                "title_id": f"{code} dalam bahasa Indonesia",
                "record_en": f"record of {code}",
                "record_id": f"catatan {code}",
                "owner_role": owner.value,
                "order": order,
                "chapter": chapter,
                "is_restricted": restricted,
            },
        )
    return {topic.code: topic for topic in Topic.objects.order_by("order")}


def edition(
    name: str, asked: Any = QUALITY, year: str = "2015", scheme: str = "quality"
) -> Edition:
    """An edition with a chapter heading and a leaf for each line of `asked`."""
    standard, _new = Standard.objects.get_or_create(
        code=name.lower().replace(" ", "-"),
        defaults={
            "sni_number": f"SNI {name}",
            "iso_number": name,
            "title_en": name,
            "title_id": name,
            "scheme": scheme,
            "is_certifiable": True,
        },
    )
    made = Edition.objects.create(
        standard=standard,
        edition=year,
        sni_designation=f"SNI {name}:{year}",
        iso_designation=f"{name}:{year}",
        source="made up for tests",
        confirmed=True,
    )
    known = topics()
    headings: dict[str, Requirement] = {}
    for order, (number, codes, exclusion) in enumerate(asked, start=1):
        chapter = number.partition(".")[0]
        if chapter not in headings:
            headings[chapter] = _requirement(made, chapter, order * 10, None, "never", leaf=False)
            headings[chapter].topics.set([known[code] for code in codes])
        leaf = _requirement(made, number, order * 10 + 1, headings[chapter], exclusion, leaf=True)
        leaf.topics.set([known[code] for code in codes])
    return made


def _requirement(
    made: Edition,
    number: str,
    order: int,
    parent: Requirement | None,
    exclusion: str,
    *,
    leaf: bool,
) -> Requirement:
    return Requirement.objects.create(
        edition=made,
        number=number,
        parent=parent,
        order=order,
        depth=number.count(".") + 1,
        title_en=f"Requirement {number}",
        title_id=f"Persyaratan {number}",
        asks_en=f"Do what {number} asks.",
        asks_id=f"Lakukan yang diminta {number}.",
        documented="none",
        exclusion=exclusion,
        is_assessed=leaf,
        confirmed=True,
    )


@dataclass
class World:
    """An agency, two editions, an auditor who answers for nothing but internal audit."""

    agency: Agency
    quality: Edition
    anti_bribery: Edition
    topics: dict[str, Topic]
    auditor: Viewer
    coordinator: Viewer
    head: Viewer

    def again(self, actor: Viewer, day: str) -> Viewer:
        """The same person on another day."""
        return Viewer(actor.user_id, actor.office, at(day), actor.hats)

    def assessment(self, **fields: Any) -> Assessment:
        given = {"started_on": self.auditor.today, **fields}
        editions = given.pop("editions", [self.quality, self.anti_bribery])
        return services.start_assessment(
            actor=given.pop("actor", self.auditor),
            agency=given.pop("agency", self.agency),
            editions=editions,
            **given,
        )

    def judge(
        self,
        assessment: Assessment,
        topic: str,
        result: Result | None,
        *,
        actor: Viewer | None = None,
        progress: Progress = Progress.IN_PLACE,
        note: str = "seen on site",
        **fields: Any,
    ) -> list[Judgement]:
        answer = services.Answer(topic, result, progress, note, **fields)
        return services.judge(
            actor=actor or self.auditor, assessment_id=assessment.pk, answers=[answer]
        )

    def evidence(self, *codes: str, actor: Viewer | None = None, **fields: Any) -> Evidence:
        chosen = actor or self.coordinator
        given = {"title": "Evidence", "note": "seen", "happened_on": chosen.today, **fields}
        return services.add_evidence(
            actor=chosen, agency=self.agency, topics=[self.topics[code] for code in codes], **given
        )


def world(day: str = "2018-04-12") -> World:
    """An agency with its people on a day."""
    agency = AgencyFactory.create()
    now = at(day)
    quality = edition("ISO 9001", QUALITY)
    anti_bribery = edition("ISO 37001", ANTI_BRIBERY, "2016", "anti_bribery")
    return World(
        agency,
        quality,
        anti_bribery,
        topics(),
        auditor=viewer(Role.INTERNAL_AUDITOR, agency=agency, now=now, title="Auditor"),
        coordinator=viewer(Role.QUALITY_COORDINATOR, agency=agency, now=now, title="Koordinator"),
        head=viewer(Role.AGENCY_HEAD, agency=agency, now=now, title="Kepala"),
    )


def day(text: str) -> date:
    return date.fromisoformat(text)

"""The reviews of the Inspektorat of Serang, and what its auditor of the body asked for.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from teraju.modules.audits import api as audits
from teraju.modules.improvement import api as improvement
from teraju.portal.demo.cast import Cast

from .reviews_texts import ATTENDANCE, REPORT, SAID, SUITS, SUMMARY
from .stage import Stage


@dataclass(frozen=True)
class Decided:
    """A decision: kind, words, whose it is, by when; the days it was done and verified on."""

    kind: str
    title: str
    owner: str
    due: str
    done: str = ""
    verified: str = ""


@dataclass(frozen=True)
class Meeting:
    """A review: who writes it and leads it, the period, its days, what it decided."""

    kind: str
    writer: str
    chair: str
    since: str
    until: str
    prepared: str
    held: str
    approved: str
    decided: tuple[Decided, ...] = ()


FIRST = Meeting(
    "management",
    "coordinator",
    "inspector",
    "2018-04-01",
    "2018-09-14",
    "2018-09-17",
    "2018-09-20",
    "2018-09-24",
    (
        Decided(
            "system_change",
            "Menetapkan cara meninjau kompetensi auditor setiap tahun",
            "coordinator",
            "2018-10-31",
            "2018-10-22",
            "2018-10-29",
        ),
    ),
)
SECOND = Meeting(
    "management",
    "coordinator",
    "inspector",
    "2018-09-15",
    "2019-09-13",
    "2019-09-16",
    "2019-09-19",
    "2019-09-25",
    (
        Decided(
            "opportunity",
            "Mempersingkat reviu laporan menjadi dua jenjang",
            "process",
            "2019-12-20",
            "2019-12-16",
            "2020-01-13",
        ),
        Decided(
            "resources",
            "Mengusulkan dua formasi auditor kepada Badan Kepegawaian",
            "clerk",
            "2020-03-31",
            "2020-03-23",
            "2020-04-06",
        ),
    ),
)
THIRD = Meeting(
    "management",
    "coordinator",
    "inspector",
    "2019-09-14",
    "2020-09-11",
    "2020-09-14",
    "2020-09-17",
    "2020-09-23",
    (
        Decided(
            "opportunity",
            "Menyusun panduan singkat pemeriksaan jarak jauh",
            "process",
            "2020-10-09",
        ),
        Decided(
            "resources",
            "Mengadakan pelatihan audit digital bagi enam auditor",
            "clerk",
            "2020-12-11",
        ),
        Decided(
            "system_change",
            "Meratakan beban penugasan sepanjang tahun dalam rencana 2021",
            "second",
            "2020-11-30",
        ),
    ),
)
REPORTS = (
    Meeting(
        "compliance_report",
        "compliance",
        "compliance",
        "2018-09-01",
        "2019-08-31",
        "2019-09-09",
        "2019-09-11",
        "2019-09-12",
    ),
    Meeting(
        "compliance_report",
        "compliance",
        "compliance",
        "2019-09-01",
        "2020-08-31",
        "2020-09-07",
        "2020-09-09",
        "2020-09-10",
    ),
)
GOVERNING = Meeting(
    "governing_body",
    "secretary",
    "regent",
    "2019-09-14",
    "2020-09-30",
    "2020-10-01",
    "2020-10-05",
    "2020-10-07",
    (
        Decided(
            "other",
            "Melaporkan pelaksanaan larangan fasilitas perjalanan setiap triwulan",
            "compliance",
            "2021-01-15",
        ),
    ),
)


def review(cast: Cast, stage: Stage) -> None:
    """Who stands above, the reviews of three years, and the reports of the function."""
    _choose(cast, stage, "2018-04-02", "", "Pucuk pimpinan sistem adalah Inspektur.")
    _hold(cast, stage, FIRST)
    _hold(cast, stage, REPORTS[0], received={"head": ("inspector", "2019-09-16")})
    _hold(cast, stage, SECOND)
    reason = "Bupati ditetapkan sebagai dewan pengarah dalam pedoman sistem tahun 2020."
    _choose(cast, stage, "2020-01-06", "Bupati Serang", reason)
    both = {"head": ("inspector", "2020-09-14"), "governing_body": ("regent", "2020-10-02")}
    _hold(cast, stage, REPORTS[1], received=both)
    _hold(cast, stage, THIRD, received={"governing_body": ("regent", "2020-10-02")})
    _hold(cast, stage, GOVERNING)


def _choose(cast: Cast, stage: Stage, day: str, name: str, reason: str) -> None:
    audits.choose_governing_body(
        actor=cast.at("secretary", day),
        government=cast.government,
        agency=stage.inspectorate,
        has_body=bool(name),
        name=name,
        valid_from=date.fromisoformat(day),
        reason=reason,
    )


def _hold(
    cast: Cast,
    stage: Stage,
    meeting: Meeting,
    received: dict[str, tuple[str, str]] | None = None,
) -> None:
    """A review from its plan to the signed minutes and what followed."""
    made = audits.plan_review(
        actor=cast.at(meeting.writer, meeting.prepared),
        agency=stage.inspectorate,
        kind=meeting.kind,
        for_quality=meeting.kind == "management",
        for_anti_bribery=True,
        period_since=date.fromisoformat(meeting.since),
        period_until=date.fromisoformat(meeting.until),
        planned_on=date.fromisoformat(meeting.held),
        is_example=True,
    )
    audits.gather_inputs(actor=cast.at(meeting.writer, meeting.prepared, 10), review_id=made.pk)
    held = cast.at(meeting.writer, meeting.held, 13)
    audits.hold_review(
        actor=held,
        review_id=made.pk,
        held_on=date.fromisoformat(meeting.held),
        chair=cast.people[meeting.chair],
        attendance=ATTENDANCE if meeting.kind == "management" else "",
    )
    for subject in audits.subjects_of(made):
        said, came = SAID[subject]
        audits.write_note(
            actor=held, review_id=made.pk, subject=subject, discussion=said, conclusion=came
        )
    decisions = [_decide(cast, meeting, made, one) for one in meeting.decided]
    _approve(cast, meeting, made)
    _receive(cast, made, received or {})
    for decision, one in zip(decisions, meeting.decided, strict=True):
        _follow(cast, decision, one)
    if decisions and all(one.verified for one in meeting.decided):
        last = max(one.verified for one in meeting.decided)
        audits.close_review(actor=cast.at(meeting.writer, last, 15), review_id=made.pk)


def _receive(cast: Cast, made: audits.Review, received: dict[str, tuple[str, str]]) -> None:
    for recipient, (who, day) in received.items():
        audits.receive_result(
            actor=cast.at(who, day),
            review_id=made.pk,
            recipient=recipient,
            received_on=date.fromisoformat(day),
        )


def _decide(
    cast: Cast, meeting: Meeting, made: audits.Review, one: Decided
) -> audits.ReviewDecision:
    return audits.add_decision(
        actor=cast.at(meeting.writer, meeting.held, 14),
        review_id=made.pk,
        kind=one.kind,
        title=one.title,
        owner=cast.people[one.owner],
        due_on=date.fromisoformat(one.due),
    )


def _approve(cast: Cast, meeting: Meeting, made: audits.Review) -> None:
    if meeting.kind == "compliance_report":
        audits.issue_report(
            actor=cast.at(meeting.writer, meeting.approved), review_id=made.pk, conclusion=REPORT
        )
        return
    audits.submit_minutes(
        actor=cast.at(meeting.writer, meeting.held, 16),
        review_id=made.pk,
        conclusion=SUITS,
        summary=SUMMARY,
    )
    audits.approve_minutes(actor=cast.at(meeting.chair, meeting.approved), review_id=made.pk)


def _follow(cast: Cast, decision: audits.ReviewDecision, one: Decided) -> None:
    """The action that came of a decision, as far as it got."""
    if not one.done:
        return
    action = improvement.Action.objects.get(
        subject_kind="audits.review_decision", subject_pk=decision.pk
    )
    improvement.complete_action(
        actor=cast.at(one.owner, one.done),
        action_id=action.pk,
        done_on=date.fromisoformat(one.done),
        result="Selesai seperti diputuskan.",
    )
    if one.verified:
        improvement.verify_action(
            actor=cast.at("inspector", one.verified),
            action_id=action.pk,
            verification="Hasilnya dilihat bersama Ketua Tim Mutu.",
        )


def examine(cast: Cast, stage: Stage, certification: audits.Certification) -> None:
    """The auditor of the body prepares the second surveillance: a sample and two requests."""
    sample = audits.draw_sample(
        actor=cast.at("body", "2020-10-13"),
        certification_id=certification.pk,
        register="documents.documents",
        size=4,
        seed="surveilans-2-2020",
        reason="Dokumen yang diperiksa pada surveilans kedua.",
        is_example=True,
    )
    audits.show_sample(actor=cast.at("body", "2020-10-13", 10), sample_id=sample.pk)
    papers = audits.ask_for_record(
        actor=cast.at("body", "2020-10-13", 11),
        certification_id=certification.pk,
        text="Bukti sosialisasi keempat dokumen dalam sampel kepada auditor baru",
        due_on=date(2020, 10, 16),
        sample=sample,
        is_example=True,
    )
    minutes = audits.ask_for_record(
        actor=cast.at("body", "2020-10-13", 12),
        certification_id=certification.pk,
        text="Risalah tinjauan manajemen tahun 2020 beserta tindak lanjutnya",
        due_on=date(2020, 10, 15),
        is_example=True,
    )
    audits.answer_request(
        actor=cast.at("coordinator", "2020-10-14"),
        request_id=papers.pk,
        answer="Daftar pembaca dan tanda baca setiap dokumen tersedia pada halaman dokumennya.",
    )
    audits.answer_request(
        actor=cast.at("coordinator", "2020-10-14", 10),
        request_id=minutes.pk,
        answer="Risalah disetujui 23 September 2020; keputusannya ada pada halaman tinjauan.",
    )
    audits.settle_request(actor=cast.at("body", "2020-10-14", 14), request_id=minutes.pk)

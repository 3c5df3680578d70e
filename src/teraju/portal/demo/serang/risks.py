"""The risks of Serang: assessed in 2018, followed each quarter, renewed each year.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from teraju.modules.learning import api as learning
from teraju.modules.planning import api as planning
from teraju.modules.risks import api as risks
from teraju.modules.risks.api import Quarter, Score
from teraju.portal.demo.cast import Cast

from .risks_counter import begin_at_the_counter
from .risks_register import CRITERIA, LINES, Cell, Line
from .stage import Stage

Register = Mapping[str, risks.Risk]
BY = {"bribery": "compliance", "quality": "coordinator", "opportunity": "coordinator"}

# The quarters that are monitored, and the day on which each was.
QUARTERS = (
    (Quarter(2018, 3), "2018-10-10"),
    (Quarter(2018, 4), "2019-01-11"),
    (Quarter(2019, 1), "2019-04-10"),
    (Quarter(2019, 2), "2019-07-11"),
    (Quarter(2019, 3), "2019-10-10"),
    (Quarter(2019, 4), "2020-01-13"),
    (Quarter(2020, 1), "2020-04-14"),
    (Quarter(2020, 2), "2020-07-13"),
)


def assess_risks(cast: Cast, stage: Stage) -> None:
    """From the first entry to the present quarter, each step by who does it, on its day."""
    _choose_scheme(cast, stage)
    register = _enter(cast, stage)
    _rate(cast, register, "2018-06-18", 1)
    _plan(cast, register)
    _assess(cast, stage, 2018, "first", "2018-06-18", "2018-06-25", "2018-07-02")
    _carry_out(cast, register)
    _check_people(cast, stage, register)
    _follow(cast, register)
    _happen(cast, register)
    _of_2019(cast, stage, register)
    _of_2020(cast, stage, register)
    begin_at_the_counter(cast, stage)


def _choose_scheme(cast: Cast, stage: Stage) -> None:
    risks.set_scheme(
        actor=cast.at("inspector", "2018-06-04"),
        government=cast.government,
        agency=stage.inspectorate,
        matrix="bpkp-5x5",
        bands="A",
        appetite=10,
        valid_from=date(2018, 6, 4),
        basis="Keputusan Inspektur tentang kriteria risiko (data contoh)",
        is_example=True,
    )


def _enter(cast: Cast, stage: Stage) -> Register:
    processes = {
        one.code: one
        for one in planning.Process.objects.filter(agency=stage.inspectorate).order_by("pk")
    }
    found = {line.code: _one(cast, stage, line, processes) for line in LINES}
    for line in LINES:
        text, practice, proof = line.control
        risks.add_control(
            actor=cast.at(BY[line.kind], "2018-06-14"),
            risk_id=found[line.code].pk,
            description=text,
            practice=practice,
            proof=proof,
            checked_on=date(2018, 6, 14),
        )
    return found


def _one(
    cast: Cast, stage: Stage, line: Line, processes: Mapping[str, planning.Process]
) -> risks.Risk:
    office, key = line.owner
    post = _posts(stage).get(line.post)
    return risks.add_risk(
        actor=cast.at(BY[line.kind], "2018-06-11"),
        agency=stage.inspectorate,
        kind=line.kind,
        is_example=True,
        code=line.code,
        title=line.title,
        cause=line.cause,
        cause_source="external" if line.is_external else "internal",
        is_controllable=True,
        consequence=line.consequence,
        process=processes.get(line.process),
        position_id=post,
        owner_office=office,
        owner=cast.people[key],
        identified_on=date(2018, 6, 11),
    )


def _posts(stage: Stage) -> dict[str, int]:
    """The ids of the exposed posts that risks name."""
    names = {"auditor": "Auditor Ahli Muda", "second": "Inspektur Pembantu II"}
    rows = learning.Position.objects.filter(agency=stage.inspectorate, name__in=names.values())
    by_name = dict(rows.values_list("name", "pk"))
    return {key: by_name[name] for key, name in names.items() if name in by_name}


def _rate(cast: Cast, register: Register, day: str, year: int) -> None:
    """Rate all risks as they were in the first (1), second (2) or third (3) year."""
    for line in LINES:
        risks.rate_risk(
            actor=cast.at(BY[line.kind], day),
            risk_id=register[line.code].pk,
            inherent=_score(line.sizes[0]),
            residual=_score(line.sizes[year]),
            target=_score(line.sizes[4]),
            reason="Rapat penilaian risiko dengan pemilik proses.",
        )


def _score(cell: Cell) -> Score:
    return Score(*cell)


def _plan(cast: Cast, register: Register) -> None:
    for line in LINES:
        action, key, due, _done = line.plan
        risk = register[line.code]
        if not action:
            risks.answer_risk(
                actor=cast.at(BY[line.kind], "2018-06-20"),
                risk_id=risk.pk,
                response="accept",
                reason="Di bawah selera risiko; pengendaliannya terbukti berjalan.",
            )
            continue
        risks.add_treatment(
            actor=cast.at(BY[line.kind], "2018-06-20"),
            risk_id=risk.pk,
            action=action,
            owner_office=cast.people[key].title,
            owner=cast.people[key],
            due=date.fromisoformat(due),
            measure="Dilihat pada pemantauan triwulanan.",
        )


def _assess(
    cast: Cast, stage: Stage, year: int, occasion: str, on: str, handed_in: str, approved: str
) -> None:
    """Both assessments of a year, approved by the head."""
    for kind, by, conclusion in (
        (
            "quality",
            "coordinator",
            "Laporan yang terlambat dan tindak lanjut tetap menjadi risiko mutu terbesar.",
        ),
        (
            "bribery",
            "compliance",
            "Pengadaan dan pertemuan tanpa pendamping berada di atas rendah; mitra diuji tuntas.",
        ),
    ):
        one = risks.draft_assessment(
            actor=cast.at(by, on, 14),
            agency=stage.inspectorate,
            kind=kind,
            is_example=True,
            year=year,
            occasion=occasion,
            assessed_on=date.fromisoformat(on),
            taken_part="Inspektur Pembantu I dan II, Ketua Tim Mutu, Ketua FKAP",
            criteria=CRITERIA,
            conclusion=conclusion,
        )
        risks.submit_assessment(actor=cast.at(by, handed_in), assessment_id=one.pk)
        risks.approve_assessment(actor=cast.at("inspector", approved), assessment_id=one.pk)


def _carry_out(cast: Cast, register: Register) -> None:
    for line in LINES:
        _action, key, _due, done = line.plan
        if done:
            treatment = register[line.code].treatments.get()
            risks.finish_treatment(
                actor=cast.at(key, done),
                treatment_id=treatment.pk,
                done_on=date.fromisoformat(done),
                result="Berjalan; diperiksa pada pemantauan triwulan.",
            )


def _check_people(cast: Cast, stage: Stage, register: Register) -> None:
    posts = _posts(stage)
    for day, occasion in (
        ("2018-06-18", "hiring"),
        ("2019-06-17", "yearly"),
        ("2020-06-15", "yearly"),
    ):
        for post, key in (("auditor", "supervisor"), ("second", "second")):
            if post in posts:
                risks.record_check(
                    actor=cast.at("compliance", day),
                    agency=stage.inspectorate,
                    person=cast.people[key],
                    position_id=posts[post],
                    occasion=occasion,
                    checked="Rekam jejak, laporan harta kekayaan, hubungan dengan penyedia.",
                    checked_on=date.fromisoformat(day),
                    outcome="clear",
                    is_example=True,
                )


def _follow(cast: Cast, register: Register) -> None:
    """Each quarter how the plan went; the level where it differs from the last rating."""
    for quarter, day in QUARTERS:
        for line in LINES:
            year = min(max(quarter.year - 2017, 1), 3)
            size = line.sizes[year] if quarter.number == 4 else None
            risks.monitor_risk(
                actor=cast.at(BY[line.kind], day),
                risk_id=register[line.code].pk,
                quarter=quarter,
                realisation=_realisation(line, quarter),
                score=_score(size) if size else None,
            )


def _realisation(line: Line, quarter: Quarter) -> str:
    done = line.plan[3]
    if not done:
        return "Pengendalian berjalan; tidak ada rencana tambahan."
    if date.fromisoformat(done) > quarter.last_day:
        return "Rencana sedang dijalankan sesuai jadwal."
    return "Rencana selesai; pengendalian baru berjalan."


def _happen(cast: Cast, register: Register) -> None:
    """Two reports came late in March 2019: the risk stays, its plan is mended."""
    risk = register["RM-01"]
    event = risks.record_happening(
        actor=cast.at("process", "2019-03-20"),
        risk_id=risk.pk,
        happened_on=date(2019, 3, 18),
        description="Dua laporan hasil pengawasan terbit sebelas hari melewati batas waktu.",
        effect="Perangkat daerah menunda perbaikan; Bupati meminta penjelasan.",
        immediate="Laporan diselesaikan dalam dua hari dengan pereviu pengganti.",
    )
    risks.analyse_happening(
        actor=cast.at("coordinator", "2019-04-03"),
        event_id=event.pk,
        true_cause="Pereviu pengganti ditunjuk tetapi tidak diberi akses ke berkas.",
        changes="Akses berkas diberikan bersama surat tugas; papan kendali diganti aplikasi.",
    )
    one = risks.add_treatment(
        actor=cast.at("coordinator", "2019-04-03", 11),
        risk_id=risk.pk,
        action="Memberi akses berkas kepada pereviu pengganti sejak surat tugas terbit",
        owner_office="Kepala Subbagian Umum dan Kepegawaian",
        owner=cast.people["clerk"],
        due=date(2019, 5, 31),
        measure="Tidak ada laporan tertahan lebih dari tiga hari.",
    )
    risks.finish_treatment(
        actor=cast.at("clerk", "2019-05-20"),
        treatment_id=one.pk,
        done_on=date(2019, 5, 20),
        result="Akses melekat pada surat tugas.",
    )


def _of_2019(cast: Cast, stage: Stage, register: Register) -> None:
    """Rated anew, one plan carried out too late, and a risk stated as treated."""
    _rate(cast, register, "2019-06-10", 2)
    late = risks.add_treatment(
        actor=cast.at("coordinator", "2019-06-11"),
        risk_id=register["RM-03"].pk,
        action="Memakai satu daftar tindak lanjut bersama perangkat daerah",
        owner_office="Inspektur Pembantu I",
        owner=cast.people["process"],
        due=date(2019, 9, 30),
        measure="Selisih daftar nol pada rekonsiliasi.",
    )
    _answer_again(cast, register, "2019-06-12")
    _assess(cast, stage, 2019, "yearly", "2019-06-10", "2019-06-17", "2019-06-24")
    risks.report_treatment(
        actor=cast.at("process", "2019-10-07"),
        treatment_id=late.pk,
        progress=60,
        note="Tiga perangkat daerah belum memindahkan datanya.",
    )
    risks.finish_treatment(
        actor=cast.at("process", "2019-11-18"),
        treatment_id=late.pk,
        done_on=date(2019, 11, 18),
        result="Satu daftar dipakai bersama; selesai tujuh minggu terlambat.",
    )


def _of_2020(cast: Cast, stage: Stage, register: Register) -> None:
    """Renewed in June 2020; a risk is stated as treated, and one plan is still running."""
    _rate(cast, register, "2020-06-08", 3)
    risks.add_treatment(
        actor=cast.at("coordinator", "2020-06-09"),
        risk_id=register["RM-05"].pk,
        action="Melatih auditor memeriksa dari jarak jauh",
        owner_office="Kepala Subbagian Umum dan Kepegawaian",
        owner=cast.people["clerk"],
        due=date(2020, 11, 30),
        measure="Semua auditor lulus uji akhir pelatihan.",
    )
    _answer_again(cast, register, "2020-06-10")
    _assess(cast, stage, 2020, "yearly", "2020-06-08", "2020-06-15", "2020-06-22")
    risks.treat_risk(actor=cast.at("coordinator", "2020-07-06"), risk_id=register["RM-01"].pk)
    risks.treat_risk(actor=cast.at("compliance", "2020-07-06"), risk_id=register["RS-02"].pk)


def _answer_again(cast: Cast, register: Register, day: str) -> None:
    """After a new rating each is answered anew: borne where it is small, else under treatment."""
    for line in LINES:
        risk = risks.Risk.objects.select_related("residual").get(pk=register[line.code].pk)
        if risk.state != "assessed" or risk.residual is None:
            continue
        small = risk.residual.value <= risk.residual.appetite and line.code != "RS-02"
        risks.answer_risk(
            actor=cast.at(BY[line.kind], day),
            risk_id=risk.pk,
            response="accept" if small else "reduce",
            reason="Di bawah selera risiko." if small else "Rencana yang ada dilanjutkan.",
        )

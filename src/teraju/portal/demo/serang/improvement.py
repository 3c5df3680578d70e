"""Nonconformities of two agencies in different states, actions and suggestions; all invented.

Those that an internal audit finds are told with the audits.
"""

from __future__ import annotations

from datetime import date

from teraju.modules.improvement import api as improvement
from teraju.modules.operations import api as operations
from teraju.modules.planning import api as planning
from teraju.portal.demo.cast import Cast

from .improvement_plans import COMPLAINT, CONCERN, FIRST_ROUND, OUTPUT, SECOND_ROUND
from .improvement_steps import look, work_out
from .stage import Stage

EFFECTIVE, INEFFECTIVE = improvement.Effect.EFFECTIVE, improvement.Effect.INEFFECTIVE


def improve(cast: Cast, stage: Stage) -> None:
    """Told in the order of the days on which each was found."""
    _complaint(cast, stage)
    _incident(cast, stage)
    _concern(cast, stage)
    _observation(cast, stage)
    _letter(cast, stage)
    _output(cast, stage)
    _unfounded(cast, stage)
    _actions(cast, stage)
    _suggestions(cast, stage)


def _complaint(cast: Cast, stage: Stage) -> None:
    """A minor one: closed on its plan, then found effective."""
    process = planning.Process.objects.get(agency=stage.inspectorate, code="P-05")
    one = improvement.report(
        actor=cast.at("clerk", "2019-05-06"),
        agency=stage.inspectorate,
        source="complaint",
        external_number="061/PENG/2019",
        external_on=date(2019, 5, 3),
        external_from="Pemerintah desa (contoh)",
        title="Hasil reviu keuangan desa diterima setelah tenggat pencairan",
        description="Tiga desa menerima hasil reviu lima sampai delapan hari kerja lewat janji.",
        criterion="Standar pelayanan: hasil reviu paling lama 14 hari kerja.",
        evidence="Register laporan hasil pengawasan April 2019; surat desa.",
        grade="minor",
        found_on=date(2019, 5, 3),
        process=process,
        owner=cast.people["second"],
        is_example=True,
    )
    improvement.contain(
        actor=cast.at("second", "2019-05-07"),
        nonconformity_id=one.pk,
        contained_on=date(2019, 5, 7),
        containment="Berkas desa lain yang masih berjalan diperiksa sisa waktunya setiap pagi.",
    )
    work_out(cast, one.pk, COMPLAINT)
    # Its gate: put right and the plan accepted. The effect is looked at all the same.
    improvement.close(
        actor=cast.at("auditor", "2019-06-24"),
        nonconformity_id=one.pk,
        note="Koreksi dan rencana memadai; keefektifan diperiksa September.",
    )
    seen = "Register Juli dan Agustus: 22 hasil reviu, semuanya dalam 14 hari kerja."
    look(cast, one.pk, "auditor", "2019-09-03", EFFECTIVE, seen)


def _incident(cast: Cast, stage: Stage) -> None:
    """A major one whose first actions did not work: a second round did."""
    one = improvement.report(
        actor=cast.at("counter", "2020-01-13"),
        agency=stage.civil,
        source="incident",
        title="Kutipan akta diserahkan kepada orang yang tidak berhak",
        description="Satu kutipan akta diambil dengan surat kuasa yang tidak diperiksa.",
        criterion="SOP penyerahan: identitas pengambil dan surat kuasa dicocokkan.",
        evidence="Buku penyerahan 10 Januari 2020.",
        grade="major",
        found_on=date(2020, 1, 13),
        owner=cast.people["civil_process"],
        is_example=True,
    )
    work_out(cast, one.pk, FIRST_ROUND)
    seen = "Uji petik 20 penyerahan: 4 tanpa fotokopi identitas pemberi kuasa."
    look(cast, one.pk, "civil", "2020-04-07", INEFFECTIVE, seen)
    work_out(cast, one.pk, SECOND_ROUND, again=True)
    done = "Uji petik 30 penyerahan Juni dan Juli: seluruhnya lengkap."
    look(cast, one.pk, "civil", "2020-08-04", EFFECTIVE, done)
    improvement.close(actor=cast.at("civil", "2020-08-05"), nonconformity_id=one.pk)


def _concern(cast: Cast, stage: Stage) -> None:
    """What a concern brought to light in the system; of the report itself number and day only."""
    one = improvement.report(
        actor=cast.at("compliance", "2020-07-13"),
        agency=stage.inspectorate,
        source="concern",
        external_number="LP-004/2020",
        external_on=date(2020, 7, 6),
        title="Daftar rekanan yang wajib uji tuntas tidak diperbarui",
        description="Dua rekanan baru belum masuk daftar yang dipakai sebelum penunjukan.",
        criterion="Pedoman uji tuntas: daftar diperbarui sebelum penunjukan.",
        grade="minor",
        found_on=date(2020, 7, 10),
        owner=cast.people["clerk"],
        is_example=True,
    )
    work_out(cast, one.pk, CONCERN)


def _observation(cast: Cast, stage: Stage) -> None:
    """An observation for which a correction was enough."""
    one = improvement.report(
        actor=cast.at("auditor", "2020-08-24"),
        agency=stage.inspectorate,
        source="monitoring",
        title="Papan informasi layanan konsultasi memuat jam lama",
        description="Jam layanan pada papan di lobi belum mengikuti perubahan Juli.",
        grade="observation",
        found_on=date(2020, 8, 24),
        owner=cast.people["clerk"],
        is_example=True,
    )
    improvement.correct(
        actor=cast.at("clerk", "2020-08-25"),
        nonconformity_id=one.pk,
        corrected_on=date(2020, 8, 25),
        correction="Papan diganti; laman sudah memuat jam yang benar.",
    )
    improvement.decide_action(
        actor=cast.at("coordinator", "2020-08-26"),
        nonconformity_id=one.pk,
        needs_action=False,
        reason="Sekali terjadi dan tanpa akibat bagi penerima layanan.",
    )
    improvement.close(actor=cast.at("auditor", "2020-08-28"), nonconformity_id=one.pk)


def _letter(cast: Cast, stage: Stage) -> None:
    """From outside, and nobody has decided on it yet."""
    one = improvement.report(
        actor=cast.at("coordinator", "2020-10-12"),
        agency=stage.inspectorate,
        source="external_body",
        external_number="B/118/LM/2020",
        external_on=date(2020, 10, 5),
        external_from="Lembaga pengawas pelayanan publik (contoh)",
        title="Standar pelayanan konsultasi belum memuat cara mengadu",
        description="Surat meminta cara pengaduan ditulis pada standar pelayanan yang dipasang.",
        criterion="Komponen standar pelayanan: penanganan pengaduan.",
        grade="minor",
        found_on=date(2020, 10, 8),
        is_example=True,
    )
    improvement.assign_owner(
        actor=cast.at("coordinator", "2020-10-12", 10),
        nonconformity_id=one.pk,
        owner=cast.people["second"],
    )


def _output(cast: Cast, stage: Stage) -> None:
    """An output of the counter that was wrong more than once: its cause is looked for."""
    fault = operations.NonconformingOutput.objects.filter(agency=stage.civil).order_by("pk")[0]
    one = improvement.report(
        actor=cast.at("civil_process", "2020-10-08"),
        agency=stage.civil,
        source="output",
        subject_kind="operations.nonconforming_output",
        subject_pk=fault.pk,
        title="Nama pada kutipan akta keliru untuk ketiga kalinya tahun ini",
        description=fault.what,
        criterion="Nama pada kutipan sama dengan surat keterangan lahir.",
        grade="minor",
        found_on=fault.found_on,
        owner=cast.people["civil_process"],
        is_example=True,
    )
    work_out(cast, one.pk, OUTPUT)


def _unfounded(cast: Cast, stage: Stage) -> None:
    one = improvement.report(
        actor=cast.at("staff", "2020-03-02"),
        agency=stage.inspectorate,
        source="other",
        title="Surat tugas tanpa nomor",
        description="Satu surat tugas pada map tim tampak tanpa nomor.",
        grade="minor",
        found_on=date(2020, 2, 28),
        is_example=True,
    )
    improvement.cancel(
        actor=cast.at("coordinator", "2020-03-04"),
        nonconformity_id=one.pk,
        reason="Yang dilihat adalah konsep; surat tugas yang terbit bernomor.",
    )


def _actions(cast: Cast, stage: Stage) -> None:
    """Actions that belong to no nonconformity: one verified, one overdue."""
    done = improvement.order_action(
        actor=cast.at("coordinator", "2020-02-10"),
        agency=stage.inspectorate,
        title="Menyusun daftar periksa pemantauan sasaran triwulanan",
        description="Satu lembar bagi semua inspektur pembantu.",
        owner=cast.people["process"],
        due_on=date(2020, 3, 20),
        source="monitoring",
        is_example=True,
    )
    improvement.complete_action(
        actor=cast.at("process", "2020-03-16"),
        action_id=done.pk,
        done_on=date(2020, 3, 16),
        result="Daftar periksa dipakai untuk triwulan I.",
    )
    improvement.verify_action(
        actor=cast.at("auditor", "2020-04-20"),
        action_id=done.pk,
        verification="Lembar triwulan I dua inspektur pembantu dilihat.",
    )
    improvement.order_action(
        actor=cast.at("coordinator", "2020-08-03"),
        agency=stage.inspectorate,
        title="Memindai arsip kertas kerja 2017",
        description="Dimulai dari penugasan dengan tindak lanjut terbuka.",
        owner=cast.people["clerk"],
        due_on=date(2020, 9, 30),
        source="other",
        is_example=True,
    )


def _suggestions(cast: Cast, stage: Stage) -> None:
    """One carried out, one without a decision."""
    one = improvement.suggest(
        actor=cast.at("staff", "2020-02-17"),
        agency=stage.inspectorate,
        title="Satu templat simpulan bagi semua laporan",
        description="Simpulan ditulis dengan urutan dan istilah yang sama.",
        benefit="Reviu lebih cepat dan laporan lebih mudah dibaca.",
        is_example=True,
    )
    one = improvement.accept_suggestion(
        actor=cast.at("coordinator", "2020-02-24"),
        suggestion_id=one.pk,
        reason="Murah dan langsung terasa.",
        owner=cast.people["second"],
        due_on=date(2020, 4, 30),
    )
    if one.action is not None:
        improvement.complete_action(
            actor=cast.at("second", "2020-04-23"),
            action_id=one.action.pk,
            done_on=date(2020, 4, 22),
            result="Templat dipakai sejak 20 April.",
        )
        improvement.verify_action(
            actor=cast.at("auditor", "2020-05-11"),
            action_id=one.action.pk,
            verification="Lima laporan Mei memakai templat.",
        )
    improvement.suggest(
        actor=cast.at("supervisor", "2020-10-01"),
        agency=stage.inspectorate,
        title="Rapat pembuka lewat panggilan video untuk penugasan pendek",
        description="Penugasan sampai tiga hari dibuka tanpa perjalanan.",
        benefit="Menghemat setengah hari bagi kedua pihak.",
        is_example=True,
    )

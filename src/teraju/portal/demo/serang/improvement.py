"""Nonconformities of two agencies in different states, actions and suggestions; all invented.

Those that an internal audit finds are told with the audits.
"""

from __future__ import annotations

from datetime import date

from teraju.modules.improvement import api as improvement
from teraju.modules.operations import api as operations
from teraju.modules.planning import api as planning
from teraju.portal.demo.cast import Cast

from .improvement_steps import Plan, Task, look, work_out
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
    plan = Plan(
        worker="second",
        decider="coordinator",
        judge="coordinator",
        corrected="2019-05-08",
        correction="Tiga hasil reviu diserahkan langsung dan desa diberi penjelasan tertulis.",
        decided="2019-05-09",
        reason="Keluhan serupa muncul dua kali dalam tiga bulan.",
        analysed="2019-05-14",
        whys=[
            "Konsep laporan menunggu reviu berjenjang enam hari",
            "Pereviu hanya satu orang dan sedang dinas luar",
            "Tidak ada pereviu pengganti yang ditunjuk",
            "SOP pelaporan tidak mengatur penggantian pereviu",
        ],
        bones={
            "people": ["Pereviu tunggal", "Ketua tim belum terbiasa menulis simpulan"],
            "method": ["SOP tanpa pereviu pengganti", "Tenggat tiap jenjang tidak ditulis"],
            "supervision": ["Sisa waktu berkas tidak dipantau"],
        },
        root="SOP pelaporan tidak mengatur pereviu pengganti dan tenggat tiap jenjang.",
        similar="Register dua inspektur pembantu diperiksa: dua laporan lain hampir terlambat.",
        similar_found=True,
        tasks=[
            Task(
                "Merevisi SOP pelaporan: pereviu pengganti dan tenggat tiap jenjang",
                "second",
                "2019-06-14",
                "2019-06-12",
                "SOP revisi disahkan dan dibagikan.",
            ),
            Task(
                "Memasang papan sisa waktu berkas di ruang tim",
                "clerk",
                "2019-06-21",
                "2019-06-18",
                "Papan dipakai sejak 17 Juni.",
            ),
        ],
        submitted="2019-05-20",
        accepted="2019-05-23",
        check="2019-09-02",
        seen_by="Tidak ada hasil reviu lewat tenggat pada Juli dan Agustus.",
    )
    work_out(cast, one.pk, plan)
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
    first = Plan(
        worker="civil_process",
        decider="civil_quality",
        judge="civil_quality",
        corrected="2020-01-14",
        correction="Kutipan ditarik kembali dan diserahkan kepada pemiliknya.",
        decided="2020-01-15",
        reason="Menyangkut data pribadi dan kepercayaan penduduk.",
        analysed="2020-01-20",
        whys=[
            "Surat kuasa tidak diperiksa",
            "Loket penyerahan ramai dan petugas sendirian",
            "Petugas belum hafal langkah pemeriksaan",
        ],
        root="Petugas penyerahan belum dilatih memeriksa surat kuasa.",
        similar="Buku penyerahan Desember dan Januari diperiksa: tidak ada yang sama.",
        tasks=[
            Task(
                "Melatih petugas penyerahan memeriksa surat kuasa",
                "counter",
                "2020-02-14",
                "2020-02-12",
                "Empat petugas dilatih.",
            )
        ],
        submitted="2020-01-27",
        accepted="2020-01-29",
        check="2020-04-06",
        seen_by="Uji petik 20 penyerahan dengan kuasa: seluruhnya berfotokopi identitas.",
    )
    work_out(cast, one.pk, first)
    seen = "Uji petik 20 penyerahan: 4 tanpa fotokopi identitas pemberi kuasa."
    look(cast, one.pk, "civil", "2020-04-07", INEFFECTIVE, seen)
    second = Plan(
        worker="civil_process",
        decider="civil_quality",
        judge="civil_quality",
        corrected="2020-04-09",
        correction="Empat pemberi kuasa dihubungi; semuanya membenarkan kuasanya.",
        decided="",
        reason="",
        analysed="2020-04-16",
        whys=[
            "Pemeriksaan kuasa masih terlewat saat ramai",
            "Tidak ada yang menahan penyerahan tanpa berkas lengkap",
            "Aplikasi membolehkan penyerahan tanpa unggahan surat kuasa",
        ],
        bones={
            "tools": ["Aplikasi tidak mewajibkan unggahan surat kuasa"],
            "method": ["Daftar periksa tidak menyatu dengan penyerahan"],
            "environment": ["Loket penyerahan menyatu dengan loket pendaftaran"],
        },
        root="Sistem penyerahan membolehkan penyerahan tanpa bukti kuasa.",
        similar="Layanan kartu keluarga memakai cara yang sama: ikut diperbaiki.",
        similar_found=True,
        tasks=[
            Task(
                "Mewajibkan unggahan surat kuasa sebelum penyerahan di aplikasi",
                "civil_process",
                "2020-05-29",
                "2020-05-27",
                "Berjalan sejak 27 Mei untuk akta dan kartu keluarga.",
            )
        ],
        submitted="2020-04-20",
        accepted="2020-04-22",
        check="2020-08-03",
        seen_by="Uji petik 30 penyerahan dengan kuasa: seluruhnya lengkap.",
    )
    work_out(cast, one.pk, second, again=True)
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
    plan = Plan(
        worker="clerk",
        decider="compliance",
        judge="compliance",
        corrected="2020-07-15",
        correction="Dua rekanan dimasukkan ke daftar; penunjukan ditunda sampai uji tuntas.",
        decided="2020-07-16",
        reason="Daftar yang tidak mutakhir menghilangkan satu pengendalian.",
        analysed="2020-07-22",
        whys=[
            "Rekanan baru tidak dilaporkan kepada pemegang daftar",
            "Bagian umum tidak tahu bahwa daftar itu ada",
        ],
        root="Alur penunjukan rekanan tidak memuat pembaruan daftar uji tuntas.",
        similar="Daftar narasumber pelatihan diperiksa: mutakhir.",
        tasks=[
            Task(
                "Memasukkan pembaruan daftar ke alur penunjukan rekanan",
                "clerk",
                "2020-08-21",
                "2020-08-19",
                "Formulir penunjukan memuat baris daftar uji tuntas.",
            )
        ],
        submitted="2020-07-24",
        accepted="2020-07-27",
        check="2020-11-02",
        seen_by="Semua penunjukan Agustus sampai Oktober didahului pembaruan daftar.",
    )
    work_out(cast, one.pk, plan)


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
    plan = Plan(
        worker="civil_process",
        decider="civil_quality",
        judge="civil_quality",
        corrected="2020-10-08",
        correction="Kutipan dicetak ulang dan dicocokkan; cetakan keliru dimusnahkan.",
        decided="2020-10-09",
        reason="Ketiga kalinya tahun ini.",
        analysed="2020-10-12",
        whys=[
            "Nama diketik ulang dari surat keterangan lahir",
            "Pemohon tidak diminta memeriksa sebelum cetak",
        ],
        root="Tidak ada pemeriksaan nama oleh pemohon sebelum pencetakan.",
        similar="Kutipan akta kematian diperiksa: satu kekeliruan serupa pada Juni.",
        similar_found=True,
        tasks=[
            Task("Pemohon membubuhkan paraf pada konsep sebelum cetak", "counter", "2020-11-13"),
            Task("Formulir elektronik yang diisi pemohon sendiri", "civil_process", "2020-12-11"),
        ],
        submitted="2020-10-13",
        accepted="2020-10-14",
        check="2021-03-01",
        seen_by="Tidak ada kekeliruan nama pada Desember sampai Februari.",
    )
    work_out(cast, one.pk, plan)


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

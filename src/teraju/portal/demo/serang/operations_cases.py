"""The assignments of a year, as far as each has come; invented."""

from __future__ import annotations

from dataclasses import dataclass

TEAM = (
    ("inspector", "responsible"),
    ("process", "technical"),
    ("supervisor", "leader"),
    ("staff", "member"),
)
SECOND_TEAM = (
    ("inspector", "responsible"),
    ("second", "technical"),
    ("staff", "leader"),
    ("auditor", "member"),
)


@dataclass(frozen=True)
class Paper:
    """A working paper; without a result it is only begun, with an unanswered note it is open."""

    title: str
    procedure: str
    by: str
    on: str
    result: str = ""
    note: str = ""
    answer: str = ""
    is_waiting: bool = False


@dataclass(frozen=True)
class Advice:
    """A finding and what was recommended on it."""

    addressee: str
    title: str
    condition: str
    criterion: str
    cause: str
    effect: str
    texts: tuple[str, ...]
    kind: str = "compliance"
    amount: str = ""
    office: str = ""


@dataclass(frozen=True)
class Follow:
    """What became of a recommendation: answered, verified, missing, or given up."""

    answered: str = ""
    by: str = ""
    text: str = ""
    verified: str = ""
    missing: str = ""
    given_up: str = ""


@dataclass(frozen=True)
class Case:
    """An assignment with its days; what is empty has not come yet."""

    title: str
    drafted: str
    first: str
    last: str
    promised: str
    line: tuple[int, int] | None = None
    audited: str = ""
    kind: str = ""
    outside: str = ""
    purpose: str = ""
    team: tuple[tuple[str, str], ...] = TEAM
    undeclared: tuple[str, ...] = ()
    letter: str = ""
    begun: str = ""
    papers: tuple[Paper, ...] = ()
    advice: tuple[Advice, ...] = ()
    report: str = ""
    returned: str = ""
    levels: int = 2
    summary: str = "Penyelenggaraan berjalan memadai dengan catatan pada temuan di bawah ini."
    released: str = ""
    steps: tuple[Follow, ...] = ()
    closed: str = ""
    cancelled: str = ""


def paper(by: str, on: str, title: str, result: str, **more: str) -> Paper:
    """A paper of the usual kind."""
    procedure = f"Wawancara, uji petik dokumen, dan pengamatan: {title.lower()}"
    return Paper(title, procedure, by, on, result, **more)


CASES: tuple[Case, ...] = (
    Case(
        title="Audit kinerja perizinan berusaha terintegrasi",
        line=(2019, 9),
        audited="DPMPTSP",
        drafted="2019-10-01",
        letter="2019-10-03",
        begun="2019-10-07",
        first="2019-10-07",
        last="2019-10-25",
        promised="2019-11-15",
        purpose="Menilai ketepatan waktu dan kelengkapan izin yang terbit triwulan III 2019.",
        papers=(
            paper("staff", "2019-10-14", "Uji petik 40 izin", "Tujuh izin melewati janji waktu."),
            paper(
                "staff",
                "2019-10-21",
                "Rekonsiliasi retribusi",
                "Selisih Rp12.400.000 belum disetor.",
                note="Lampirkan rekening koran.",
                answer="Rekening koran dilampirkan.",
            ),
        ),
        advice=(
            Advice(
                "DPMPTSP",
                "Izin terbit melewati janji waktu",
                "Tujuh dari 40 izin terbit setelah batas waktu standar pelayanan.",
                "Standar pelayanan DPMPTSP 2018",
                "Verifikasi lapangan tidak dijadwalkan.",
                "Pemohon menunggu tanpa kepastian.",
                ("Menetapkan jadwal verifikasi lapangan setiap pekan",),
                office="Bidang Perizinan",
            ),
            Advice(
                "DPMPTSP",
                "Retribusi terlambat disetor",
                "Penerimaan Rp12.400.000 disetor lebih dari satu hari kerja.",
                "Ketentuan penyetoran penerimaan daerah",
                "Bendahara pembantu belum ditunjuk.",
                "Kas daerah terlambat menerima pendapatan.",
                ("Menunjuk bendahara penerimaan pembantu dan menyetor selisihnya",),
                kind="revenue",
                amount="12400000",
            ),
        ),
        report="2019-11-08",
        released="2019-11-13",
        steps=(
            Follow("2019-12-16", "licensing", "Jadwal verifikasi ditetapkan.", "2019-12-20"),
            Follow("2020-01-06", "licensing", "SK penunjukan dan bukti setor.", "2020-01-10"),
        ),
        closed="2020-01-13",
    ),
    Case(
        title="Audit kepatuhan persediaan blangko dan keamanan data",
        line=(2019, 10),
        audited="Disdukcapil",
        team=SECOND_TEAM,
        drafted="2019-11-05",
        letter="2019-11-07",
        begun="2019-11-11",
        first="2019-11-11",
        last="2019-11-29",
        promised="2019-12-20",
        papers=(
            paper(
                "auditor", "2019-11-18", "Opname blangko", "Selisih 14 keping tanpa berita acara."
            ),
            paper(
                "auditor",
                "2019-11-25",
                "Hak akses aplikasi",
                "Tiga akun pegawai pindah masih aktif.",
            ),
        ),
        advice=(
            Advice(
                "Disdukcapil",
                "Blangko rusak tanpa berita acara",
                "14 keping rusak tidak dibuatkan berita acara.",
                "Tata cara pengelolaan blangko",
                "Petugas gudang merangkap loket.",
                "Persediaan tidak dapat dipertanggungjawabkan.",
                (
                    "Membuat berita acara setiap blangko rusak",
                    "Memisahkan petugas gudang dan petugas loket",
                ),
            ),
            Advice(
                "Disdukcapil",
                "Akun pegawai pindah masih aktif",
                "Tiga akun masih dapat membuka data penduduk.",
                "Ketentuan perlindungan data penduduk",
                "Penghapusan akun hanya dapat diajukan ke pusat.",
                "Data dapat dibuka oleh yang tidak berhak.",
                ("Membangun aplikasi penghapusan akun sendiri",),
                kind="control",
            ),
        ),
        report="2019-12-13",
        released="2019-12-18",
        steps=(
            Follow("2020-01-20", "civil_quality", "Format berita acara dipakai.", "2020-01-24"),
            Follow("2020-02-03", "civil_process", "SK pembagian tugas diterbitkan.", "2020-02-07"),
            Follow(given_up="2020-02-10"),
        ),
        closed="2020-02-12",
    ),
    Case(
        title="Reviu laporan keuangan daerah 2019",
        line=(2020, 1),
        drafted="2020-01-28",
        letter="2020-01-30",
        begun="2020-02-03",
        first="2020-02-03",
        last="2020-02-28",
        promised="2020-03-13",
        papers=(
            paper("staff", "2020-02-17", "Rekonsiliasi aset", "Dua aset tanpa dokumen."),
            paper("supervisor", "2020-02-24", "Catatan atas laporan", "Pengungkapan hibah kurang."),
        ),
        advice=(
            Advice(
                "Setda",
                "Pengungkapan hibah kurang lengkap",
                "Rincian penerima hibah tidak disajikan.",
                "Standar akuntansi pemerintahan",
                "Daftar penerima terlambat dihimpun.",
                "Pembaca laporan tidak memperoleh gambaran utuh.",
                (
                    "Menyajikan rincian penerima hibah dalam catatan laporan",
                    "Menetapkan batas waktu penyampaian daftar penerima",
                ),
                kind="administration",
                office="Bagian Kesejahteraan Rakyat",
            ),
        ),
        report="2020-03-06",
        released="2020-03-10",
        steps=(
            Follow("2020-04-13", "setda", "Catatan laporan diperbaiki.", "2020-04-20"),
            Follow("2020-05-04", "setda", "Surat edaran batas waktu diterbitkan.", "2020-05-08"),
        ),
        closed="2020-05-11",
    ),
    Case(
        title="Evaluasi SAKIP Diskoperindag",
        line=(2020, 2),
        audited="Diskoperindag",
        drafted="2020-02-26",
        letter="2020-02-28",
        begun="2020-03-02",
        first="2020-03-02",
        last="2020-03-13",
        promised="2020-04-10",
        papers=(
            paper("staff", "2020-03-09", "Indikator kinerja", "Empat indikator tanpa data dasar."),
        ),
        advice=(
            Advice(
                "Diskoperindag",
                "Indikator tanpa data dasar",
                "Empat dari sembilan indikator tidak memiliki data dasar.",
                "Pedoman SAKIP",
                "Pengumpulan data belum ditugaskan.",
                "Capaian tidak dapat diukur.",
                (
                    "Menetapkan data dasar keempat indikator",
                    "Menugaskan pengumpul data kinerja",
                ),
                kind="performance",
            ),
        ),
        report="2020-03-27",
        returned="Sebab pada temuan belum didukung kertas kerja; lengkapi sebelum diteruskan.",
        released="2020-04-07",
        steps=(
            Follow(
                "2020-06-02",
                "trade",
                "Data dasar dua indikator ditetapkan.",
                "2020-06-09",
                "Dua indikator lainnya belum ada data dasarnya.",
            ),
            Follow("2020-05-25", "trade", "SK pengumpul data diterbitkan.", "2020-06-09"),
        ),
    ),
    Case(
        title="Audit kepatuhan belanja perjalanan dinas",
        line=(2020, 3),
        audited="Setda",
        team=SECOND_TEAM,
        drafted="2020-03-30",
        first="2020-04-06",
        last="2020-04-24",
        promised="2020-05-15",
        cancelled="2020-04-03",
    ),
    Case(
        title="Audit kinerja pelayanan KTP-el",
        line=(2020, 4),
        audited="Disdukcapil",
        drafted="2020-06-02",
        letter="2020-06-04",
        begun="2020-06-08",
        first="2020-06-08",
        last="2020-06-26",
        promised="2020-07-17",
        papers=(
            paper(
                "staff", "2020-06-15", "Waktu cetak KTP-el", "Rata-rata dua hari; janji tiga hari."
            ),
            paper("staff", "2020-06-22", "Survei pemohon", "Antrean tidak memisahkan lansia."),
        ),
        advice=(
            Advice(
                "Disdukcapil",
                "Antrean prioritas belum ada",
                "Pemohon lansia dan difabel antre bersama pemohon lain.",
                "Ketentuan pelayanan bagi kelompok rentan",
                "Loket prioritas belum ditetapkan.",
                "Kelompok rentan menunggu lebih lama.",
                (
                    "Menetapkan loket prioritas",
                    "Memasang penunjuk antrean prioritas di ruang tunggu",
                    "Melaporkan waktu tunggu kelompok rentan setiap triwulan",
                ),
                kind="performance",
                office="Bidang Pelayanan",
            ),
        ),
        report="2020-07-06",
        released="2020-07-10",
        steps=(
            Follow(
                "2020-08-10", "civil", "Loket 2 ditetapkan sebagai loket prioritas.", "2020-08-14"
            ),
            Follow("2020-10-12", "civil_process", "Penunjuk antrean dipasang; foto terlampir."),
            Follow(),
        ),
    ),
    Case(
        title="Audit penyaluran bantuan penanganan pandemi",
        audited="Setda",
        kind="special_audit",
        outside="Permintaan Bupati setelah pengaduan masyarakat atas daftar penerima",
        team=SECOND_TEAM,
        drafted="2020-08-03",
        letter="2020-08-05",
        begun="2020-08-10",
        first="2020-08-10",
        last="2020-08-28",
        promised="2020-09-11",
        papers=(
            paper("auditor", "2020-08-18", "Uji daftar penerima", "Sebelas nama tercatat ganda."),
            paper("auditor", "2020-08-24", "Uji bukti serah terima", "Semua bukti lengkap."),
        ),
        advice=(
            Advice(
                "Setda",
                "Penerima bantuan tercatat ganda",
                "Sebelas penerima tercatat dua kali dalam daftar.",
                "Pedoman penyaluran bantuan",
                "Daftar tidak dipadankan dengan data kependudukan.",
                "Bantuan Rp6.600.000 diterima ganda.",
                (
                    "Menarik kembali bantuan ganda",
                    "Memadankan daftar penerima dengan data kependudukan",
                ),
                kind="loss",
                amount="6600000",
                office="Bagian Kesejahteraan Rakyat",
            ),
        ),
        report="2020-09-02",
        released="2020-09-04",
        steps=(
            Follow(
                "2020-09-28", "setda", "Bantuan ganda disetor kembali ke kas daerah.", "2020-10-05"
            ),
            Follow(),
        ),
    ),
    Case(
        title="Audit kepatuhan standar pelayanan perizinan",
        line=(2020, 7),
        audited="DPMPTSP",
        drafted="2020-08-26",
        letter="2020-08-28",
        begun="2020-09-01",
        first="2020-09-01",
        last="2020-09-25",
        promised="2020-10-16",
        papers=(
            paper("staff", "2020-09-14", "Uji komponen standar", "Dua komponen belum diumumkan."),
        ),
        advice=(
            Advice(
                "DPMPTSP",
                "Komponen standar belum diumumkan",
                "Biaya dan jalur pengaduan tidak terpasang di ruang layanan.",
                "Pedoman standar pelayanan",
                "Papan pengumuman dipindah saat renovasi.",
                "Pemohon tidak mengetahui haknya.",
                ("Mengumumkan seluruh komponen standar pelayanan",),
            ),
        ),
        report="2020-10-12",
    ),
    Case(
        title="Reviu RKA 2021",
        line=(2020, 8),
        team=SECOND_TEAM,
        drafted="2020-09-09",
        letter="2020-09-11",
        begun="2020-09-14",
        first="2020-09-14",
        last="2020-10-09",
        promised="2020-10-23",
        papers=(
            paper("auditor", "2020-10-05", "Kesesuaian RKA dengan RKPD", "Sesuai dengan catatan."),
        ),
        report="2020-10-13",
        levels=1,
    ),
    Case(
        title="Audit kinerja pembinaan koperasi dan UMKM",
        line=(2020, 9),
        audited="Diskoperindag",
        drafted="2020-09-28",
        letter="2020-09-29",
        begun="2020-10-01",
        first="2020-10-01",
        last="2020-10-23",
        promised="2020-11-13",
        papers=(
            paper("staff", "2020-10-05", "Data koperasi aktif", "312 aktif dari 540 terdaftar."),
            paper(
                "staff",
                "2020-10-08",
                "Uji bantuan peralatan",
                "Enam penerima dikunjungi.",
                note="Sebutkan dasar pemilihan enam penerima.",
            ),
            Paper(
                "Uji kelas pendampingan",
                "Hadiri dua kelas",
                "supervisor",
                "2020-10-13",
                "Materi sesuai kurikulum; daftar hadir lengkap.",
                is_waiting=True,
            ),
            Paper(
                "Wawancara pengurus koperasi",
                "Lima koperasi di tiga kecamatan",
                "staff",
                "2020-10-14",
            ),
        ),
    ),
    Case(
        title="Evaluasi zona integritas Disdukcapil",
        line=(2020, 10),
        audited="Disdukcapil",
        team=SECOND_TEAM,
        drafted="2020-10-08",
        letter="2020-10-13",
        first="2020-10-19",
        last="2020-10-30",
        promised="2020-11-13",
    ),
    Case(
        title="Pemantauan tindak lanjut semester II",
        line=(2020, 11),
        drafted="2020-10-14",
        undeclared=("staff", "supervisor"),
        first="2020-11-02",
        last="2020-11-13",
        promised="2020-11-20",
    ),
)

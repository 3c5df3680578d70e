"""What was found and planned for each nonconformity of the demonstration; all invented."""

from __future__ import annotations

from .improvement_steps import Plan, Task

COMPLAINT = Plan(
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

FIRST_ROUND = Plan(
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

SECOND_ROUND = Plan(
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

CONCERN = Plan(
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

OUTPUT = Plan(
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

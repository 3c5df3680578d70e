"""The procedures of the Inspektorat's services and people; the other half of the twelve."""

from __future__ import annotations

from .documents_procedures import (
    BINWAS,
    COMPLAINTS,
    PUBLIC_SERVICE,
    SPIP,
    STAFFING,
    TIPIKOR,
    Change,
    Procedure,
)

SERVICES = (
    Procedure(
        key="gifts",
        title="Pengendalian gratifikasi",
        writer="upg",
        owner_role="upg_officer",
        topics=("gifts",),
        purpose="Menjaga pegawai dari pemberian yang dapat dianggap suap.",
        scope="Setiap penerimaan dan penolakan hadiah, jamuan, dan fasilitas oleh pegawai.",
        basis=(TIPIKOR,),
        steps=(
            "Pegawai menolak pemberian yang berkaitan dengan jabatannya.",
            "Pemberian yang tidak dapat ditolak dilaporkan kepada UPPG paling lama 7 hari kerja.",
            "UPPG mencatat laporan dan menyimpan barangnya.",
            "UPPG meneruskan laporan kepada KPK paling lama 10 hari kerja.",
            "Keputusan KPK disampaikan kepada pelapor dan dijalankan.",
        ),
        records=("Formulir laporan gratifikasi", "Daftar gratifikasi", "Keputusan KPK"),
        changes=(
            Change(
                "Penolakan juga dicatat.",
                {
                    1: "Pegawai menolak pemberian yang berkaitan dengan jabatannya dan mencatat "
                    "penolakannya pada UPPG."
                },
            ),
            Change(
                "Laporan dapat disampaikan secara daring.",
                {
                    2: "Pemberian yang tidak dapat ditolak dilaporkan kepada UPPG, juga secara "
                    "daring, paling lama 7 hari kerja."
                },
            ),
        ),
    ),
    Procedure(
        key="concerns",
        title="Pelaporan dan penanganan dugaan penyuapan",
        writer="concern",
        owner_role="concern_handler",
        topics=("raising-concerns", "investigation"),
        purpose="Membuat orang berani melapor dan setiap laporan ditangani dengan adil.",
        scope="Laporan pegawai, rekan bisnis, dan masyarakat tentang dugaan penyuapan.",
        basis=(TIPIKOR,),
        steps=(
            "Penerima pengaduan menerima laporan melalui surat, telepon, atau tatap muka; tanpa "
            "nama pun diterima.",
            "Identitas pelapor dirahasiakan dan pelapor dilindungi dari pembalasan.",
            "FKAP menilai laporan paling lama 5 hari kerja.",
            "Dugaan yang cukup bukti diselidiki oleh orang yang tidak terkait.",
            "Hasil penyelidikan disampaikan kepada Inspektur dengan usul tindakan.",
        ),
        records=("Daftar laporan (terbatas)", "Laporan penyelidikan (terbatas)"),
        changes=(
            Change(
                "Dugaan terhadap pimpinan disampaikan langsung kepada Bupati.",
                {},
                ("Dugaan yang menyangkut Inspektur disampaikan langsung kepada Bupati.",),
            ),
            Change(
                "Pelapor diberi kabar.",
                {
                    3: "FKAP menilai laporan paling lama 5 hari kerja dan memberi kabar kepada "
                    "pelapor yang dapat dihubungi."
                },
            ),
        ),
    ),
    Procedure(
        key="assignments",
        title="Pelaksanaan penugasan pengawasan",
        writer="process",
        owner_role="process_owner",
        topics=("operational-planning", "service-provision", "release"),
        purpose="Menghasilkan laporan pengawasan yang benar, tepat waktu, dan dapat "
        "ditindaklanjuti.",
        scope="Audit, reviu, evaluasi, dan pemantauan menurut PKPT serta penugasan khusus.",
        basis=(BINWAS, SPIP),
        steps=(
            "Inspektur Pembantu menyusun tim sesuai kompetensi dan mengusulkan surat tugas.",
            "Inspektur menandatangani surat tugas.",
            "Tim menyusun program kerja pengawasan.",
            "Tim melaksanakan pemeriksaan dan mendokumentasikan kertas kerja.",
            "Ketua tim mereviu kertas kerja; pengendali teknis mereviu konsep laporan.",
            "Inspektur mengesahkan laporan sebelum dikirim kepada auditi.",
        ),
        records=("Surat tugas", "Kertas kerja", "Lembar reviu", "Laporan hasil pengawasan"),
        changes=(
            Change(
                "Anggota tim menyatakan bebas benturan kepentingan.",
                {
                    1: "Inspektur Pembantu menyusun tim sesuai kompetensi; setiap anggota "
                    "menyatakan "
                    "bebas dari benturan kepentingan; surat tugas diusulkan."
                },
            ),
            Change(
                "Batas waktu laporan ditetapkan menurut jenis penugasan.",
                {
                    6: "Inspektur mengesahkan laporan sebelum dikirim kepada auditi, paling "
                    "lama 15 "
                    "hari kerja untuk audit dan 7 hari kerja untuk reviu."
                },
            ),
        ),
    ),
    Procedure(
        key="financial-review",
        title="Reviu laporan keuangan perangkat daerah",
        writer="second",
        owner_role="process_owner",
        topics=("service-provision", "service-requirements"),
        purpose="Memberi keyakinan terbatas bahwa laporan keuangan disajikan sesuai standar.",
        scope="Laporan keuangan semua perangkat daerah sebelum diserahkan kepada Badan Pemeriksa "
        "Keuangan.",
        basis=(BINWAS,),
        steps=(
            "Inspektur Pembantu menerima laporan keuangan dan memeriksa kelengkapannya.",
            "Tim menelusuri angka ke buku besar dan dokumen sumber.",
            "Tim mewawancarai pejabat pengelola keuangan atas hal yang tidak wajar.",
            "Catatan hasil reviu dibahas dengan perangkat daerah.",
            "Pernyataan telah direviu ditandatangani Inspektur.",
        ),
        records=("Kertas kerja reviu", "Catatan hasil reviu", "Pernyataan telah direviu"),
        changes=(
            Change(
                "Perbaikan oleh perangkat daerah dipastikan.",
                {
                    4: "Catatan hasil reviu dibahas dengan perangkat daerah dan perbaikannya "
                    "dipastikan dalam 5 hari kerja."
                },
            ),
            Change(
                "Dana penanganan pandemi mendapat perhatian khusus.",
                {
                    2: "Tim menelusuri angka ke buku besar dan dokumen sumber; belanja tidak "
                    "terduga "
                    "ditelusuri seluruhnya."
                },
            ),
        ),
    ),
    Procedure(
        key="complaints",
        title="Penanganan pengaduan masyarakat",
        writer="process",
        owner_role="process_owner",
        topics=("customer-communication", "customer-focus"),
        purpose="Menjawab setiap pengaduan dengan cepat dan adil.",
        scope="Pengaduan tentang pelayanan dan perilaku aparatur pemerintah daerah.",
        basis=(COMPLAINTS, PUBLIC_SERVICE),
        steps=(
            "Petugas mencatat pengaduan dan memberi nomor pada hari yang sama.",
            "Inspektur Pembantu menelaah apakah pengaduan berkadar pengawasan.",
            "Pengaduan yang berkadar pengawasan ditindaklanjuti dengan penugasan.",
            "Pengadu menerima jawaban paling lama 14 hari kerja.",
        ),
        records=("Buku pengaduan", "Lembar telaah", "Surat jawaban"),
        changes=(
            Change(
                "Saluran SP4N-LAPOR! disatukan dengan buku pengaduan.",
                {
                    1: "Petugas mencatat pengaduan dari surat, tatap muka, dan SP4N-LAPOR! dan "
                    "memberi nomor pada hari yang sama."
                },
            ),
            Change(
                "Jawaban dipercepat.",
                {4: "Pengadu menerima jawaban paling lama 10 hari kerja."},
                ("Rekapitulasi pengaduan disampaikan kepada Inspektur setiap bulan.",),
            ),
        ),
    ),
    Procedure(
        key="competence",
        title="Kompetensi, pelatihan, dan kepedulian pegawai",
        writer="coordinator",
        owner_role="quality_coordinator",
        topics=("competence", "awareness"),
        purpose="Memastikan setiap tugas dikerjakan oleh pegawai yang mampu.",
        scope="Semua pegawai Inspektorat.",
        basis=(STAFFING,),
        steps=(
            "Persyaratan kompetensi ditetapkan untuk setiap jabatan.",
            "Kesenjangan dinilai setiap Januari bersama atasan langsung.",
            "Rencana pelatihan disusun dan diusulkan dalam anggaran.",
            "Pelatihan dilaksanakan dan daftar hadir disimpan.",
            "Atasan menilai hasil pelatihan tiga bulan sesudahnya.",
        ),
        records=("Matriks kompetensi", "Rencana pelatihan", "Penilaian hasil pelatihan"),
        changes=(
            Change(
                "Pegawai baru diberi pengenalan.",
                {},
                ("Pegawai baru membaca kebijakan dan SOP yang terkait dalam 14 hari pertama.",),
            ),
            Change(
                "Pelatihan yang kurang berhasil diulang.",
                {
                    5: "Atasan menilai hasil pelatihan tiga bulan sesudahnya; yang kurang berhasil "
                    "diulang atau diganti caranya."
                },
            ),
        ),
    ),
)

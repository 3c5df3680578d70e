"""What was said in the reviews of the Inspektorat; invented and marked as example data."""

from __future__ import annotations

# By subject of the agenda: what was said, and what it came to.
SAID: dict[str, tuple[str, str]] = {
    "earlier_actions": (
        "Tindak lanjut tinjauan sebelumnya dibahas satu per satu bersama penanggung jawabnya.",
        "Yang terlambat diberi tenggat baru.",
    ),
    "context_changes": (
        "Perubahan konteks dan perubahan sistem sudah tercermin dalam analisis tahun berjalan.",
        "Tidak perlu analisis tambahan.",
    ),
    "customer_feedback": (
        "Perangkat daerah yang diawasi menyampaikan umpan balik dalam rapat penutupan penugasan.",
        "Survei sederhana setelah setiap laporan dimulai tahun depan.",
    ),
    "objectives": (
        "Ketepatan waktu laporan belum stabil; sasaran lain tercapai.",
        "Reviu berjenjang dipersingkat.",
    ),
    "process_performance": (
        "Sebagian laporan terbit lewat waktu karena reviu menumpuk di akhir triwulan.",
        "Beban penugasan diratakan sepanjang tahun.",
    ),
    "nonconformities": (
        "Ketidaksesuaian dan tindakan korektif dibahas; penyebabnya sebagian besar pada reviu.",
        "Tindakan korektif dilanjutkan sampai efeknya terlihat.",
    ),
    "monitoring": (
        "Hasil pemantauan sasaran, dokumen, dan kesiapan persyaratan dibahas.",
        "Persyaratan yang masih terbuka dibagi kepada penanggung jawabnya.",
    ),
    "audit_results": (
        "Temuan audit internal dan temuan lembaga sertifikasi dibahas beserta jawabannya.",
        "Bukti perbaikan disiapkan sebelum kunjungan berikutnya.",
    ),
    "external_providers": (
        "Tenaga ahli dan penyedia pelatihan dinilai cukup; tidak ada keluhan.",
        "",
    ),
    "bribery_reports": ("Tidak ada laporan dugaan penyuapan dalam masa tinjauan.", ""),
    "investigations": ("Tidak ada investigasi dalam masa tinjauan.", ""),
    "bribery_risks": (
        "Risiko tertinggi tetap pada penugasan audit dan pemberian fasilitas di lapangan.",
        "Biaya perjalanan dan konsumsi ditanggung Inspektorat tanpa kecuali.",
    ),
    "resources": (
        "Jumlah auditor belum sesuai kebutuhan; kesenjangan kompetensi ada pada audit digital.",
        "Usulan formasi dan pelatihan masuk rencana tahun depan.",
    ),
    "risk_actions": (
        "Pengendalian yang berjalan dinilai; sebagian baru terlihat efeknya tahun depan.",
        "",
    ),
    "improvement_opportunities": (
        "Kertas kerja elektronik dan pemeriksaan jarak jauh membuka peluang mempercepat reviu.",
        "Panduan singkat disusun.",
    ),
}
ATTENDANCE = (
    "Inspektur\nSekretaris Inspektorat\nInspektur Pembantu I\nInspektur Pembantu II\n"
    "Ketua Tim Mutu\nKetua FKAP\nAuditor Internal"
)
SUITS = (
    "Sistem masih sesuai dengan tugas Inspektorat, memadai untuk risikonya, dan berjalan efektif "
    "dengan perbaikan yang diputuskan dalam tinjauan ini."
)
SUMMARY = (
    "Tidak ada laporan penyuapan maupun investigasi. Risiko tertinggi ada pada penugasan lapangan; "
    "biaya perjalanan seluruhnya ditanggung Inspektorat. Tambahan auditor diusulkan."
)
REPORT = (
    "Sistem antipenyuapan memadai untuk risiko yang dinilai dan dijalankan. Pelatihan pegawai pada "
    "jabatan rawan perlu diulang setiap tahun."
)

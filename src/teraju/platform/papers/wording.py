"""The fixed words of the papers, in each language.

They live here and not in the message catalogues because a paper is frozen in the language it was
issued in: it must typeset the same with or without compiled catalogues, and outside a request.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "number": "Nomor",
        "page": "Halaman",
        "of": "dari",
        "code": "Kode verifikasi",
        "check": "Periksa keaslian di",
        "qr": "Kode QR menuju halaman pemeriksaan",
        "crest": "Lambang",
        "signed": "Ditandatangani secara elektronik",
        "example": "CONTOH",
        "example_note": "Data contoh: sebagian isi dokumen ini dibuat untuk mengisi peragaan dan "
        "bukan catatan resmi.",
        "facts": "Ringkasan",
        "subject_of": "Butir",
        "value": "Keterangan",
        "timeline": "Perjalanan program",
        "date": "Tanggal",
        "step": "Langkah",
        "unknown_date": "belum diketahui",
        "planned": "direncanakan",
        "certificates": "Sertifikat",
        "certificate_number": "Nomor sertifikat",
        "findings": "Temuan lembaga sertifikasi",
        "major": "mayor",
        "minor": "minor",
        "observation": "observasi",
        "closed": "sudah ditutup",
        "enclosures": "Lampiran",
        "subject": "Hal",
        "to": "Yth.",
        "copies": "Tembusan",
        "one_time_code": "Kode sekali pakai",
        "valid_until": "Berlaku sampai",
        "how": "Cara memakai",
        "keep_secret": "Simpan kartu ini. Siapa pun yang memegang kodenya dapat memakainya.",
        "self_assessment": "Penilaian sendiri",
        "self_assessment_note": "Laporan ini disusun perangkat daerah sendiri dari catatan yang "
        "ada pada hari terbitnya. Laporan ini bukan sertifikat dan bukan hasil audit lembaga "
        "sertifikasi.",
        "wheel": "Gambaran kesiapan",
        "counts": "Persyaratan menurut keadaan",
        "standard": "Standar",
        "all": "jumlah",
        "state.conforming": "sesuai",
        "state.attention": "perlu perhatian",
        "state.missing": "belum terbukti",
        "state.not_applicable": "tidak berlaku",
        "state.none": "belum dinilai",
        "gaps": "Yang masih terbuka",
        "no_gaps": "Tidak ada persyaratan yang masih terbuka.",
        "requirement": "Persyaratan",
        "reason": "Sebab",
        "next_action": "Tindakan berikutnya",
        "owner": "Penanggung jawab",
        "by_requirement": "Bukti menurut persyaratan",
        "ref": "Kode",
        "evidence": "Bukti",
        "fact_on": "Tanggal kejadian",
        "recorded_on": "Dicatat",
        "file": "Berkas",
        "record": "catatan",
        "no_evidence": "Belum ada bukti.",
        "no_requirements": "Tidak ada persyaratan dalam paket ini.",
        "files": "Berkas dalam paket",
        "made_by": "Dibuat oleh",
        "made_at": "Dibuat pada",
        "size": "Ukuran (bita)",
        "hash_note": "Di bawah nama setiap berkas tercantum nilai SHA-256 isinya. Daftar ini "
        "memuat semua berkas dalam paket selain daftar ini sendiri.",
        "no_files": "Paket ini tidak memuat berkas.",
        "objectives": "Sasaran dan hasilnya",
        "no_objectives": "Tidak ada sasaran yang berlaku pada tahun ini.",
        "no_values": "Belum ada nilai untuk tahun ini.",
        "period": "Periode",
        "measured_value": "Nilai",
        "target": "Target",
        "result": "Hasil",
        "light.green": "tercapai",
        "light.yellow": "hampir tercapai",
        "light.red": "tidak tercapai",
        "thousands": ".",
        "statement.programme_summary": "Dokumen ini merangkum perjalanan program sertifikasi. "
        "Dokumen ini bukan sertifikat; sertifikat diterbitkan oleh lembaga sertifikasi.",
        "statement.letter": "Surat ini sah tanpa tanda tangan basah; "
        "keasliannya diperiksa dengan kode verifikasinya.",
        "statement.assignment_letter": "Surat tugas ini sah tanpa tanda tangan basah; "
        "keasliannya diperiksa dengan kode verifikasinya.",
        "basis": "Dasar",
        "assigns": "Menugaskan",
        "task": "Untuk",
        "part": "Peran",
        "office": "Jabatan",
        "assignment_time": "Waktu",
        "until": "sampai dengan",
        "statement.service_standard": "Standar pelayanan ini berlaku sejak tanggal yang tertulis. "
        "Keabsahannya dan penggantinya dapat diperiksa dengan kode di bawah ini.",
        "statement.labels": "Label ini hanya penanda. Label ini bukan cap tanda tera.",
        "statement.queue_number": "Berlaku pada hari ini saja.",
        "statement.card": "Kartu ini hanya untuk masuk satu kali. "
        "Kartu ini bukan tanda pengenal dan bukan bukti pembayaran.",
        "statement.system_statement": "Dokumen ini menyatakan sistem manajemen sebagaimana "
        "disahkan pimpinan. Dokumen ini bukan sertifikat.",
        "statement.nonconformity_report": "Laporan ini memuat ketidaksesuaian dan penanganannya "
        "sebagaimana tercatat pada hari terbitnya.",
        "statement.readiness_report": "Laporan ini penilaian sendiri perangkat daerah. Laporan ini "
        "bukan sertifikat dan bukan hasil audit lembaga sertifikasi.",
        "statement.objectives": "Dokumen ini memuat sasaran perangkat daerah dan hasil "
        "pengukurannya sebagaimana tercatat pada hari terbitnya.",
        "statement.pack_index": "Daftar ini menunjukkan letak bukti di dalam paket. "
        "Daftar ini penilaian sendiri, bukan sertifikat.",
        "statement.pack_manifest": "Daftar ini membuktikan keutuhan berkas di dalam paket, "
        "bukan kebenaran isinya.",
        "unissued.hand_over": "Lembar ini menyertai berkas yang diserahkan. Daftarnya membuktikan "
        "keutuhan berkas, bukan kebenaran isinya.",
        "controlled_document": "Dokumen terkendali",
        "revision": "Revisi",
        "document_number": "Nomor dokumen",
        "document_type": "Jenis dokumen",
        "effective_on": "Berlaku sejak",
        "paper_number": "Nomor pengesahan",
        "approvals": "Pengesahan",
        "approval.drafted": "Disusun",
        "approval.reviewed": "Diperiksa",
        "approval.approved": "Disahkan",
        "history": "Riwayat revisi",
        "change": "Perubahan",
        "approved_by": "Disahkan oleh",
        "frozen_file": "Berkas yang disahkan",
        "frozen_file_note": "Isi dokumen ini adalah berkas yang terlampir di dalam PDF ini: buka "
        "panel lampiran pada pembaca PDF. Berkas itu ikut ditandatangani.",
        "media_type": "Jenis berkas",
        "statement.controlled_document": "Cetakan di luar daftar salinan terkendali adalah salinan "
        "tidak terkendali; revisi yang berlaku diperiksa dengan kode verifikasi.",
        "statement.document_cover": "Lembar ini mengesahkan berkas yang terlampir di dalamnya. "
        "Cetakannya salinan tidak terkendali; revisi yang berlaku diperiksa dengan kode "
        "verifikasi.",
        "participants": "Peserta",
        "notes": "Catatan",
        "statement.training_sheet": "Lembar ini disusun dari catatan pelatihan pada hari "
        "terbitnya. Lembar ini bukan sertifikat kompetensi.",
        "agenda": "Pokok bahasan",
        "no_record": "Tidak ada catatan tentang hal ini dalam periode tinjauan.",
        "decisions": "Keputusan",
        "no_decisions": "Tidak ada keputusan.",
        "decision": "Keputusan",
        "kind": "Jenis",
        "due": "Tenggat",
        "statement.review_minutes": "Fakta di dalamnya disalin dari catatan sebagaimana adanya "
        "pada hari dikumpulkan. Dokumen ini bukan sertifikat dan bukan hasil audit lembaga "
        "sertifikasi.",
        "statement.risk_report": "Laporan ini memuat risiko sebagaimana tercatat pada hari "
        "terbitnya. Laporan ini bukan pernyataan bahwa risiko tidak ada.",
        "statement.survey_report": "Laporan ini memuat hasil survei kepuasan masyarakat "
        "sebagaimana diumumkan. Jawaban tidak memuat nama.",
        "unissued.firm_paper": "Contoh teks, disusun dari jawaban pemilik usaha. Berlaku setelah "
        "pemilik membaca, menyesuaikan, dan menandatanganinya. Bukan bukti sertifikasi.",
        "unissued.survey_sheet": "Lembar ini mengajak mengisi survei. Jawaban tidak memuat nama "
        "dan tidak dapat ditelusuri.",
        "unissued": "Cetakan ini bukan naskah dinas: tidak bernomor dan tidak ditandatangani.",
        "statement.diagnosis_report": "Laporan ini memuat penilaian sendiri dan hasil "
        "verifikasinya pada hari terbitnya. Laporan ini bukan sertifikat.",
        # Reports, minutes and slips alike: it says of itself what holds of each.
        "statement.check_report": "Dokumen ini memuat isi catatan pada hari terbitnya. "
        "Dokumen ini bukan jaminan atas pihak yang disebut di dalamnya.",
        "statement.audit_paper": "Dokumen ini disusun dari catatan audit internal pada hari "
        "terbitnya. Dokumen ini bukan hasil audit lembaga sertifikasi.",
        "statement.verification_certificate": "Keterangan tertulis menurut pasal 20 UU 2/1981, "
        "bebas meterai (pasal 21). Bukan sertifikat kalibrasi. Tidak boleh digandakan sebagian.",
    },
    "en": {
        "number": "Number",
        "page": "Page",
        "of": "of",
        "code": "Verification code",
        "check": "Check it at",
        "qr": "QR code that opens the checking page",
        "crest": "Crest of",
        "signed": "Signed electronically",
        "example": "EXAMPLE",
        "example_note": "Example data: part of this paper was made up to fill the demonstration "
        "and is not an official record.",
        "facts": "Summary",
        "subject_of": "Item",
        "value": "Details",
        "timeline": "Course of the programme",
        "date": "Date",
        "step": "Step",
        "unknown_date": "not known",
        "planned": "planned",
        "certificates": "Certificates",
        "certificate_number": "Certificate number",
        "findings": "Findings of the certification body",
        "major": "major",
        "minor": "minor",
        "observation": "observations",
        "closed": "closed",
        "enclosures": "Enclosures",
        "subject": "Subject",
        "to": "To",
        "copies": "Copies to",
        "one_time_code": "One-time code",
        "valid_until": "Valid until",
        "how": "How to use it",
        "keep_secret": "Keep this card. Whoever holds the code can use it.",
        "self_assessment": "Self-assessment",
        "self_assessment_note": "The agency itself made this report from what was recorded on "
        "the day of its issue. It is neither a certificate nor the result of an audit by a "
        "certification body.",
        "wheel": "Readiness at a glance",
        "counts": "Requirements by state",
        "standard": "Standard",
        "all": "all",
        "state.conforming": "conforming",
        "state.attention": "needs attention",
        "state.missing": "not proved yet",
        "state.not_applicable": "not applicable",
        "state.none": "not judged yet",
        "gaps": "Still open",
        "no_gaps": "No requirement is open any more.",
        "requirement": "Requirement",
        "reason": "Why",
        "next_action": "Next action",
        "owner": "Owner",
        "by_requirement": "Evidence by requirement",
        "ref": "Code",
        "evidence": "Evidence",
        "fact_on": "Date of the fact",
        "recorded_on": "Recorded",
        "file": "File",
        "record": "record",
        "no_evidence": "No evidence yet.",
        "no_requirements": "This pack has no requirement in it.",
        "files": "Files in the pack",
        "made_by": "Made by",
        "made_at": "Made at",
        "size": "Size (bytes)",
        "hash_note": "Below the name of each file stands the SHA-256 of what is in it. This list "
        "has every file of the pack but itself.",
        "no_files": "This pack has no file in it.",
        "objectives": "Objectives and their results",
        "no_objectives": "No objective was in force in this year.",
        "no_values": "No value of this year is recorded yet.",
        "period": "Period",
        "measured_value": "Value",
        "target": "Target",
        "result": "Result",
        "light.green": "met",
        "light.yellow": "nearly met",
        "light.red": "missed",
        "thousands": ",",
        "statement.programme_summary": "This paper sums up the course of a certification "
        "programme. It is not a certificate; the certification body issues those.",
        "statement.letter": "This letter is valid without a handwritten signature; "
        "its verification code proves it.",
        "statement.assignment_letter": "This letter is valid without a handwritten signature; "
        "its verification code proves it.",
        "basis": "Basis",
        "assigns": "Assigns",
        "task": "To",
        "part": "Part",
        "office": "Office",
        "assignment_time": "Time",
        "until": "until",
        "statement.service_standard": "This service standard is in force from the day written in "
        "it. Whether it is genuine and still valid can be checked by the code below.",
        "statement.labels": "These labels only tell things apart. They are no mark of "
        "verification.",
        "statement.queue_number": "It counts on this day only.",
        "statement.card": "This card is for signing in once. It is neither an identity card "
        "nor a proof of payment.",
        "statement.system_statement": "This paper states the management system as its head "
        "approved it. It is not a certificate.",
        "statement.nonconformity_report": "This report holds the nonconformity and its handling, "
        "as recorded on the day of its issue.",
        "statement.readiness_report": "This report is the agency's self-assessment. It is neither "
        "a certificate nor the result of an audit by a certification body.",
        "statement.objectives": "This paper holds the objectives of the agency and what was "
        "measured, as recorded on the day of its issue.",
        "statement.pack_index": "This index says where the evidence lies in the pack. "
        "It is a self-assessment, not a certificate.",
        "statement.pack_manifest": "This list proves that the files of the pack are whole, "
        "not that what they say is true.",
        "unissued.hand_over": "This sheet goes with files that are handed over. Its list proves "
        "that they are whole, not that what they say is true.",
        "controlled_document": "Controlled document",
        "revision": "Revision",
        "document_number": "Document number",
        "document_type": "Type of document",
        "effective_on": "In force from",
        "paper_number": "Number of approval",
        "approvals": "Approval",
        "approval.drafted": "Drafted",
        "approval.reviewed": "Reviewed",
        "approval.approved": "Approved",
        "history": "Revision history",
        "change": "Change",
        "approved_by": "Approved by",
        "frozen_file": "The approved file",
        "frozen_file_note": "What this document says stands in the file attached inside this PDF: "
        "open the panel of attachments of your reader. The signature covers it.",
        "media_type": "Type of file",
        "statement.controlled_document": "A print outside the list of controlled copies is an "
        "uncontrolled copy; the verification code tells the revision in force.",
        "statement.document_cover": "This sheet approves the file attached inside it. A print is "
        "an uncontrolled copy; the verification code tells the revision in force.",
        "participants": "Participants",
        "notes": "Notes",
        "statement.training_sheet": "This sheet was made from the training's record on the day of "
        "its issue. It is no certificate of competence.",
        "agenda": "Agenda",
        "no_record": "No record speaks of this in the period of the review.",
        "decisions": "Decisions",
        "no_decisions": "Nothing was decided.",
        "decision": "Decision",
        "kind": "Kind",
        "due": "Due",
        "statement.review_minutes": "The facts in it are copied from the records as they stood on "
        "the day they were gathered. This paper is no certificate and no result of an audit by a "
        "certification body.",
        "statement.risk_report": "This report holds the risks as recorded on the day of its issue. "
        "It does not say that there are no risks.",
        "statement.survey_report": "This report tells the result of the survey of satisfaction as "
        "it was published. Answers carry no name.",
        "unissued.firm_paper": "Example text, made of the owner's answers. It counts once the "
        "owner has read, changed and signed it. It proves no certification.",
        "unissued.survey_sheet": "This sheet invites to a survey. Answers carry no name and lead "
        "to nobody.",
        "unissued": "This print is no official paper: it has no number and is not signed.",
        "statement.diagnosis_report": "This report holds a self-assessment and what was "
        "verified of it on the day of its issue. It is no certificate.",
        "statement.check_report": "This paper holds what was on record on the day of its issue. "
        "It vouches for nobody that it names.",
        "statement.audit_paper": "This paper was made from the record of the internal audit on "
        "the day of its issue. It is no result of an audit by a certification body.",
        "statement.verification_certificate": "Written statement under article 20 of UU 2/1981, "
        "free of stamp duty (article 21). No calibration certificate. Not to be copied in part.",
    },
}

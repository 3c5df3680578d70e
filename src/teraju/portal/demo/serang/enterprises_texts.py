"""What was seen at Batik Kaserangan, and what its owner answered: all of it example data."""

from __future__ import annotations

WEAK = {
    "P1": ("partly", "Pernah mendengar; belum membaca SNI 8302:2016."),
    "P5": ("partly", "Label belum menyebut teknik tulis."),
    "S2": ("partly", "Langkah kerja hafal, belum ditulis."),
    "S4": ("not", "Kain belum bernomor."),
    "S11": ("partly", "Malam ditampung; air celup belum diendapkan."),
    "L2": ("not", "Merek belum didaftarkan."),
}
FIRST_LOOK = {
    "material_source": "yes",
    "material_check": "yes",
    "material_store": "yes",
    "process_steps": "partly",
    "process_measure": "partly",
    "process_check": "yes",
    "process_faulty": "yes",
    "hygiene_place": "yes",
    "hygiene_people": "partly",
    "hygiene_waste": "partly",
    "label_content": "partly",
    "label_marks": "yes",
    "label_code": "no",
    "records_production": "partly",
    "records_complaints": "no",
    "records_training": "no",
    "papers_nib": "yes",
    "papers_brand": "no",
    "papers_product": "none",
}
LATER_LOOK = {
    **FIRST_LOOK,
    "process_steps": "yes",
    "process_measure": "yes",
    "hygiene_people": "yes",
    "label_code": "yes",
    "records_production": "yes",
    "records_complaints": "yes",
    "records_training": "partly",
    "papers_brand": "partly",
}
ANSWERS = {
    "products": "Kain batik tulis bermotif khas Banten untuk keluarga dan kantor.",
    "place": "Ruang canting, ruang celup di belakang, ruang jemur, dan ruang simpan.",
    "promise": "Setiap kain ditulis tangan, warnanya tidak luntur, dan dapat ditelusuri.",
    "goals": "Kurang dari 2 di antara 100 kain menjadi mutu kedua.",
    "quality_lead": "Penjaga mutu",
    "team": "Pemilik: motif dan penjualan\nPembatik: canting\nPenyelup: warna dan lorod\n"
    "Penjaga mutu: bahan dan hasil",
    "learning": "Tiga bulan mendampingi pembatik; dinilai dari kain latihan.",
    "materials": "Katun, malam, pewarna; diperiksa lebar kain, noda, dan tanggal pewarna.",
    "suppliers": "Toko kain dan pewarna tetap; dipilih karena mutunya sama setiap kali.",
    "steps": "Mencuci kain\nMenggambar pola\nMencanting\nMencelup\nMelorod\nMenjemur\n"
    "Memeriksa dan memberi kartu",
    "watch": "Pencelupan: takaran dan lama celup ditulis setiap kali.",
    "tools": "Canting, kompor, timbangan pewarna; timbangan ditera ulang setiap tahun.",
    "cleaning": "Meja canting: setiap sore\nBak celup: setiap selesai warna\nGudang: mingguan",
    "final_check": "Pola utuh\nWarna rata\nTidak ada noda malam\nUkuran\nKartu kain terisi",
    "reject": "Diperbaiki bila bisa; selain itu dijual sebagai mutu kedua dengan tanda.",
    "marking": "Nomor kain pada kartu: tahun, bulan, urutan.",
    "complaints": "Lewat telepon atau toko; dijawab dalam tiga hari kerja.",
    "care": "Air celup diendapkan dalam bak; penyelup memakai sarung tangan dan masker.",
}

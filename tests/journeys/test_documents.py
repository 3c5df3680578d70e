"""A procedure from draft to read-and-understood, revised under a reader's eyes; a Word manual."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "SOP Peminjaman Arsip Pengawasan"
TEXT = """# Tujuan

Arsip dipinjam dan kembali utuh.

# Langkah

1. Peminjam mengisi buku pinjam.
2. Petugas memeriksa arsip yang kembali.

<script>document.title = "dijalankan"; alert(1)</script>
"""
CONFIRM = "Saya sudah membaca dan memahaminya"
READERS = ("supervisor.serang", "clerk.serang", "staff.serang")
ASKED = (
    "Auditor Ahli Muda",
    "Kepala Subbagian Umum dan Kepegawaian",
    "Pengawas Penyelenggaraan Urusan Pemerintahan",
)
CODE = r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"


def register(someone: Person, title: str, kind: str) -> str:
    """A new document by the owner of a process; the address of its record."""
    someone.enter_as("process.serang")
    someone.open("/documents/")
    someone.follow("Daftarkan dokumen")
    someone.fill(type=kind, title=title, owner_role="Pemilik proses")
    someone.send()
    return someone.page.url.removeprefix(someone.address)


def write(someone: Person, text: str) -> None:
    """Write the draft; what looks like a script is shown and never runs."""
    someone.follow("Tulis naskah")
    someone.fill(reason="Penerbitan pertama.", text=text)
    someone.page.locator("#preview", has_text="alert(1)").wait_for()
    assert not someone.page.locator("#preview script").count()
    someone.send()
    someone.sees("Peminjam mengisi buku pinjam.", "alert(1)</script>")
    assert someone.page.title() != "dijalankan"


def name_readers(someone: Person) -> None:
    someone.follow("Tetapkan yang wajib membaca")
    someone.tick(*ASKED)
    someone.send()


def send_on(someone: Person, record: str) -> None:
    """To its review by another office than the author's, and from there to approval."""
    someone.open(record)
    someone.follow("Kirim untuk ditinjau")
    someone.send()
    someone.sees("Hanya untuk Koordinator mutu")
    someone.enter_as("coordinator.serang")
    someone.take_up(TITLE)
    someone.sees(TITLE)
    someone.send()


def approve(someone: Person, record: str) -> None:
    someone.enter_as("inspector.serang")
    someone.open(record)
    someone.take_next_step()
    someone.send()
    someone.sees("berlaku")


def confirm(someone: Person, account: str) -> None:
    someone.enter_as(account)
    someone.open("/")
    someone.page.locator("main .todo a", has_text=f"Baca: {TITLE}").first.click()
    someone.page.wait_for_load_state()
    someone.press(CONFIRM)
    someone.sees("dibaca dan dipahami")


def revise(someone: Person, record: str) -> None:
    someone.enter_as("process.serang")
    someone.open(record)
    someone.follow("Mulai revisi berikutnya")
    someone.fill(reason="Langkah 2: petugas memberi tanda terima.")
    someone.send()
    someone.follow("Tulis naskah")
    someone.fill(text=TEXT.replace("memeriksa arsip", "memberi tanda terima arsip"))
    someone.send()


def test_a_procedure_is_read_by_three_and_revised_while_one_reads(
    built: None, someone: Person
) -> None:
    record = register(someone, TITLE, "SOP")
    write(someone, TEXT)
    name_readers(someone)
    send_on(someone, record)
    approve(someone, record)
    for account in READERS:
        confirm(someone, account)
    with someone.beside("auditor.serang") as reader:
        reader.open(f"{record}read/")
        reader.sees("Petugas memeriksa arsip yang kembali.")
        revise(someone, record)
        send_on(someone, record)
        approve(someone, record)
        reader.press(CONFIRM)
        reader.sees("Revisi 00 sudah tidak berlaku: revisi 01 menggantikannya selagi Anda membaca")
        reader.follow("Baca revisi 01 dan perubahannya")
        reader.sees("Petugas memberi tanda terima arsip yang kembali.")
        reader.press(CONFIRM)
        reader.sees("dibaca dan dipahami")
    someone.open(record)
    someone.sees("0 dari 3 sudah menyatakan")
    someone.follow("00")
    for asked in ASKED:
        row = someone.page.locator("main tr", has_text=asked)
        assert "dibaca dan dipahami" in row.inner_text(), "a confirmation of revision 00 is lost"


def word_file(**more: bytes) -> bytes:
    """The smallest file that Word opens, with other parts on top."""
    office = "http://schemas.openxmlformats.org"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = f"{office}/officeDocument/2006/relationships/officeDocument"
    main = f"{office}/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body><w:p><w:r>'
        "<w:t>Pedoman sistem manajemen</w:t></w:r></w:p></w:body></w:document>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
        for name, extra in more.items():
            package.writestr(name.replace("__", "/") + ".bin", extra)
    return buffer.getvalue()


def upload(someone: Person, content: bytes, path: Path) -> None:
    path.write_bytes(content)
    someone.follow("Unggah berkas")
    someone.fill(reason="Penerbitan pertama.")
    someone.page.locator("main form.form input[type=file]").set_input_files(str(path))


def check_the_cover(someone: Person, content: bytes) -> None:
    """The signed cover holds the very file, and anybody can ask whether it is genuine."""
    someone.follow("00")
    cover = someone.page.locator("main").get_by_role("link", name="Buka PDF")
    address = str(cover.get_attribute("href"))
    paper = someone.page.request.get(f"{someone.address}{address}").body()
    inside = [one for found in PdfReader(io.BytesIO(paper)).attachments.values() for one in found]
    assert inside == [content]
    code = re.findall(CODE, someone.page.content())[0]
    with someone.beside("") as anybody:
        anybody.open(f"/v/{code}")
        anybody.sees("Dokumen ini sah")


def own_text_is_refused(someone: Person) -> None:
    """A process owner approves work instructions, but not the one he wrote."""
    register(someone, "Instruksi Kerja Penomoran Arsip", "Instruksi kerja")
    someone.follow("Tulis naskah")
    someone.fill(reason="Penerbitan pertama.", text="1. Beri nomor.")
    someone.send()
    someone.take_next_step()
    someone.send()
    someone.sees("Tidak seorang pun meninjau atau menyetujui tulisannya sendiri")


def test_a_manual_from_word_is_frozen_and_macros_are_refused(
    built: None, someone: Person, tmp_path: Path
) -> None:
    own_text_is_refused(someone)
    record = register(someone, TITLE, "Pedoman")
    upload(someone, word_file(word__vbaProject=b"macro"), tmp_path / "makro.docx")
    someone.is_refused("Berkas ini memuat makro")
    assert someone.page.locator("main .field.wrong input[type=file]").count() == 1
    someone.open(record)
    content = word_file()
    upload(someone, content, tmp_path / "pedoman.docx")
    someone.send()
    send_on(someone, record)
    approve(someone, record)
    check_the_cover(someone, content)

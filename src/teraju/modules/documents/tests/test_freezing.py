"""The signed paper of an approved revision."""

from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.documents import services
from teraju.modules.documents.models import Revision
from teraju.platform.files import store
from teraju.platform.files.tests.contents import WORD
from teraju.platform.files.tests.contents import office as package
from teraju.platform.papers.models import Paper
from teraju.platform.papers.signing import verify

from .factories import draft, in_force, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return office()


def signed(paper):
    with store.open(paper.sha256, public=paper.is_public) as content:
        return content.read()


def reader_of(pdf):
    from pypdf import PdfReader

    return PdfReader(BytesIO(pdf))


def words_of(pdf):
    return " ".join(" ".join(page.extract_text().split()) for page in reader_of(pdf).pages)


def frozen(document):
    revision = Revision.objects.get(document=document, state="effective")
    return revision, signed(revision.paper)


def test_a_text_is_frozen_with_its_approval(place):
    revision, pdf = frozen(in_force(place))
    words = words_of(pdf)
    for part in (revision.document.number, "Catat nama", "Revisi 00", revision.approver_office):
        assert part in words
    assert verify(pdf).genuine
    assert revision.paper.number.startswith("001/")
    assert dict(revision.paper.fact_lines())["Revisi"] == "00"


def test_a_file_lies_inside_its_cover(place):
    body = package(WORD)
    upload = SimpleUploadedFile("panduan.docx", body)
    _revision, pdf = frozen(in_force(place, draft(place, text="", upload=upload)))
    assert reader_of(pdf).attachments == {"panduan.docx": [body]}
    assert sha256(body).hexdigest() in words_of(pdf).replace(" ", "")
    assert verify(pdf).genuine
    place_in = pdf.index(b"%%EOF") // 2
    assert not verify(pdf[:place_in] + bytes([pdf[place_in] ^ 1]) + pdf[place_in + 1 :]).genuine


def test_the_history_names_every_revision(place):
    document = in_force(place)
    later = place.later(days=40)
    new = services.start_revision(
        actor=later.owner, document_id=document.pk, reason="Loket pindah."
    )
    services.save_text(actor=later.owner, revision_id=new.pk, text="Naskah baru")
    in_force(later, new)
    _revision, pdf = frozen(document)
    words = words_of(pdf)
    assert "Loket pindah." in words
    assert "00" in words
    assert "01" in words


@pytest.mark.parametrize(("classification", "public"), [("public", True), ("internal", False)])
def test_a_public_document_has_a_public_paper(place, classification, public):
    revision, _pdf = frozen(in_force(place, classification=classification))
    assert revision.paper.is_public is public


def test_nothing_is_frozen_before_its_approval(place):
    draft(place)
    assert not Paper.objects.exists()

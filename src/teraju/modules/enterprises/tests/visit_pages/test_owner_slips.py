"""An owner on an old phone: what is too late, too large or the wrong thing is said plainly."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from teraju.modules.enterprises.models import OwnerUpload
from teraju.modules.enterprises.tests.visit_world import Ground
from teraju.platform.files.tests.contents import PNG

from .owner_browsing import let_in, text, url

pytestmark = pytest.mark.django_db


def test_what_came_too_late_is_said_not_to_be_sent(ground: Ground) -> None:
    late = Client()
    assert late.post(url("answer", 1), {"answer": "Enam"})["Location"] == url()
    assert "Belum ada yang terkirim" in text(late.get(url()))
    assert "terkirim" not in text(late.get(url()))
    late.get(url("mine"))
    assert "Minta kode dahulu" in text(late.get(url()))


def test_what_is_wrong_is_said_with_a_way_out(ground: Ground) -> None:
    owner = let_in(ground)
    said: dict[str, Any] = {"key": str(uuid4()), "enterprise": ground.firm.pk}
    large = SimpleUploadedFile("foto.png", PNG + b"0" * 8_000_000, "image/png")
    letter = SimpleUploadedFile("surat.pdf", b"%PDF-1.4 surat", "application/pdf")
    for photo, words in ((large, "WhatsApp"), (letter, "Ini bukan foto"), ("", "Pilih foto")):
        answer = owner.post(url("photo"), {**said, "photo": photo})
        assert answer.status_code == 422
        assert words in text(answer)
    assert not OwnerUpload.objects.exists()

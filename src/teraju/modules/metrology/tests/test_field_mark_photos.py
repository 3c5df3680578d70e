"""The photo of a mark that a telephone takes: after its sheet, once, nothing but a picture."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import Sheet
from teraju.modules.metrology.services import field
from teraju.platform.files.tests.contents import PNG

from .field_world import a_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return a_day()


class TestPhotos:
    def photo(self, day, sent, key, body=PNG):
        upload = SimpleUploadedFile("foto.png", body)
        return field.keep_photo(actor=day.acts(), key=sent["key"], photo_key=key, photo=upload)

    def test_it_comes_after_the_sheet_and_once(self, day):
        key = uuid4()
        sent = day.entry(day.bench.scale(), photo=str(key))
        with pytest.raises(DomainError, match="first"):
            self.photo(day, sent, key)
        day.sync(sent)
        first = self.photo(day, sent, key)
        assert self.photo(day, sent, key).photo == first.photo
        assert Sheet.objects.get().photo == first.photo

    def test_nothing_but_a_picture_is_kept(self, day):
        sent = day.entry(day.bench.scale())
        day.sync(sent)
        with pytest.raises(DomainError):
            self.photo(day, sent, uuid4(), b"teks biasa saja")

    def test_one_that_waits_gives_it_to_its_sheet_later(self, day):
        key = uuid4()
        sent = day.entry(day.bench.scale(), sticker="S00000", photo=str(key))
        [answer] = day.sync(sent)
        self.photo(day, sent, key)
        field.retry_entry(actor=day.acts(), entry_id=answer.entry.pk)
        assert Sheet.objects.get().photo is not None

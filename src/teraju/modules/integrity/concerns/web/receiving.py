"""Files are taken into memory, never onto a disk, and no more of them than may be kept."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from typing_extensions import override

# Beyond this the connection is cut: nobody sends so much by mistake.
CUT_OFF = 600 * 1024 * 1024


class InMemory(FileUploadHandler):
    """Keeps a file up to the limit; of a larger one it counts the bytes and lets them go.

    The form around it is read to its end, so that nothing typed is lost and a sentence can be said.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.together = 0
        self.seen = 0
        self.kept: BytesIO | None = None

    @override
    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept, self.size = BytesIO(), 0

    @override
    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.seen += len(raw_data)
        self.size += len(raw_data)
        if self.seen > CUT_OFF:
            raise StopUpload(connection_reset=True)
        if self.kept is None:
            return
        if self.size > settings.TERAJU_FILE_LIMIT or self._fuller(len(raw_data)):
            self.together -= self.kept.tell()
            self.kept = None
            return
        self.together += len(raw_data)
        self.kept.write(raw_data)

    @override
    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        content = self.kept or BytesIO()
        content.seek(0)
        upload = InMemoryUploadedFile(
            content,
            self.field_name,
            self.file_name,
            self.content_type,
            self.size,
            self.charset,
            self.content_type_extra,
        )
        upload.too_large = self.kept is None  # type: ignore[attr-defined]
        return upload

    def _fuller(self, more: int) -> bool:
        limit: int = settings.TERAJU_CONCERNS_TOGETHER_LIMIT
        return self.together + more > limit

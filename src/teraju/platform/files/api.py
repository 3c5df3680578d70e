"""What neighbours may know of files."""

from __future__ import annotations

from teraju.platform.filetypes.refusals import FileRefused

from .models import Attachment, StoredFile
from .owners import register_owner
from .pictures import PICTURES
from .selectors import AttachedFile, attachments_of
from .services import (
    attach,
    check_upload,
    keep,
    keep_image,
    keep_package,
    keep_result,
    remove_attachment,
)

__all__ = [
    "PICTURES",
    "AttachedFile",
    "Attachment",
    "FileRefused",
    "StoredFile",
    "attach",
    "attachments_of",
    "check_upload",
    "keep",
    "keep_image",
    "keep_package",
    "keep_result",
    "register_owner",
    "remove_attachment",
]

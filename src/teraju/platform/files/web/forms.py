"""The field for a file, and the form that attaches one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.platform.files.services import check_upload
from teraju.platform.filetypes.refusals import FileRefused
from teraju.platform.filetypes.types import ALLOWED
from teraju.platform.web.forms import DateField


class CheckedFileField(forms.FileField):
    """A file of checked size and true type, given on as `media_type`.

    `types` (media types) narrows the list of what is accepted.
    """

    def __init__(self, *, types: Sequence[str] = (), **kwargs: Any) -> None:
        self.types = [one for one in ALLOWED.values() if not types or one.media_type in types]
        if types and len(self.types) != len(types):
            raise ValueError("a type that is not on the list of accepted files")
        extensions = [f".{ending}" for one in self.types for ending in one.extensions]
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ",".join(extensions)}))
        super().__init__(**kwargs)

    @override
    def to_python(self, data: Any) -> UploadedFile | None:
        upload: Any = super().to_python(data)
        if upload is None:
            return None
        try:
            found = check_upload(upload)
        except FileRefused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
        if found not in self.types:
            words = ", ".join(one.word for one in self.types)
            sentence = format_lazy(_("Only these types are accepted here: {words}."), words=words)
            raise ValidationError(str(sentence), code="type")
        upload.media_type = found.media_type
        upload.seek(0)
        checked: UploadedFile = upload
        return checked


class AttachForm(forms.Form):
    upload = CheckedFileField(
        label=_("File"),
        help_text=_("PDF, pictures, Word, Excel, OpenDocument, CSV or text, up to 20 MB."),
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("What it is, for example: Signed memorandum."),
    )
    date_of_fact = DateField(
        label=_("Date of the document"),
        required=False,
        help_text=_("The day that the document itself bears, if it bears one."),
    )
    shown_to_guests = forms.BooleanField(
        label=_("Guests who see this record may open the file"), required=False, initial=True
    )

"""Fields that the forms of both sides share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.integrity.concerns import uploads
from teraju.modules.integrity.concerns.uploads import CheckedFile
from teraju.platform.filetypes.refusals import FileRefused
from teraju.platform.filetypes.types import ALLOWED

LONGEST = 20_000
TOGETHER = _("Together the files are more than 30 MB. Send some now and the others afterwards.")


class Lines(forms.CharField):
    """Several lines of plain text."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}))
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(**kwargs)


class Line(forms.CharField):
    """One line, of which a browser keeps nothing."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        kwargs.setdefault("max_length", 300)
        super().__init__(**kwargs)


class SeveralFiles(forms.ClearableFileInput):
    """The browser's choice of several files, never shown again."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class CheckedFiles(forms.FileField):
    """Any number of files up to ten; cleaned, a list of files that may be sealed."""

    def __init__(self, **kwargs: Any) -> None:
        endings = ",".join(f".{one}" for kind in ALLOWED.values() for one in kind.extensions)
        kwargs.setdefault("widget", SeveralFiles(attrs={"multiple": True, "accept": endings}))
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    @override
    def clean(self, data: Any, initial: Any = None) -> Any:
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if not sent:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return []
        if len(sent) > uploads.MOST_FILES:
            raise ValidationError(_("At most ten files at once. Send the others afterwards."))
        return [self._checked(each) for each in sent]

    def _checked(self, upload: Any) -> CheckedFile:
        limit_passed = upload.size > uploads.limit()
        if getattr(upload, "too_large", False) and not limit_passed:
            raise ValidationError(TOGETHER, code="together")
        try:
            return uploads.check(upload, upload.name, size=upload.size)
        except FileRefused as refusal:
            sentence = format_lazy("{name}: {why}", name=upload.name[:80], why=refusal.message)
            raise ValidationError(str(sentence), code="refused") from refusal

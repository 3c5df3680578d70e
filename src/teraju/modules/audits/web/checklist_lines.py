"""Rows of the checklist as the page shows them, each written once into one pattern.

A template drawn a hundred and twenty times takes longer than all the rest of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from teraju.modules.audits.models import RowResult
from teraju.platform.web.kinds import Status, Text

FORM = (
    '<form class="of2" id="row-{pk}" method="post" action="{url}#row-{pk}" aria-label="{label}">'
    '<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
    '<input type="hidden" name="seen" value="{seen}" autocomplete="off">'
    '<div class="tall"><b>{label}</b><br><small>{marks}</small><p>{question}</p>{links}</div>'
    '<label class="cell"><span>{result_word}</span>'
    '<select name="result" data-cell autocomplete="off"{locked}>{options}</select></label>'
    '<label class="cell"><span>{evidence_word}</span><textarea name="evidence" rows="2" '
    'maxlength="2000" data-cell placeholder="{evidence_word}"{locked}>{evidence}</textarea></label>'
    '<label class="under"><small>{note_word}</small><textarea name="note" rows="2" '
    'maxlength="2000" data-cell{locked}>{note}</textarea></label>'
    '<div class="row state" id="state-{pk}" role="status">{state}</div>{save}</form>'
)
STATE = '<span class="st {tone}">{word}</span>'
SAVE = '<noscript><button type="submit" class="btn">{save}</button></noscript>'
LINK = '<a href="{url}">{label}</a> '


@dataclass(frozen=True)
class LineValues:
    """What one row shows; `links` are pairs of words and addresses."""

    pk: int
    url: str
    label: str
    marks: str
    question: str
    result: str
    evidence: str
    note: str
    seen: int
    status: Status | None
    error: str
    links: Sequence[tuple[str, str]]


class Lines:
    """Writes rows; whatever is the same in all of them is written once."""

    def __init__(self, token: str, *, is_locked: bool) -> None:
        self.options: dict[str, str] = {}
        self.same = {
            "token": _safe(token),
            "locked": " disabled" if is_locked else "",
            "result_word": _safe(_("Result")),
            "evidence_word": _safe(_("Evidence")),
            "note_word": _safe(_("Note or reason")),
            "save": "" if is_locked else SAVE.format(save=_safe(_("Save"))),
        }

    def of(self, row: LineValues) -> SafeString:
        links = "".join(LINK.format(url=_safe(url), label=_safe(label)) for label, url in row.links)
        text = FORM.format(
            **self.same,
            pk=row.pk,
            url=_safe(row.url),
            label=_safe(row.label),
            marks=_safe(row.marks),
            question=_safe(row.question),
            links=f"<small>{links}</small>" if links else "",
            options=self._options(row.result),
            evidence=_safe(row.evidence),
            note=_safe(row.note),
            seen=row.seen,
            state=self._state(row),
        )
        return mark_safe(text)  # noqa: S308 every value is escaped above

    def _state(self, row: LineValues) -> str:
        if row.error:
            return STATE.format(tone="bad", word=_safe(row.error))
        if row.status is None:
            return ""
        return STATE.format(tone=row.status.tone, word=_safe(row.status.word))

    def _options(self, value: str) -> str:
        if value not in self.options:
            choices: list[tuple[str, Any]] = [("", "–"), *RowResult.choices]
            self.options[value] = "".join(
                f'<option value="{key}"{" selected" if key == value else ""}>{_safe(word)}</option>'
                for key, word in choices
            )
        return self.options[value]


def _safe(value: Text) -> str:
    return str(conditional_escape(str(value)))

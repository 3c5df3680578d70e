"""What another unit answered to a referral: its form, its facts, its columns and its filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter
from teraju.platform.web.forms import DateField, TextArea, VersionedForm
from teraju.platform.web.kinds import Fact, Text


class ReferralAnswerForm(VersionedForm):
    replied_on = DateField(label=_("Answered on"))
    reply = TextArea(
        label=_("What the receiver did"),
        rows=4,
        max_length=600,
        help_text=_(
            "In their words, as in: verified and marked; taken up by the investigators; or why it"
            " was not taken up."
        ),
    )
    reply_number = forms.CharField(
        label=_("Number of their document"),
        max_length=80,
        required=False,
        help_text=_("Of their letter or certificate, if there is one."),
    )


def begun_answer(viewer: Viewer, record: Any) -> Mapping[str, Any]:
    """The answer so far: a later one takes its place, and the history keeps both."""
    return {
        "replied_on": record.replied_on or viewer.today,
        "reply": record.reply,
        "reply_number": record.reply_number,
    }


# The same form wherever something is referred; who may send it and what it does differ.
ANSWER_STEP: dict[str, Any] = {
    "title": _("Record the answer"),
    "intro": _("What those did to whom it was referred. The history keeps every answer."),
    "submit": _("Record it"),
    "form": ReferralAnswerForm,
    "initial": begun_answer,
    "done": _("The answer is recorded."),
}


def answer_label(record: Any) -> Text:
    return _("Change the answer") if record.replied_on else _("Record the answer")


def answer_facts(record: Any) -> list[Fact]:
    """Of what was referred: the answer, or that there is none yet."""
    if record.replied_on is None:
        return [Fact(_("What the receiver did"), _("not answered yet"))]
    return [
        Fact(_("What the receiver did"), record.reply),
        Fact(_("Answered on"), record.replied_on),
        Fact(_("Number of their document"), record.reply_number),
    ]


ANSWER_COLUMNS: list[Column[Any]] = [
    Column(key="referred_to", label=_("Referred to"), value=lambda r: r.referred_to, place="file"),
    Column(
        key="replied_on",
        label=_("Answered on"),
        value=lambda r: r.replied_on,
        kind="date",
        place="file",
    ),
    Column(key="reply", label=_("What the receiver did"), value=lambda r: r.reply, place="file"),
    Column(
        key="reply_number",
        label=_("Number of their document"),
        value=lambda r: r.reply_number,
        place="file",
    ),
]
ANSWERED = Filter(
    key="answer",
    label=pgettext_lazy("referral", "Answer of the receiver"),
    choices=lambda viewer: [
        ("yes", pgettext_lazy("referral", "Answered")),
        ("no", pgettext_lazy("referral", "Not answered")),
    ],
    apply=lambda rows, value, viewer: _answered(rows, is_answered=value == "yes"),
)


def _answered(rows: Any, *, is_answered: bool) -> Any:
    return rows.referred().filter(replied_on__isnull=not is_answered)

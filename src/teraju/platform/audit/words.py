"""Words of the trail that no form says: what services note beside the fields, and kinds of data."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .verbs import Text

WORDS: Mapping[str, Text] = {
    "accreditation": _("accreditation"),
    "agency": _("agency"),
    "agreement": _("agreement"),
    "body audit": _("body audit"),
    "body finding": _("body finding"),
    "certificate": _("certificate"),
    "certificates": _("certificates"),
    "certification": _("certification"),
    "certification body": _("certification body"),
    "changed": _("changed"),
    "channel": _("channel"),
    "characters": _("characters"),
    "clauses": _("clauses"),
    "content": _("content"),
    "correction": _("correction"),
    "day": _("day"),
    "done on": _("done on"),
    "due": _("due"),
    "edition": _("edition"),
    "file": _("file"),
    "files": _("files"),
    "government": _("government"),
    "guest": _("guest"),
    "handed over on": _("handed over on"),
    "handover place": _("handover place"),
    "legal basis": _("legal basis"),
    "letter": _("letter"),
    "linked": _("linked"),
    "new": _("new"),
    "note": _("note"),
    "order": _("order"),
    "output": _("output"),
    "owner agency": _("owner agency"),
    "owner office": _("owner office"),
    "paper": _("paper"),
    "partner": _("partner"),
    "party": _("party"),
    "place": _("place"),
    "plan": _("plan"),
    "programme": _("programme"),
    "programme template": _("programme template"),
    "reached on": _("reached on"),
    "reason": _("reason"),
    "result": _("result"),
    "role": _("role"),
    "scheme": _("scheme"),
    "signatory office": _("signatory office"),
    "since": _("since"),
    "standards": _("standards"),
    "state": _("state"),
    "statement": _("statement"),
    "step": _("step"),
    "task": _("task"),
    "until": _("until"),
    "user": _("user"),
    "valid from": _("valid from"),
    "valid until": _("valid until"),
    "year": _("year"),
}


def word(name: str) -> Text:
    """A name as a label in the reader's language; as it stands when it is not known here."""
    plain = name.replace("_", " ")
    return capfirst(str(WORDS.get(plain, plain)))

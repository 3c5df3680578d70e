"""What tests, cells and verdicts are called, and how sheets and marks stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.judging import Reason
from teraju.modules.metrology.domain.marks import CertificateState, Result, SheetState
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Attempt, Certificate, Sheet
from teraju.modules.metrology.models.choices import STANDINGS
from teraju.modules.metrology.models.order_choices import (
    CERTIFICATE_STATES,
    REMEDIES,
    RESULTS,
    SHEET_STATES,
    VERDICTS,
)
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.metrology.sheet_wording import in_language
from teraju.modules.metrology.unit_wording import named
from teraju.platform.web.kinds import Status, Tone

from .register_words import MEANINGS, void_since_word

# What a rule cites in words; titles and numbers stand for themselves.
CITED: Mapping[str, Promise] = {
    "period of verification": _("period of verification"),
    "practice under Permendag 68/2018": _("practice under Permendag 68/2018"),
    "Director of Metrology in the news of 2020": pgettext_lazy(
        "rule", "Director of Metrology in the news of 2020"
    ),
    "follows the scale (practice)": pgettext_lazy("rule", "follows the scale (practice)"),
    "general knowledge": pgettext_lazy("rule", "general knowledge"),
    "news of 2017 (up to 25 m³/h)": pgettext_lazy("rule", "news of 2017 (up to 25 m³/h)"),
    "not found": pgettext_lazy("rule", "not found"),
    "not seen": pgettext_lazy("rule", "not seen"),
    "often quoted as 10 or 5 years": pgettext_lazy("rule", "often quoted as 10 or 5 years"),
    "practice of certificates (2019)": pgettext_lazy("rule", "practice of certificates (2019)"),
    "batas kesalahan meja and dacin": _("limits of error of table scales and steelyards"),
    "batas kesalahan neraca": _("limits of error of balances"),
    "limits of tera ulang": _("limits of tera ulang"),
    "limits in service": _("limits in service"),
    "limits of error": _("limits of error"),
    "limit of error of PU BBM": _("limit of error of fuel dispensers"),
    "Limits given by the office": _("Limits given by the office"),
    "Factor given by the office": _("Factor given by the office"),
    "Training text on PU BBM": _("Training text on fuel dispensers"),
    "front and back display": _("front and back display"),
    "repeatability": pgettext_lazy("rule", "repeatability"),
    "runs and flows": _("runs and flows"),
    "3.2, table 3": _("3.2, table 3"),
    "3.5.1, table 6": _("3.5.1, table 6"),
    "5.1, table 1": _("5.1, table 1"),
    "5.1, table 1 (1 mg to 200 g)": _("5.1, table 1 (1 mg to 200 g)"),
    "annex V table 2": _("annex V table 2"),
    "article 13": _("article 13"),
    "articles 20, 25": _("articles 20, 25"),
    "clause 7": _("clause 7"),
    "standard capacity measures": _("standard capacity measures"),
    "class index at reference conditions": _("class index at reference conditions"),
    "limits of class 1": _("limits of class 1"),
    "limits of class 2": _("limits of class 2"),
    "errors of one sign": _("errors of one sign"),
    "errors of one sign, class 1.5": _("errors of one sign, class 1.5"),
    "end surface (c)": _("end surface (c)"),
    "adjacent marks": _("adjacent marks"),
    "Q2 = 1.6 Q1": _("Q2 = 1.6 Q1"),
    "Q4 = 1.25 Q3": _("Q4 = 1.25 Q3"),
    "steps charged in advance": _("steps charged in advance"),
    "validity to month and year": _("validity to month and year"),
    "trade weights against working standards": _("trade weights against working standards"),
    "Practice of the Indonesian offices": _("Practice of the Indonesian offices"),
    "period of the kind not known": _("period of the kind not known: the shortest was taken"),
    "work instruction": pgettext_lazy("rule", "work instruction"),
    "Practice of road courses": _("Practice of road courses"),
    "SKHP of Kabupaten Magelang": _("SKHP of Kabupaten Magelang"),
}
VERDICT_TONES: Mapping[str, Tone] = {
    "pass": "good",
    "fail": "bad",
    "undecided": "warn",
    "unfit": "warn",
    "": "none",
}


def test_word(code: str) -> str:
    found = catalogue().tests.get(code)
    return named(found) if found else code


def cited(words: str) -> Promise | str:
    """What a rule cites, in the reader's language."""
    return CITED.get(words, words)


def verdict_status(verdict: str, reason: str = "") -> Status:
    word = VERDICTS[verdict] if verdict else _("Not judged yet")
    return Status(VERDICT_TONES[verdict], word, reason)


def reason_said(record: Any) -> str:
    """Why a sheet or an answer did not pass, in the reader's language."""
    if isinstance(record, Sheet):
        return in_language(Reason(record.reason_en, record.reason_id))
    told = (record.get(key) or "" for key in ("reason", "reason_id"))
    return in_language(Reason(*map(str, told)))


def sheet_status(sheet: Sheet) -> Status:
    if sheet.state == SheetState.DECIDED:
        return verdict_status(sheet.verdict, reason_said(sheet))
    if sheet.state == SheetState.GIVEN_UP:
        return Status("none", SHEET_STATES[sheet.state], _("It ended without a mark."))
    return Status("warn", SHEET_STATES[sheet.state], _("The test is not finished."))


TESTED_AGAIN = pgettext_lazy("verification", "Tested again since")


def verification_status(one: Any) -> Status:
    """Of a row of the selector: what its mark is worth on the day of the look."""
    if one.is_void:
        return Status("bad", void_since_word(one.void_since), _("This mark holds no more."))
    if one.result == Result.BATAL:
        return Status("bad", RESULTS[Result.BATAL], _("It may not be used."))
    if one.is_unproven:
        return Status("warn", STANDINGS[Standing.UNPROVEN], MEANINGS[Standing.UNPROVEN])
    if one.valid_until and one.valid_until < one.as_of:
        return Status("warn", pgettext_lazy("mark", "Run out"), _("Its last day is over."))
    if one.is_followed:
        return Status("none", TESTED_AGAIN, _("What the later test says stands in its place."))
    if one.failed:
        words = format_lazy(
            _("Sah: {passed} passed, {failed} failed"), passed=one.passed, failed=one.failed
        )
        return Status("warn", words, _("Whichever bears the mark batal is not used."))
    return Status("good", RESULTS[Result.SAH], _("The mark counts."))


def counted_until(one: Any) -> date | None:
    """The last day of a mark of the selector; none where it counts no more or nothing proves it."""
    counts_not = one.is_void or one.is_unproven or one.is_followed
    return None if counts_not else one.valid_until


def certificate_status(one: Certificate) -> Status:
    tones: Mapping[str, Tone] = {
        CertificateState.TO_SIGN: "warn",
        CertificateState.SIGNED: "good",
        CertificateState.SENT_BACK: "bad",
        CertificateState.WITHDRAWN: "none",
    }
    return Status(tones[one.state], CERTIFICATE_STATES[one.state], as_read(one.reason))


def attempt_word(attempt: Attempt) -> Any:
    """As found, or what was done before it."""
    return _("As found") if attempt.ordinal == 1 else REMEDIES[attempt.remedy]

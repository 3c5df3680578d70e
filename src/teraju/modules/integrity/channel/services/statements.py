"""Taking in what the channel says of itself: signed, in order, without overlap."""

from __future__ import annotations

from base64 import b64decode, b64encode

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel import statements as told
from teraju.modules.integrity.channel import permissions
from teraju.modules.integrity.channel.models import ClosedCase, Statement
from teraju.modules.integrity.channel.refusals import NotInThisState, StatementRefused, WrongPlace
from teraju.modules.integrity.channel.selectors.reading import latest_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Government

from .common import locked, said, tell

LONGEST_CHANNEL, LONGEST_NUMBER, MOST_AGENCIES = 200, 40, 500


@transaction.atomic
def take_in_statement(
    *,
    actor: Viewer,
    agency: Agency,
    content: bytes,
    fingerprint: str = "",
    is_example: bool = False,
) -> Statement:
    """Check a statement of the channel and keep it with the cases that it names.

    A key that no standing statement was signed with needs its `fingerprint`, which whoever takes
    it in has from the channel's office and not from the file.
    """
    rights.require(actor, permissions.WRITE, agency)
    # Two that come at once take their turns: the order is that of the whole government.
    Government.objects.select_for_update(no_key=True).get(pk=agency.government_id)
    signed = _read(content)
    earlier = latest_of(agency.government_id)
    _trust(signed, earlier, fingerprint)
    one = _checked(signed)
    _place(one, agency)
    _follow(signed, earlier)
    if one.issued_on > actor.today:
        raise StatementRefused(_("It is dated in the future."), field="upload")
    kept = _keep(actor, agency, signed, is_example=is_example)
    tell(
        actor,
        kept,
        "taken_in",
        number=kept.number,
        first_day=kept.first_day,
        last_day=kept.last_day,
        fingerprint=kept.fingerprint,
    )
    return kept


@transaction.atomic
def withdraw_statement(
    *, actor: Viewer, statement_id: int, reason: str, expected_version: int | None = None
) -> Statement:
    """Take the last statement back; earlier ones stand as long as later ones rest on them."""
    one = locked(actor, Statement, statement_id, expected_version)
    last = latest_of(one.government_id)
    if last is None or last.pk != one.pk:
        raise NotInThisState(_("A later statement rests on this one: withdraw that one first."))
    one.withdrawn_on, one.withdrawn_because = actor.today, said(reason)[:400]
    save(actor, one)
    tell(actor, one, "withdrawn", reason=one.withdrawn_because)
    return one


def _read(content: bytes) -> told.SignedStatement:
    try:
        signed = told.parse(content)
        _fits(signed.statement)
        return signed
    except told.UnreadableStatement as error:
        sentence = _(
            "This file is no statement of a channel. Take statement.json as the channel's office "
            "downloaded it."
        )
        raise StatementRefused(sentence, field="upload") from error


def _fits(one: told.Statement) -> None:
    """Refuse names that no channel of ours gives: they would not fit where they are kept."""
    if len(one.channel) > LONGEST_CHANNEL or len(one.agencies) > MOST_AGENCIES:
        raise told.UnreadableStatement("statement", "a name or a list is too long")
    if any(len(each.number) > LONGEST_NUMBER for each in one.cases or ()):
        raise told.UnreadableStatement("statement.cases", "a number is too long")


def _trust(signed: told.SignedStatement, earlier: Statement | None, fingerprint: str) -> None:
    """Take a key that is known, or the one whose fingerprint was brought from elsewhere."""
    if earlier is not None and b64decode(earlier.key) == signed.key:
        return
    typed = "".join(fingerprint.lower().split())
    if not typed:
        sentence = _(
            "The key of this statement is not known yet. Ask the channel's office for the sixteen "
            "digits of its fingerprint, by telephone or in person, and type them here."
        )
        raise StatementRefused(sentence, field="fingerprint")
    if typed != told.fingerprint(signed.key).replace(" ", ""):
        sentence = _(
            "The fingerprint is not that of the key in the file. Compare it once more with the "
            "channel's office; if it stays different, the file is not theirs."
        )
        raise StatementRefused(sentence, field="fingerprint")


def _checked(signed: told.SignedStatement) -> told.Statement:
    try:
        return told.check(signed, trusted_key=signed.key)
    except told.ForgedStatement as error:
        sentence = _("The signature does not fit: the file was altered after it was signed.")
        raise StatementRefused(sentence, field="upload") from error


def _place(one: told.Statement, agency: Agency) -> None:
    if one.government != agency.government.region_id:
        raise WrongPlace(_("It is the statement of another government."), field="upload")
    known = Agency.objects.filter(government=agency.government_id, code__in=one.agencies)
    unknown = set(one.agencies) - set(known.values_list("code", flat=True))
    if unknown:
        sentence = _("It names agencies that are not known here: {codes}.")
        codes = ", ".join(sorted(unknown))
        raise WrongPlace(format_lazy(sentence, codes=codes), field="upload")


def _follow(signed: told.SignedStatement, earlier: Statement | None) -> None:
    """The next of its series, or the first of a series that a new key begins."""
    one = signed.statement
    if earlier is not None and one.first_day <= earlier.last_day:
        if earlier.digest == one.digest:
            sentence = _("This statement was taken in already.")
        else:
            sentence = _("Its period overlaps that of a statement that stands.")
        raise StatementRefused(sentence, field="upload")
    goes_on = earlier is not None and b64decode(earlier.key) == signed.key
    before = _read(earlier.content.encode()).statement if earlier and goes_on else None
    try:
        told.check_order(before, one)
    except told.StatementOutOfOrder as error:
        if before is None:
            sentence = _("It is not the first of the channel: take in the earlier ones first.")
        elif one.number > before.number + 1:
            sentence = _("A statement between it and the last one is missing: take it in first.")
        else:
            sentence = _("It does not follow the last statement of this channel.")
        raise StatementRefused(sentence, field="upload") from error


def _keep(
    actor: Viewer, agency: Agency, signed: told.SignedStatement, *, is_example: bool
) -> Statement:
    one = signed.statement
    kept = Statement(
        government=agency.government,
        agency=agency,
        channel=one.channel,
        number=one.number,
        first_day=one.first_day,
        last_day=one.last_day,
        issued_on=one.issued_on,
        tested_on=one.tested_on,
        agency_codes=list(one.agencies),
        counts=dict(one.counts),
        lists_cases=one.cases is not None,
        digest=one.digest,
        key=b64encode(signed.key).decode("ascii"),
        fingerprint=told.fingerprint(signed.key),
        content=signed.as_file().decode("ascii"),
        taken_in_on=actor.today,
        taken_in_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, kept)
    ClosedCase.objects.bulk_create(
        [
            ClosedCase(statement=kept, number=each.number, month=each.month, outcome=each.outcome)
            for each in one.cases or ()
        ],
        batch_size=500,
    )
    return kept

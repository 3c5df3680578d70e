"""Walking through the channel with a concern that is none, to know that it works."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import spoken, trail
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.models import ChannelTest
from teraju.modules.integrity.concerns.services.desk_common import Hand, claim, tell, written
from teraju.modules.integrity.concerns.services.keeping import shred_test

SIGNS = 10


class NotATest(DomainError):
    """The concern does not carry the phrase of a test that is under way."""


@transaction.atomic
def begin_test(hand: Hand) -> ChannelTest:
    """Announce a test: gives a phrase that somebody then writes into a report from outside."""
    signs = "".join(secrets.choice(spoken.SIGNS) for _place in range(SIGNS))
    test = ChannelTest.objects.create(
        begun_on=hand.today, begun_by=hand.visit.handler, phrase=f"UJI-{signs[:5]}-{signs[5:]}"
    )
    trail.record("channel.test_begun", today=hand.today, actor=trail.by(hand.visit.handler))
    return test


@transaction.atomic
def pass_test(hand: Hand, number: str) -> ChannelTest:
    """Take a report for the test that it is, and remove it whole.

    Only what carries the phrase of an open test may go this way: nobody can write a phrase into
    somebody else's report, so that no concern disappears as a test. Raises NotATest.
    """
    case = claim(hand, number)
    reports = [content for kind, content in written(hand, case) if kind == Kind.REPORT]
    words = " ".join(word for content in reports for word in _texts(content)).upper()
    waiting = ChannelTest.objects.select_for_update(no_key=True).filter(passed_on=None)
    test = next((each for each in waiting if each.phrase in words), None)
    if test is None:
        raise NotATest(_("This report does not carry the phrase of a test that is under way."))
    test.passed_on = hand.today
    test.save(update_fields=["passed_on"])
    tell(hand, case, "channel.tested")
    shred_test(case)
    return test


def _texts(value: Any) -> Iterable[str]:
    """Every text in what was sealed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)

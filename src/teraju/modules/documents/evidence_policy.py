"""What a policy proves: that it is signed, says what it has to say, and is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import permissions
from .domain.kinds import Classification, Type
from .evidence_facts import (
    InForce,
    document_proof,
    earliest,
    in_force_of,
    spelled,
)
from .models import PolicyStatement, ReadingDuty
from .policy_rules import TopicStatements, statement_lists, statement_topics
from .selectors.reading import Counts, counted

POLICY, STATEMENTS, KNOWN = "documents.policy", "documents.statements", "documents.known"
POLICY_TOPIC, KNOWN_TOPIC = "policy", "policy-communication"


def policies(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Policies in force, signed by whoever heads the agency. Five queries."""
    for one in in_force_of(Type.POLICY, agency_ids, on):
        proof = document_proof(POLICY, one, {POLICY_TOPIC}, on)
        revoked = _revoked(one, on)
        if one.revision.paper is None:
            why: Any = _("It has no signed paper.")
            yield replace(proof, state=State.ATTENTION, reason=why, valid_until=None)
        elif revoked:
            why = format_lazy(_("Its signed paper was revoked on {day}."), day=spelled(revoked))
            yield replace(proof, state=State.ATTENTION, reason=why, valid_until=None)
        else:
            yield proof


def _revoked(one: InForce, on: date) -> date | None:
    paper = one.revision.paper
    if paper is None or paper.revoked_at is None:
        return None
    day = one.document.government.day_of(paper.revoked_at)
    return day if day <= on else None


def statements(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Whether a policy says what each standard asks it to say. Six queries."""
    found = in_force_of(Type.POLICY, agency_ids, on)
    marked = _marked([one.revision.pk for one in found], on)
    for one in found:
        for code, topic in statement_topics(on).items():
            if code in one.topics:
                yield _statements(one, topic, marked[one.revision.pk], on)


def _statements(
    one: InForce, topic: TopicStatements, marked: Mapping[str, PolicyStatement], on: date
) -> Proof:
    proof = document_proof(STATEMENTS, one, {topic.topic}, on)
    lacking = [each for each in topic.statements if each.code not in marked]
    days = [marked[each.code].marked_on for each in topic.statements if each.code in marked]
    proof = replace(
        proof,
        key=f"{STATEMENTS}-{one.revision.pk}-{topic.topic}",
        recorded_on=max([one.approved_on, *days]),
    )
    if not lacking:
        return proof
    words = lazy(lambda: "; ".join(each.words for each in lacking), str)()
    why = format_lazy(_("The text does not say that: {statements}."), statements=words)
    return replace(proof, state=State.ATTENTION, reason=why, valid_until=None)


def _marked(revision_ids: Collection[int], on: date) -> dict[int, dict[str, PolicyStatement]]:
    """The passages marked by a day and not taken away by it. One query."""
    rows = PolicyStatement.objects.filter(
        Q(removed_on=None) | Q(removed_on__gt=on), revision__in=revision_ids, marked_on__lte=on
    )
    found: dict[int, dict[str, PolicyStatement]] = defaultdict(dict)
    for one in rows.order_by("pk"):
        found[one.revision_id][one.code] = one
    return found


def known(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """How many of those who must read the policy confirmed it, and whether it is public.

    Six queries. It proves only while nobody's last day has passed without a confirmation.
    """
    found = in_force_of(Type.POLICY, agency_ids, on)
    duties = _duties([one.revision.pk for one in found], on)
    for one in found:
        yield _known(one, duties[one.revision.pk], on)


def _known(one: InForce, duties: Sequence[tuple[date | None, date, date]], on: date) -> Proof:
    counts = counted([(read, due) for read, due, _asked in duties], on)
    begins = one.revision.effective_on or one.approved_on
    days = [day for read, _due, asked in duties for day in (read, asked) if day and day <= on]
    late = [due for read, due, _asked in duties if (read is None or read > on) and due < on]
    open_until = [due for read, due, _asked in duties if (read is None or read > on) and due >= on]
    reason = _why(counts)
    return Proof(
        kind=KNOWN,
        key=f"{KNOWN}-{one.revision.pk}",
        agency_id=one.document.agency_id,
        topics=frozenset({KNOWN_TOPIC}),
        title=_title(one, counts, is_public=one.was_public),
        url=one.document.get_absolute_url(),
        happened_on=begins,
        recorded_on=max([one.approved_on, *days]),
        state=State.ATTENTION if reason else State.CONFORMING,
        # Asking alone makes nothing known: somebody must have read it.
        supports=not reason and counts.confirmed == 0,
        reason=reason,
        valid_from=begins,
        valid_until=None if reason else earliest(*open_until, one.review_due_on),
        wrong_since=max(late) + timedelta(days=1) if late else None,
        source=("documents.revision", str(one.revision.pk)),
        is_example=one.document.is_example,
    )


def _title(one: InForce, counts: Counts, *, is_public: bool) -> Any:
    words = (
        _("{document}: {read} of {asked} confirmed to have read it; it is published")
        if is_public
        else _("{document}: {read} of {asked} confirmed to have read it; it is not published")
    )
    is_limited = one.document.classification == Classification.LIMITED
    name = one.document.number if is_limited else one.document.title
    return format_lazy(words, document=name, read=counts.confirmed, asked=counts.asked)


def _why(counts: Counts) -> Any:
    if not counts.asked:
        return _("Nobody is asked to read the policy.")
    if counts.overdue:
        return format_lazy(
            _("{overdue} of {asked} have not confirmed the policy by their last day."),
            overdue=counts.overdue,
            asked=counts.asked,
        )
    return ""


def _duties(
    revision_ids: Collection[int], on: date
) -> dict[int, list[tuple[date | None, date, date]]]:
    """Day of confirmation, last day and day of asking of each duty of a day. One query."""
    rows = ReadingDuty.objects.filter(revision__in=revision_ids).counted_on(on)
    found: dict[int, list[tuple[date | None, date, date]]] = defaultdict(list)
    values = rows.order_by("pk").values_list("revision", "read_on", "due_on", "asked_on")
    for revision, read, due, asked in values:
        found[revision].append((read, due, asked))
    return found


def _register(agency_id: int) -> str:
    return f"{reverse('document_add')}?agency={agency_id}"


def _policies(agency_id: int) -> str:
    return f"{reverse('documents')}?agency={agency_id}&type=policy"


KINDS = (
    EvidenceKind(
        kind=POLICY,
        label=_("Signed policy"),
        topics=frozenset({POLICY_TOPIC}),
        find=policies,
        start_url=_register,
        start_right=permissions.REGISTER,
    ),
    EvidenceKind(
        kind=STATEMENTS,
        label=_("What the policy says"),
        topics=frozenset(one.topic for one in statement_lists()),
        find=statements,
        start_url=_policies,
    ),
    EvidenceKind(
        kind=KNOWN,
        label=_("Policy read and understood"),
        topics=frozenset({KNOWN_TOPIC}),
        find=known,
        start_url=_policies,
    ),
)

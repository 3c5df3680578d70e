"""Whether this actor may review or approve a revision, or give it back instead."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, LacksRole, NotAllowed
from teraju.modules.documents import selectors
from teraju.modules.documents.domain.approval import Hand, Problem, approval_problem, review_problem
from teraju.modules.documents.domain.states import RevisionState
from teraju.modules.documents.models import Revision
from teraju.modules.documents.refusals import PROBLEMS, NotYours
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer

from .common import roles_at


def require_approver(actor: Viewer, revision: Revision) -> None:
    """Refuse who may not approve this revision: the wrong office, its writers, its reviewer."""
    document = revision.document
    rule = selectors.rule_for_document(document, actor.today)
    problem = approval_problem(
        rule,
        Hand(actor.user_id, roles_at(actor, document)),
        writer_ids=writer_ids(revision),
        author_roles=revision.author_roles,
        reviewer_id=revision.reviewer_id,
    )
    if problem is Problem.NOT_AN_APPROVER:
        raise only_these(rule.who_approves(revision.author_roles))
    if problem is not None:
        raise NotYours(PROBLEMS[problem])


def require_reviewer(actor: Viewer, revision: Revision) -> None:
    """Refuse who may not review this revision: the wrong office and its writers."""
    document = revision.document
    rule = selectors.rule_for_document(document, actor.today)
    problem = review_problem(
        rule,
        Hand(actor.user_id, roles_at(actor, document)),
        writer_ids=writer_ids(revision),
        author_roles=revision.author_roles,
    )
    if problem is Problem.NOT_A_REVIEWER:
        raise only_these(rule.who_reviews(revision.author_roles))
    if problem is not None:
        raise NotYours(PROBLEMS[problem])


def refusal_to_decide(actor: Viewer, revision: Revision) -> object:
    """Why the actor may neither pass nor give back this revision; "" if they may."""
    in_review = revision.state == RevisionState.IN_REVIEW
    try:
        (require_reviewer if in_review else require_approver)(actor, revision)
    except DomainError as refusal:
        return refusal.message
    return ""


def writer_ids(revision: Revision) -> set[int]:
    """Everybody who put a hand to the text."""
    found = set(revision.writers.values_list("pk", flat=True))
    return found | ({revision.author_id} if revision.author_id else set())


def is_writer(actor: Viewer, revision: Revision) -> bool:
    return actor.user_id in writer_ids(revision)


def only_these(roles: Collection[str]) -> NotAllowed:
    """The refusal that names which offices may."""
    held = sorted((Role(role) for role in roles), key=list(Role).index)
    names = format_lazy(", ".join(["{}"] * len(held)), *[LABELS[role] for role in held])
    return LacksRole(format_lazy(_("Only these roles may do this: {roles}."), roles=names))

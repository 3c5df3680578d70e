"""Marking where a policy says what it is asked to say."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.documents import permissions
from teraju.modules.documents.domain.text import holds_passage, one_line
from teraju.modules.documents.models import PolicyStatement, Revision
from teraju.modules.documents.policy_rules import known_statements
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event


class PassageNotFound(DomainError):
    """The passage does not stand in the text of the revision."""


@transaction.atomic
def mark_statement(
    *, actor: Viewer, revision_id: int, code: str, passage: str
) -> PolicyStatement | None:
    """Name the passage in which a revision makes a statement; an empty one takes the mark away.

    The passage must stand in the text word for word. An earlier mark is kept with its last day.
    """
    rows = Revision.objects.visible_to(actor).select_related(
        "document__agency", "document__government"
    )
    revision: Revision = claim(rows, revision_id)
    rights.require(actor, permissions.STATEMENT_MARK, revision)
    if code not in known_statements():
        raise DomainError(_("This statement is not known."), field="code")
    wanted = one_line(passage)
    standing = revision.statements.filter(code=code, removed_on=None).first()
    if standing is not None and standing.passage == wanted:
        return standing
    if wanted and revision.file_id:
        raise PassageNotFound(
            _("This revision is a file: only a text written here can be searched for passages."),
            field="passage",
        )
    if wanted and not holds_passage(revision.text, wanted):
        raise PassageNotFound(
            _("These words do not stand in the text of this revision: copy them from it."),
            field="passage",
        )
    before = {"passage": standing.passage if standing else ""}
    if standing is not None:
        standing.removed_on = actor.today
        standing.touch(actor.now)
        standing.save()
    marked = _mark(actor, revision, code, wanted) if wanted else None
    record_event(
        actor=actor,
        verb="documents.statement.marked" if marked else "documents.statement.unmarked",
        target=revision.document,
        before=before,
        after={"statement": code, "revision": revision.label, "passage": wanted},
    )
    return marked


def _mark(actor: Viewer, revision: Revision, code: str, passage: str) -> PolicyStatement:
    marked = PolicyStatement(
        government_id=revision.government_id,
        revision=revision,
        code=code,
        passage=passage,
        marked_on=actor.today,
        marked_office=actor.office[:160],
        is_example=revision.is_example,
    )
    save(actor, marked)
    return marked

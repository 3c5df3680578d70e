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


class PageNotNamed(DomainError):
    """The passage of a file needs the page on which it stands."""


@transaction.atomic
def mark_statement(
    *, actor: Viewer, revision_id: int, code: str, passage: str, page: int | None = None
) -> PolicyStatement | None:
    """Name the passage in which a revision makes a statement; an empty one takes the mark away.

    In a text it must stand word for word; of a file, which nobody can search, its page is named.
    An earlier mark is kept with its last day.
    """
    rows = Revision.objects.visible_to(actor).select_related(
        "document__agency", "document__government"
    )
    revision: Revision = claim(rows, revision_id)
    rights.require(actor, permissions.STATEMENT_MARK, revision)
    if code not in known_statements(actor.today):
        raise DomainError(_("This statement is not known."), field="code")
    wanted = one_line(passage)
    page = page if wanted else None
    standing = revision.statements.filter(code=code, removed_on=None).first()
    if standing is not None and (standing.passage, standing.page) == (wanted, page):
        return standing
    if wanted:
        _check(revision, wanted, page)
    before = {"passage": standing.words if standing else ""}
    if standing is not None:
        standing.removed_on = actor.today
        save(actor, standing)
    marked = _mark(actor, revision, code, wanted, page) if wanted else None
    record_event(
        actor=actor,
        verb="documents.statement.marked" if marked else "documents.statement.unmarked",
        target=revision.document,
        before=before,
        after={
            "statement": code,
            "revision": revision.label,
            "passage": marked.words if marked else "",
        },
    )
    return marked


def _check(revision: Revision, passage: str, page: int | None) -> None:
    if revision.file_id:
        if page is None:
            raise PageNotNamed(
                _("This revision is a file: say on which page of it the words stand."),
                field="page",
            )
    elif page is not None:
        raise DomainError(_("Only a file has pages."), field="page")
    elif not holds_passage(revision.text, passage):
        raise PassageNotFound(
            _("These words do not stand in the text of this revision: copy them from it."),
            field="passage",
        )


def _mark(
    actor: Viewer, revision: Revision, code: str, passage: str, page: int | None
) -> PolicyStatement:
    marked = PolicyStatement(
        government_id=revision.government_id,
        revision=revision,
        code=code,
        passage=passage,
        page=page,
        marked_on=actor.today,
        marked_office=actor.office[:160],
        is_example=revision.is_example,
    )
    save(actor, marked)
    return marked

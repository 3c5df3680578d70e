"""The integrity pact of one person as a signed paper with a code that opens its page."""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.declarations.domain.kinds import RoundKind
from teraju.modules.integrity.declarations.models import Declaration
from teraju.modules.integrity.declarations.refusals import NotInThisState, NotYours
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    Paper,
    Signatory,
    StatementSection,
    SystemStatement,
    issue_paper,
    papers_of,
)

from .common import tell

NUMBERED_AS = "declarations.pact"
PATTERN = "{seq:03}/PI/{code}/{year}"


@transaction.atomic
def issue_pact(
    *,
    actor: Viewer,
    declaration_id: int,
    expected_version: int | None = None,
    language: str = "id",
) -> Paper:
    """Issue one's own pact as a paper; a second time finds the one that is in force."""
    rows = Declaration.objects.visible_to(actor).select_related("agency", "government", "round")
    one: Declaration = claim(rows, declaration_id, expected_version)
    refusal = issue_refusal(actor, one)
    if refusal:
        raise NotYours(refusal)
    if one.kind != RoundKind.PACT or one.round is None:
        raise NotInThisState(_("Only an integrity pact is issued as a paper."))
    in_force = pact_in_force(actor, one)
    if in_force:
        return in_force
    data = _content(one, one.round.year, language)
    facts: list[Any] = list(data["facts"])
    paper = issue_paper(
        actor=actor,
        template="system_statement",
        data=cast("dict[str, Any]", data),
        public_facts=[facts[0], *facts[2:]],
        government=one.government,
        agency=one.agency,
        target=one,
        title=format_lazy(_("Integrity pact {year}"), year=one.round.year),
        number_key=NUMBERED_AS,
        is_public=False,
        is_example=one.is_example,
        language=language,
        signatory=Signatory(office=one.office),
    )
    tell(actor, one, "issued", {"number": paper.number})
    return paper


def pact_in_force(viewer: Viewer, declaration: Declaration) -> Paper | None:
    """The paper of a pact that was not revoked. Queries once."""
    return next((one for one in papers_of(viewer, declaration) if one.is_valid), None)


def _content(one: Declaration, year: int, language: str) -> SystemStatement:
    """The text as it was signed, a paragraph for each line."""
    with override(language):
        heading = gettext("What I declare")
    paragraphs = [line.strip() for line in one.text.splitlines() if line.strip()]
    return SystemStatement(
        title=_("Integrity pact"),
        subtitle=str(year),
        facts=[
            (_("Agency"), one.agency.name),
            (_("Office"), one.office),
            (_("Year"), str(year)),
            (_("Signed on"), one.declared_on),
        ],
        picture=None,
        sections=[StatementSection(title=heading, lines=paragraphs)],
    )


def issue_refusal(viewer: Viewer, one: Declaration) -> object:
    """Why the viewer may not issue this pact, or an empty string."""
    if viewer.user_id is None or one.person_id != viewer.user_id:
        return _("Each issues the paper of their own pact.")
    return ""

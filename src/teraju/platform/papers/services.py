"""Issuing a paper and revoking it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import require
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files import store
from teraju.platform.organisation.models import Agency, Government

from . import signing, wording
from .codes import new_code, read_code, repeatable_code
from .models import Paper, PaperStatus
from .numbers import official_number
from .permissions import REVOKE
from .rendering import CrestUnreadable, Imprint, Letterhead, RenderedPaper, render

LANGUAGE = "id"
REGION_KINDS = ("Kabupaten ", "Kota ", "Provinsi ")
GOVERNMENT_WORD = "Pemerintah"


class CrestUnfit(DomainError):
    """The government's crest cannot be printed."""


class PaperAlreadyRevoked(DomainError):
    """A paper is revoked once."""


class ReplacementUnknown(DomainError):
    """The paper named as replacement is not a valid paper of this government."""


@dataclass(frozen=True)
class Signatory:
    """In which office's name, and where, a paper is signed; empty: as the letterhead has it."""

    office: str = ""
    place: str = ""


@transaction.atomic
def issue_paper(
    *,
    actor: Viewer,
    template: str,
    data: Mapping[str, Any],
    public_facts: Sequence[tuple[str | Promise, Any]],
    government: Government,
    agency: Agency | None,
    target: Model,
    title: str | Promise,
    number_key: str,
    is_public: bool,
    is_example: bool,
    language: str = LANGUAGE,
    signatory: Signatory | None = None,
) -> Paper:
    """Number, typeset, sign, keep and record a paper; the caller has asked for the right.

    Lazy texts are written in the language of the paper, dates in words. A refusal anywhere leaves
    no number behind. Characters that no font has are named in `replaced_glyphs`.
    """
    number = official_number(government=government, key=number_key, on=actor.today, agency=agency)
    paper = Paper(
        government=government,
        agency=agency,
        template=template,
        number_key=number_key,
        number=number,
        code=_code(government, number_key, number, actor.now),
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        target_label=str(target)[:300],
        issued_at=actor.now,
        language=language,
        is_public=is_public,
        is_example=is_example,
    )
    with override(language):
        paper.title = str(title)
        paper.facts = [(str(label), in_words(value, language)) for label, value in public_facts]
        rendered = _typeset(paper, data, signatory or Signatory())
    return _keep(actor, paper, rendered)


@transaction.atomic
def revoke_paper(*, actor: Viewer, paper_id: int, reason: str, replacement: str = "") -> Paper:
    """Revoke a paper for good; `replacement` is the code of the paper that takes its place."""
    paper = claim(Paper.objects.all(), paper_id)
    require(actor, REVOKE, paper)
    if not paper.is_valid:
        raise PaperAlreadyRevoked(_("This paper is revoked already."))
    if not reason.strip():
        raise DomainError(_("Say why the paper is revoked."), field="reason")
    paper.status = PaperStatus.REVOKED
    paper.revoked_at = actor.now
    paper.revoked_reason = reason.strip()
    paper.replaced_by = _replacement(paper, replacement) if replacement.strip() else None
    save(actor, paper)
    after = {"status": paper.status, "revoked_reason": paper.revoked_reason}
    before = {"status": PaperStatus.VALID, "revoked_reason": ""}
    record_event(actor=actor, verb="papers.paper.revoked", target=paper, before=before, after=after)
    return paper


@transaction.atomic
def close_paper(*, actor: Viewer, paper_id: int) -> Paper:
    """Take a paper from the public: its code still proves it, its content only its readers see.

    The caller has asked for the right to do this to the record that the paper is about.
    """
    paper = claim(Paper.objects.all(), paper_id)
    if not paper.is_public:
        return paper
    with store.open(paper.sha256, public=True) as content:
        store.put(content)
    paper.is_public = False
    save(actor, paper)
    record_event(
        actor=actor,
        verb="papers.paper.closed",
        target=paper,
        before={"is_public": True},
        after={"is_public": False},
    )
    transaction.on_commit(lambda: store.remove(paper.sha256, public=True))
    return paper


def letterhead_of(government: Government, agency: Agency | None = None) -> Letterhead:
    """The letterhead that a government's or an agency's papers carry."""
    name = government.name
    address = (agency.address if agency else "") or government.address
    return Letterhead(
        government=name if name.startswith(GOVERNMENT_WORD) else f"{GOVERNMENT_WORD} {name}",
        agency=agency.name if agency else "",
        address=tuple(line for line in (address, government.contact) if line),
        crest=bytes(government.crest) if government.crest else None,
    )


def verify_url(code: str) -> str:
    """The address in the QR code; printed for good, so it never changes its form."""
    return f"{settings.TERAJU_ADDRESS}/v/{code}"


def in_words(value: object, language: str) -> str:
    """A value as the paper of this language writes it."""
    if isinstance(value, datetime):
        return wording.moment_in_words(value, language)
    if isinstance(value, date):
        return wording.date_in_words(value, language)
    return wording.WORDS[language]["unknown_date"] if value is None else str(value)


def _code(government: Government, key: str, number: str, now: datetime) -> str:
    """Beyond guessing; in a demonstration the same in every installation."""
    if government.is_demonstration:
        return repeatable_code(government.slug, key, number, now.isoformat())
    return new_code()


def _typeset(paper: Paper, data: Mapping[str, Any], signatory: Signatory) -> RenderedPaper:
    government, agency = paper.government, paper.agency
    head = agency.head_title if agency else government.head_title
    paper.issued_office = signatory.office or head
    imprint = Imprint(
        number=paper.number,
        code=paper.code,
        verify_url=verify_url(paper.code),
        office=paper.issued_office,
        place=signatory.place or _seat(government),
        on=paper.issued_at.date(),
        is_example=paper.is_example,
    )
    try:
        return render(
            paper.template,
            data,
            letterhead=letterhead_of(government, agency),
            language=paper.language,
            timestamp=paper.issued_at,
            imprint=imprint,
        )
    except CrestUnreadable as error:
        raise CrestUnfit(
            _(
                "The crest of the government cannot be printed. The administrator puts a PNG or "
                "JPEG picture of at most 2 MB in its place."
            )
        ) from error


def _keep(actor: Viewer, paper: Paper, rendered: RenderedPaper) -> Paper:
    signed = signing.sign(
        rendered.pdf, signer_name=paper.government.name, reason=paper.title, at=paper.issued_at
    )
    stored = store.put(signed, public=paper.is_public)
    paper.sha256, paper.size = stored.sha256, stored.size
    paper.replaced_glyphs = " ".join(rendered.replaced)[:200]
    save(actor, paper)
    after = {"number": paper.number, "sha256": paper.sha256, "is_public": paper.is_public}
    record_event(actor=actor, verb="papers.paper.issued", target=paper, after=after)
    return paper


def _replacement(paper: Paper, typed: str) -> Paper:
    valid = Paper.objects.filter(government_id=paper.government_id, status=PaperStatus.VALID)
    found = valid.exclude(pk=paper.pk).filter(code=read_code(typed)).first()
    if found is None:
        raise ReplacementUnknown(
            _("No valid paper of this government has this code."), field="replacement"
        )
    return found


def _seat(government: Government) -> str:
    """The place in the date line: the region's name without its kind."""
    name = government.region.name
    kind = next((word for word in REGION_KINDS if name.startswith(word)), "")
    return name.removeprefix(kind)

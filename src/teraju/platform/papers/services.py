"""Issuing a paper and revoking it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NotRequired, TypedDict, Unpack

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import require
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files import store
from teraju.platform.organisation.models import Agency, Government

from .codes import new_code, read_code, repeatable_code
from .crew import Crew
from .making import Made, Making
from .models import Paper, PaperQuerySet, PaperStatus
from .numbers import official_number, withdrawn_there
from .permissions import REVOKE
from .rendering import CrestUnreadable, Imprint, Letterhead
from .wording import WORDS
from .writing import date_in_words, moment_in_words

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


class Draft(TypedDict):
    """A paper before it has its number: what it says, and of what it is the paper."""

    template: str
    data: Mapping[str, Any]
    public_facts: Sequence[tuple[str | Promise, Any]]
    government: Government
    agency: Agency | None
    target: Model
    title: str | Promise
    number_key: str
    is_public: bool
    is_example: bool
    language: NotRequired[str]
    signatory: NotRequired[Signatory | None]


def issue_paper(*, actor: Viewer, **draft: Unpack[Draft]) -> Paper:
    """Issue one paper, as `issue_papers` does."""
    return issue_papers(actor=actor, drafts=[draft])[0]


@transaction.atomic
def issue_papers(
    *, actor: Viewer, drafts: Sequence[Draft], crew: Crew | None = None
) -> list[Paper]:
    """Number, typeset, sign, keep and record papers; the caller has asked for the right.

    Lazy texts are written in the language of the paper, dates in words. A refusal anywhere leaves
    no number behind. Characters that no font has are named in `replaced_glyphs`. Many are made by
    a crew (`crew_for`) while this transaction holds their numbers.
    """
    papers = [_numbered(actor, one) for one in drafts]
    wanted = [_making(paper, one) for paper, one in zip(papers, drafts, strict=True)]
    try:
        made = (crew or Crew()).make_all(wanted)
    except CrestUnreadable as error:
        raise CrestUnfit(
            _(
                "The crest of the government cannot be printed. The administrator puts a PNG or "
                "JPEG picture of at most 2 MB in its place."
            )
        ) from error
    for paper, done in zip(papers, made, strict=True):
        _keep(actor, paper, done)
    return papers


@transaction.atomic
def revoke_by_hand(*, actor: Viewer, paper_id: int, reason: str, replacement: str = "") -> Paper:
    """Revoke a paper from its own page; refused where its record is what has to be withdrawn."""
    paper = Paper.objects.get(pk=paper_id)
    require(actor, REVOKE, paper)
    if elsewhere := withdrawn_there(paper.number_key):
        raise DomainError(elsewhere)
    return revoke_paper(actor=actor, paper_id=paper_id, reason=reason, replacement=replacement)


@transaction.atomic
def revoke_paper(*, actor: Viewer, paper_id: int, reason: str, replacement: str = "") -> Paper:
    """Revoke a paper for good; `replacement` is the code of the paper that takes its place."""
    paper = claim(Paper.objects.all(), paper_id)
    require(actor, REVOKE, paper)
    if not paper.is_valid:
        raise PaperAlreadyRevoked(_("This paper is revoked already."))
    if not reason.strip():
        raise DomainError(_("Say why the paper is revoked."), field="reason")
    newer = _replacement(paper, replacement) if replacement.strip() else None
    return _revoke(actor, paper, reason.strip(), newer)


@transaction.atomic
def replace_earlier(*, actor: Viewer, paper: Paper, kept: Collection[int] = ()) -> None:
    """Revoke the earlier papers of its kind about the same record: one is valid at a time.

    The caller has asked for the right to issue them: a newer one says what counts now. Papers in
    `kept` speak of something else, and stand.
    """
    earlier = _standing(paper.target_type, paper.target_id).filter(number_key=paper.number_key)
    with override(paper.language):
        reason = gettext("A newer one takes its place.")
    for pk in list(earlier.exclude(pk__in=[paper.pk, *kept]).values_list("pk", flat=True)):
        _revoke(actor, claim(Paper.objects.all(), pk), reason, paper)


@transaction.atomic
def take_back_papers(
    *,
    actor: Viewer,
    target: Model,
    reason: str,
    newer: Paper | None = None,
    number_key: str = "",
    kept: Collection[int] = (),
) -> None:
    """Revoke what stands of the papers about a record whose own step takes their content back.

    With `number_key` those of this kind alone, without those in `kept`. The caller has asked for
    the right to take that step.
    """
    standing = _standing(target._meta.label_lower, str(target.pk)).exclude(pk__in=kept)
    if number_key:
        standing = standing.filter(number_key=number_key)
    for pk in list(standing.values_list("pk", flat=True)):
        _revoke(actor, claim(Paper.objects.all(), pk), reason, newer)


def _standing(target_type: str, target_id: str) -> PaperQuerySet:
    rows = Paper.objects.filter(target_type=target_type, target_id=target_id)
    return rows.filter(status=PaperStatus.VALID).order_by("pk")


def _revoke(actor: Viewer, paper: Paper, reason: str, newer: Paper | None) -> Paper:
    paper.status = PaperStatus.REVOKED
    paper.revoked_at, paper.revoked_reason = actor.now, reason
    paper.replaced_by = newer
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
        return moment_in_words(value, language)
    if isinstance(value, date):
        return date_in_words(value, language)
    return WORDS[language]["unknown_date"] if value is None else str(value)


def _code(government: Government, key: str, number: str, now: datetime) -> str:
    """Beyond guessing; in a demonstration the same in every installation."""
    if government.is_demonstration:
        return repeatable_code(government.slug, key, number, now.isoformat())
    return new_code()


def _numbered(actor: Viewer, draft: Draft) -> Paper:
    """The row of a paper with its number, code and public facts; not saved."""
    government, agency, key = draft["government"], draft["agency"], draft["number_key"]
    target, language = draft["target"], draft.get("language", LANGUAGE)
    number = official_number(government=government, key=key, on=actor.today, agency=agency)
    head = agency.head_title if agency else government.head_title
    paper = Paper(
        government=government,
        agency=agency,
        template=draft["template"],
        number_key=key,
        number=number,
        code=_code(government, key, number, actor.now),
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        target_label=str(target)[:300],
        issued_at=actor.now,
        issued_office=_signatory(draft).office or head,
        language=language,
        is_public=draft["is_public"],
        is_example=draft["is_example"],
    )
    with override(language):
        paper.title = str(draft["title"])
        paper.facts = [
            (str(label), in_words(value, language)) for label, value in draft["public_facts"]
        ]
    return paper


def _signatory(draft: Draft) -> Signatory:
    return draft.get("signatory") or Signatory()


def _making(paper: Paper, draft: Draft) -> Making:
    government = paper.government
    return Making(
        template=paper.template,
        data=draft["data"],
        letterhead=letterhead_of(government, paper.agency),
        imprint=Imprint(
            number=paper.number,
            code=paper.code,
            verify_url=verify_url(paper.code),
            office=paper.issued_office,
            place=_signatory(draft).place or _seat(government),
            on=paper.issued_on,
            is_example=paper.is_example,
        ),
        language=paper.language,
        at=paper.issued_at,
        signer_name=government.name,
        title=paper.title,
    )


def _keep(actor: Viewer, paper: Paper, made: Made) -> None:
    stored = store.put(made.pdf, public=paper.is_public)
    paper.sha256, paper.size = stored.sha256, stored.size
    paper.replaced_glyphs = " ".join(made.replaced)[:200]
    save(actor, paper)
    after = {"number": paper.number, "sha256": paper.sha256, "is_public": paper.is_public}
    record_event(actor=actor, verb="papers.paper.issued", target=paper, after=after)


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

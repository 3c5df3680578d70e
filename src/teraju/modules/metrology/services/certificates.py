"""Certificates of verification (SKHP): asked for, signed one by one or in one step, withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.marks import CERTIFICATE, CertificateState, Result
from teraju.modules.metrology.domain.separation import Part
from teraju.modules.metrology.models import Attempt, Certificate, Mark, Standard, Verification
from teraju.modules.metrology.selectors.marks import tested_again
from teraju.modules.metrology.sheet_refusals import OwnTest
from teraju.modules.metrology.unit_api import barred
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.metrology.unit_wording import BARRED
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.papers.api import (
    Crew,
    Draft,
    Paper,
    Signatory,
    issue_paper,
    issue_papers,
    revoke_paper,
)
from teraju.platform.tasks.api import Job
from teraju.platform.tasks.api import start as start_job

from . import sheet_lines
from .certificate_papers import NUMBER, TEMPLATE, contents_of, public_facts
from .sheet_checks import has_other_plate
from .standing import proved_by, restate_all
from .unit_common import moved, tell

OTHER_PLATE = _("%(tag)s was judged by another plate than it has now: send it back to be tested.")
_TO_BE_TESTED = _(
    "%(tag)s was judged by another plate than the register has now: put the plate right there, or "
    "record the mark as a mistake and test it again."
)
SIGNING_JOB = "metrology.sign"


@transaction.atomic
def ask_certificate(*, actor: Viewer, verification_id: int) -> Certificate:
    """Ask for a certificate of a mark that stands; the head signs it."""
    rows = Verification.objects.visible_to(actor)
    verification = locked(actor, rows, verification_id, permissions.CERTIFICATE_ASK)
    require_certifiable(verification)
    certificate = Certificate(
        government_id=verification.government_id,
        agency=verification.agency,
        verification=verification,
        submitted_at=actor.now,
        is_example=verification.is_example,
    )
    save(actor, certificate)
    tell(actor, certificate, "certificate.asked", {"verification": str(verification)})
    return certificate


def require_certifiable(verification: Verification) -> None:
    """A certificate is of the last mark that stands, by the plate that was judged."""
    if verification.voids.exists():
        raise NotNow(_("This mark is void: there is nothing to certify."))
    if verification.result == Result.BATAL and not verification.unmarkable:
        raise NotNow(_("What bears the mark batal needs no certificate."))
    if tested_again([verification.pk]):
        raise NotNow(_("It was tested again since: ask for the certificate of that test."))
    _check_plate(verification, _TO_BE_TESTED)


@transaction.atomic
def sign_certificate(
    *, actor: Viewer, certificate_id: int, expected_version: int | None = None
) -> Certificate:
    """Sign a certificate: the number is taken, the paper typeset, signed and kept, all or nothing.

    Refused to whoever tested the instrument, and for a mark that is void.
    """
    proved = proved_by([certificate_id])
    rows = whole(Certificate.objects.visible_to(actor))
    certificate: Certificate = locked(
        actor, rows, certificate_id, permissions.CERTIFICATE_SIGN, expected_version
    )
    _check_ready(actor, certificate, tested_again([certificate.verification_id]))
    paper = issue_paper(actor=actor, **_draft(actor, certificate))
    _signed(actor, certificate, paper)
    restate_all(actor, proved)
    return certificate


@transaction.atomic
def sign_certificates(
    *, actor: Viewer, certificate_ids: Sequence[int], crew: Crew | None = None
) -> list[str]:
    """Sign many at once; for each that is refused, why."""
    proved = proved_by(certificate_ids)
    rows = whole(Certificate.objects.visible_to(actor).filter(pk__in=certificate_ids))
    found = (
        rows.select_related("agency").select_for_update(of=("self",), no_key=True).order_by("pk")
    )
    again = tested_again([one.verification_id for one in found])
    ready, refused = [], []
    for one in found:
        try:
            rights.require(actor, permissions.CERTIFICATE_SIGN, one)
            _check_ready(actor, one, again)
        except DomainError as error:
            refused.append(str(error))
        else:
            ready.append(one)
    papers = issue_papers(actor=actor, drafts=[_draft(actor, one) for one in ready], crew=crew)
    for one, paper in zip(ready, papers, strict=True):
        _signed(actor, one, paper)
    restate_all(actor, proved)
    return refused


def _check_ready(actor: Viewer, certificate: Certificate, again: Collection[int]) -> None:
    """Take the step in the table, or refuse it; `again` are acts that a later test replaced."""
    _check_signer(actor, certificate.verification)
    if certificate.verification.voids.all():
        words = _("The mark of %(tag)s is void: send its certificate back.")
        raise NotNow(words % {"tag": certificate.verification.instrument.tag})
    if certificate.verification_id in again:
        words = _("%(tag)s was tested again since: send its certificate back.")
        raise NotNow(words % {"tag": certificate.verification.instrument.tag})
    _check_plate(certificate.verification, OTHER_PLATE)
    moved(certificate, "sign", CERTIFICATE)


def _check_plate(verification: Verification, words: Any) -> None:
    """The paper tells of the plate by which it was judged, or of none."""
    instrument = verification.instrument
    if has_other_plate(verification.sheet, instrument):
        raise NotNow(words % {"tag": instrument.tag})


def _draft(actor: Viewer, certificate: Certificate) -> Draft:
    verification = certificate.verification
    return Draft(
        template=TEMPLATE,
        data=contents_of(verification),
        public_facts=public_facts(verification),
        government=certificate.government,
        agency=certificate.agency,
        target=certificate,
        title=_("Certificate of verification (SKHP)"),
        number_key=NUMBER,
        is_public=False,
        is_example=certificate.is_example,
        signatory=Signatory(office=actor.office) if actor.office else None,
    )


def _signed(actor: Viewer, certificate: Certificate, paper: Paper) -> None:
    certificate.paper = paper
    certificate.signed_at, certificate.signed_by_id = actor.now, actor.user_id
    certificate.signed_office = actor.office[:160]
    save(actor, certificate)
    sheet = certificate.verification.sheet
    sheet_lines.sign(actor, sheet.line_id if sheet else None, actor.now)
    tell(actor, certificate, "certificate.signed", {"number": paper.number})


@transaction.atomic
def start_signing(*, actor: Viewer, certificate_ids: Sequence[int]) -> Job:
    """Sign many in one step: a job signs each of them once, however often it runs."""
    if not certificate_ids:
        raise NotNow(_("Tick what you sign."))
    rows = Certificate.objects.visible_to(actor).filter(
        pk__in=certificate_ids, state=CertificateState.TO_SIGN
    )
    found = list(rows.select_related("agency").order_by("pk"))
    if not found:
        raise NotNow(_("Nothing of this waits to be signed any more."))
    for one in found:
        rights.require(actor, permissions.CERTIFICATE_SIGN, one)
    return start_job(
        actor=actor,
        kind=SIGNING_JOB,
        arguments={"certificates": [one.pk for one in found]},
        title=ngettext_lazy("Sign %(count)s certificate", "Sign %(count)s certificates", len(found))
        % {"count": len(found)},
        dedupe_key=f"{actor.user_id}:{_same_ones(found)}",
    )


def _same_ones(found: Sequence[Certificate]) -> str:
    """A short name of exactly these: two ticked lists may begin and end alike."""
    return sha256(",".join(str(one.pk) for one in found).encode()).hexdigest()[:32]


@transaction.atomic
def send_back(
    *, actor: Viewer, certificate_id: int, reason: str, expected_version: int | None = None
) -> Certificate:
    """Send a certificate back to whoever tested, with the reason.

    Where its mark is void meanwhile, or a later test stands in its place, nobody can put it right:
    it is withdrawn, and the instrument waits again in its order.
    """
    rows = Certificate.objects.visible_to(actor).select_related("verification__sheet")
    certificate: Certificate = locked(
        actor, rows, certificate_id, permissions.CERTIFICATE_SIGN, expected_version
    )
    act = certificate.verification
    is_over = act.voids.exists() or bool(tested_again([act.pk]))
    moved(certificate, "drop" if is_over else "send_back", CERTIFICATE)
    certificate.reason = needed(reason, "reason", _("Say why."))[:300]
    save(actor, certificate)
    verb = "withdrawn" if is_over else "sent_back"
    tell(actor, certificate, f"certificate.{verb}", {"reason": certificate.reason})
    sheet = act.sheet
    tells = sheet_lines.reopen if is_over else sheet_lines.give_back
    tells(actor, sheet.line_id if sheet else None, certificate.reason)
    return certificate


@transaction.atomic
def submit_certificate(
    *, actor: Viewer, certificate_id: int, note: str, expected_version: int | None = None
) -> Certificate:
    """Submit it again, saying what was put right."""
    rows = Certificate.objects.visible_to(actor).select_related(
        "verification__sheet", "verification__instrument"
    )
    certificate: Certificate = locked(
        actor, rows, certificate_id, permissions.CERTIFICATE_ASK, expected_version
    )
    _check_plate(certificate.verification, _TO_BE_TESTED)
    moved(certificate, "submit", CERTIFICATE)
    certificate.submitted_at, certificate.reason = actor.now, ""
    save(actor, certificate)
    words = needed(note, "note", _("Say what was put right."))
    tell(actor, certificate, "certificate.submitted", {"note": words})
    sheet = certificate.verification.sheet
    sheet_lines.submit(actor, sheet.line_id if sheet else None)
    return certificate


@transaction.atomic
def withdraw_certificate(
    *, actor: Viewer, certificate_id: int, reason: str, expected_version: int | None = None
) -> Certificate:
    """Withdraw a signed certificate for good; its code says so from now on.

    Where it stands for a mark nothing proves the verification any more, until another is signed.
    """
    proved = proved_by([certificate_id])
    rows = Certificate.objects.visible_to(actor).select_related("paper")
    certificate: Certificate = locked(
        actor, rows, certificate_id, permissions.CERTIFICATE_WITHDRAW, expected_version
    )
    moved(certificate, "withdraw", CERTIFICATE)
    certificate.reason = needed(reason, "reason", _("Say why."))[:300]
    save(actor, certificate)
    if certificate.paper is not None and certificate.paper.is_valid:
        revoke_paper(actor=actor, paper_id=certificate.paper.pk, reason=certificate.reason)
    restate_all(actor, proved)
    tell(actor, certificate, "certificate.withdrawn", {"reason": certificate.reason})
    return certificate


def whole(rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """With all that its paper says: five queries more."""
    attempts: Any = Attempt.objects.order_by("ordinal")
    standards: Any = Standard.objects.prefetch_related("certificates").order_by("pk")
    found: QuerySet[Certificate] = rows.select_related(
        "verification__tester",
        "verification__instrument__owner",
        "verification__instrument__user",
        "verification__instrument__place__market",
        "verification__sheet__line__order__output",
        "verification__sheet__place__market",
        "verification__sheet__agency",
        "verification__sheet__government",
        "verification__sheet__instrument",
        "government__region",
    )
    return found.prefetch_related(
        Prefetch("verification__marks", Mark.objects.order_by("pk")),
        Prefetch("verification__sheet__attempts", attempts),
        Prefetch("verification__sheet__standards", standards),
        "verification__voids",
    )


def _check_signer(actor: Viewer, verification: Verification) -> None:
    """Whoever tested does not sign for it."""
    if verification.tester_id != rights.acting(actor):
        return
    found = barred(Part.SIGN, {Part.TEST})
    raise OwnTest(BARRED[found] if found else "")

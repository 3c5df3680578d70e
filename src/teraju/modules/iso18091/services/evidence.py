"""Evidence of an indicator: added, taken from records of Teraju, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.models import Evidence, Indicator
from teraju.modules.iso18091.models.choices import EvidenceForm
from teraju.modules.iso18091.refusals import OutOfPlace, WrongChoice
from teraju.modules.iso18091.selectors.offers import offers_for
from teraju.modules.iso18091.verifying import verify_refusal
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.files.api import attach

from .common import check_not_future, locked_indicator, said, tell

TOLD = ("title", "happened_on", "valid_until")


@transaction.atomic
def add_evidence(
    *,
    actor: Viewer,
    indicator_id: int,
    title: str,
    note: str = "",
    happened_on: date,
    valid_until: date | None = None,
    upload: UploadedFile | None = None,
    is_example: bool = False,
) -> Evidence:
    """Add a paper that speaks for an indicator, with its file where there is one."""
    indicator = _open_to(actor, indicator_id)
    check_not_future(actor, happened_on, "happened_on")
    made = _evidence(actor, indicator, EvidenceForm.FILE, is_example=is_example)
    made.title = said(title, "title", _("Name the paper."))[:300]
    made.note = cleaned(note)
    made.happened_on, made.valid_until = happened_on, valid_until
    save(actor, made)
    tell(actor, made, "evidence.added", filled(values_of(made, TOLD)))
    if upload is not None:
        attach(actor=actor, target=made, upload=upload, title=made.title[:200])
    return made


@transaction.atomic
def take_records(*, actor: Viewer, indicator_id: int, keys: Sequence[str]) -> list[Evidence]:
    """Take records of Teraju that speak for an indicator as its evidence."""
    indicator = _open_to(actor, indicator_id)
    offered = {offer.key: offer for offer in offers_for(actor, indicator)}
    if not keys or not set(keys) <= set(offered):
        raise WrongChoice(_("Choose records that are offered here."), field="keys")
    made = []
    for key in keys:
        offer = offered[key]
        row = _evidence(actor, indicator, EvidenceForm.RECORD, is_example=offer.is_example)
        row.title = f"{offer.agency}: {offer.title}"[:300]
        row.happened_on, row.valid_until = offer.happened_on, offer.valid_until
        row.source_key, row.source_url = key, offer.url
        save(actor, row)
        tell(actor, row, "evidence.added", filled(values_of(row, TOLD)))
        made.append(row)
    return made


@transaction.atomic
def withdraw_evidence(
    *, actor: Viewer, evidence_id: int, expected_version: int | None = None, reason: str
) -> Evidence:
    """Withdraw evidence; it stays readable."""
    rows = Evidence.objects.visible_to(actor)
    indicator = _open_to(actor, rows.values_list("indicator", flat=True).get(pk=evidence_id))
    found: Evidence = claim(
        rows.select_related("agency", "government"), evidence_id, expected_version
    )
    if found.withdrawn_on:
        raise OutOfPlace(_("It is withdrawn already."))
    found.indicator = indicator
    found.withdrawn_on = actor.today
    found.withdrawn_reason = said(reason, "reason", _("Say why."))[:400]
    save(actor, found)
    tell(actor, found, "evidence.withdrawn", {"reason": found.withdrawn_reason})
    return found


def evidence_refusal(viewer: Viewer, indicator: Indicator) -> object:
    """Why the viewer may bring no evidence; whoever verifies brings some too, later on."""
    refusal = rights.refusal(viewer, permissions.ANSWER, indicator)
    if refusal and indicator.diagnosis.side is Side.VERIFIED:
        return verify_refusal(viewer, indicator) and refusal
    return refusal


def _open_to(actor: Viewer, pk: int) -> Indicator:
    indicator, _side = locked_indicator(actor, pk)
    if evidence_refusal(actor, indicator):
        rights.require(actor, permissions.ANSWER, indicator)
    return indicator


def _evidence(
    actor: Viewer, indicator: Indicator, form: EvidenceForm, *, is_example: bool
) -> Evidence:
    return Evidence(
        government=indicator.government,
        agency=indicator.agency,
        indicator=indicator,
        form=form.value,
        added_on=actor.today,
        added_office=actor.office[:160],
        is_example=is_example,
    )

"""The agreement of a coaching: who promises what, signed; as a paper too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.enterprises.coaching_permissions import COACH, ISSUE
from teraju.modules.enterprises.coaching_refusals import NotComplete
from teraju.modules.enterprises.domain.coaching_kinds import Party
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import Coaching, Promised, Undertaking
from teraju.modules.enterprises.models.choices import ROADS
from teraju.modules.enterprises.models.coaching_choices import PARTIES
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed
from teraju.platform.audit.api import filled
from teraju.platform.papers.api import (
    Paper,
    Signatory,
    issue_paper,
    replace_earlier,
)
from teraju.platform.papers.contents import TrainingSheet

from . import stages
from .coaching_common import SAY_WHY, coaching_locked
from .common import check_not_future, tell

AGREEMENT = "enterprises.agreement"


@transaction.atomic
def write_promises(
    *,
    actor: Viewer,
    coaching_id: int,
    promises: Mapping[str, Sequence[str]],
    note: str = "",
    expected_version: int | None = None,
) -> Undertaking:
    """Write down what each party promises, a line each, as long as nothing is signed."""
    coaching = coaching_locked(actor, coaching_id, COACH, "work", expected_version)
    undertaking = Undertaking.objects.filter(coaching=coaching).first()
    if undertaking and undertaking.signed_on:
        raise NotNow(_("The agreement is signed: open it again to change it."))
    undertaking = undertaking or Undertaking(coaching=coaching, is_example=coaching.is_example)
    before = _told(undertaking) if undertaking.pk else {}
    undertaking.note = cleaned(note)
    save(actor, undertaking)
    undertaking.promises.all().delete()
    for party, lines in promises.items():
        for line in filter(None, map(cleaned, lines)):
            keep(Promised(undertaking=undertaking, party=party, what=line))
    save(actor, coaching)
    tell(actor, coaching, "coaching.promises_changed", _told(undertaking), before)
    return undertaking


@transaction.atomic
def sign_agreement(
    *,
    actor: Viewer,
    coaching_id: int,
    signed_on: date,
    expected_version: int | None = None,
) -> Undertaking:
    """Enter the day on which both sides signed; both must promise something."""
    coaching = coaching_locked(actor, coaching_id, COACH, "work", expected_version)
    undertaking = _written(coaching)
    if undertaking.signed_on:
        raise NotNow(_("The agreement is signed already."))
    parties = set(undertaking.promises.values_list("party", flat=True))
    if not {Party.AGENCY, Party.ENTERPRISE} <= parties:
        raise NotComplete(_("The agency and the enterprise each promise something first."))
    check_not_future(actor, signed_on, "signed_on")
    if signed_on < coaching.began_on:
        raise DayOutOfOrder(_("It had not begun on this day."), field="signed_on")
    undertaking.signed_on = signed_on
    save(actor, undertaking)
    stages.reach(actor, coaching, Stage.AGREED, signed_on)
    tell(actor, coaching, "coaching.signed", {"signed_on": signed_on})
    return undertaking


@transaction.atomic
def reopen_agreement(
    *, actor: Viewer, coaching_id: int, reason: str, expected_version: int | None = None
) -> Undertaking:
    """Open a signed agreement to change it; what was issued on paper stays readable."""
    coaching = coaching_locked(actor, coaching_id, COACH, "work", expected_version)
    undertaking = _written(coaching)
    if not undertaking.signed_on:
        raise NotNow(_("The agreement is not signed yet: change it."))
    words = needed(reason, "reason", SAY_WHY)
    before = {"signed_on": undertaking.signed_on}
    undertaking.signed_on = None
    save(actor, undertaking)
    save(actor, coaching)
    after = {"signed_on": None, "reason": words}
    tell(actor, coaching, "coaching.agreement_reopened", after, before)
    return undertaking


@transaction.atomic
def issue_agreement(
    *, actor: Viewer, coaching_id: int, expected_version: int | None = None
) -> Paper:
    """Issue the agreement as a paper signed in the name of the head; the owner signs the print.

    It names the firm and not its owner: papers are read by everybody in scope. An earlier one is
    revoked, so that one is valid at a time.
    """
    coaching = coaching_locked(actor, coaching_id, ISSUE, "work", expected_version)
    undertaking = _written(coaching)
    paper = issue_paper(
        actor=actor,
        template="training_sheet",
        data=_sheet(coaching, undertaking),
        government=coaching.government,
        agency=coaching.agency,
        target=coaching,
        title=format_lazy(_("Agreement on coaching: {coaching}"), coaching=str(coaching)),
        number_key=AGREEMENT,
        public_facts=[
            (_("Agency"), coaching.agency.name),
            (_("Programme"), str(coaching.programme)),
        ],
        is_public=False,
        is_example=coaching.is_example,
        signatory=Signatory(office=coaching.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    return paper


def _written(coaching: Coaching) -> Undertaking:
    found: Undertaking | None = Undertaking.objects.filter(coaching=coaching).first()
    if found is None or not found.promises.exists():
        raise NotComplete(_("Write down first who promises what."))
    found.coaching = coaching
    return found


def _told(undertaking: Undertaking) -> dict[str, Any]:
    told: dict[str, Any] = {"remark": undertaking.note}
    for party in Party:
        lines = undertaking.promises.filter(party=party).order_by("pk")
        told[f"promised_by_{party}"] = [one.what for one in lines]
    return dict(filled(told))


def _sheet(coaching: Coaching, undertaking: Undertaking) -> TrainingSheet:
    rows = [[PARTIES[one.party], one.what] for one in undertaking.promises.order_by("party", "pk")]
    facts: list[tuple[Any, Any]] = [
        (_("Enterprise"), coaching.product.enterprise.name),
        (_("Product"), coaching.product.name),
        (_("Programme"), str(coaching.programme)),
        (_("Road"), ROADS[coaching.road]),
        (_("Agency"), coaching.agency.name),
        (_("Signed on"), undertaking.signed_on),
    ]
    notes: list[Any] = [undertaking.note] if undertaking.note else []
    notes.append(_("The owner signs this print: ____________________, on ____________________."))
    return TrainingSheet(
        title=_("Agreement on coaching"),
        subtitle=str(coaching),
        facts=[(label, value) for label, value in facts if value],
        headers=[_("Who promises"), _("What is promised")],
        rows=rows,
        notes=notes,
    )

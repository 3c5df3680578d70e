"""Bringing many pieces of evidence in at once: one transaction, one event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.conformity import permissions
from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.models.choices import EvidenceForm
from teraju.modules.conformity.refusals import WrongChoice
from teraju.platform.accounts import rights
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .evidence import require_follower
from .snapshots import refresh_snapshots

BATCH = 500
FIELDS = ("title", "note", "happened_on", "valid_from", "valid_until", "reference")


@transaction.atomic
def import_evidence(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Evidence, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Add notes that are new and put newer ones in the place of those that differ.

    `agency` of a row is the agency's id, `topics` the ids of its topics. What stands is withdrawn
    and followed, never edited.
    """
    ids = {row["agency"] for row in new} | {old.agency_id for old, _row in changed}
    agencies = _agencies(actor, government, ids)
    for old, _row in changed:
        require_follower(actor, old)
    _withdraw(actor, [old for old, _row in changed])
    rows = [(row, None) for row in new] + [({**_kept(old), **row}, old) for old, row in changed]
    made = [_new(actor, agencies[row["agency"]], row, old) for row, old in rows]
    Evidence.objects.bulk_create(made, batch_size=BATCH)
    through = Evidence.topics.through
    through._default_manager.bulk_create(
        [
            through(evidence_id=one.pk, topic_id=topic)
            for one, (row, _old) in zip(made, rows, strict=True)
            for topic in row["topics"]
        ],
        batch_size=BATCH,
    )
    counts = {"new": len(new), "changed": len(changed)}
    record_event(
        actor=actor,
        verb="conformity.evidence.imported",
        target=government,
        after={**counts, **source},
    )
    refresh_snapshots(sorted(ids), actor.today)


def _agencies(actor: Viewer, government: Government, ids: Collection[int]) -> dict[int, Agency]:
    found = {one.pk: one for one in Agency.objects.filter(pk__in=ids, government=government)}
    if len(found) < len(ids):
        raise WrongChoice(_("This agency belongs to another government."))
    for agency in found.values():
        rights.require(actor, permissions.EVIDENCE_ADD, agency)
    return found


def _withdraw(actor: Viewer, olds: Sequence[Evidence]) -> None:
    """Take what is followed by newer out of use, unless somebody was there first."""
    ids = [old.pk for old in olds]
    standing = Evidence.objects.select_for_update(of=("self",), no_key=True).filter(
        pk__in=ids, withdrawn_on=None
    )
    versions = dict(standing.values_list("pk", "version"))
    if any(versions.get(old.pk) != old.version for old in olds):
        raise ChangedMeanwhile(
            _("Somebody changed this evidence meanwhile. Check the file once more.")
        )
    for old in olds:
        old.withdrawn_on, old.withdrawn_reason = actor.today, str(_("replaced by newer"))
        old.touch(actor.now)
    fields = ["withdrawn_on", "withdrawn_reason", "updated_at", "version"]
    Evidence.objects.bulk_update(olds, fields, batch_size=BATCH)


def _kept(old: Evidence) -> dict[str, Any]:
    """What a file without some of the columns leaves as it was."""
    topics = [topic.pk for topic in old.topics.all()]
    return {**{name: getattr(old, name) for name in FIELDS}, "topics": topics}


def _new(actor: Viewer, agency: Agency, row: Mapping[str, Any], old: Evidence | None) -> Evidence:
    made = Evidence(
        government_id=agency.government_id,
        agency=agency,
        form=EvidenceForm.NOTE,
        recorded_on=actor.today,
        recorded_by_id=acting(actor),
        recorded_office=actor.office[:160],
        replaces=old,
        **{name: row[name] for name in FIELDS if name in row},
    )
    made.touch(actor.now)
    return made

"""Taking risks in from a file: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from teraju.modules.risks import permissions
from teraju.modules.risks.models import Risk
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .risks import FIELDS, claimed, fill, require_live


@transaction.atomic
def import_risks(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Risk, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Enter and change risks of a file, with one event for all of it; ratings are not imported."""
    wanted = {values["agency"] for values in new}
    agencies = Agency.objects.select_related("government").in_bulk(wanted)
    for values in new:
        fields = dict(values)
        agency = agencies[fields.pop("agency")]
        rights.require(actor, permissions.RISK_WRITE, agency)
        fields.setdefault("identified_on", actor.today)
        fields["identified_on"] = fields["identified_on"] or actor.today
        risk = Risk(government=agency.government, agency=agency, kind=fields.pop("kind"))
        fill(actor, risk, fields, None)
    for record, values in changed:
        risk = claimed(actor, record.pk, permissions.RISK_WRITE, record.version)
        require_live(risk)
        kept = {name: value for name, value in values.items() if name in FIELDS}
        kept["identified_on"] = kept.get("identified_on") or risk.identified_on
        fill(actor, risk, {**values_of_risk(risk), **kept}, None)
    record_event(
        actor=actor,
        verb="risks.risks.imported",
        target=government,
        after={"new": len(new), "changed": len(changed), **source},
    )


def values_of_risk(risk: Risk) -> dict[str, Any]:
    return {name: getattr(risk, name) for name in FIELDS}

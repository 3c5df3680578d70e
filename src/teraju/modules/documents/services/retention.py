"""The retention schedule, and which document follows which line of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.modules.documents import permissions
from teraju.modules.documents.models import Document, Retention, RetentionRule
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government

FIELDS = ("title", "active_years", "inactive_years", "fate", "source", "confirmed", "closed_on")


@transaction.atomic
def add_rule(
    *,
    actor: Viewer,
    government: Government,
    code: str,
    is_example: bool = False,
    **values: Any,
) -> RetentionRule:
    """Add a line to the government's schedule."""
    rights.require(actor, permissions.SCHEDULE_MANAGE, government)
    rule = RetentionRule(government=government, code=code.strip(), is_example=is_example)
    _fill(actor, rule, values)
    after = {"code": rule.code, **_standing(rule)}
    record_event(actor=actor, verb="documents.schedule.added", target=rule, after=after)
    return rule


@transaction.atomic
def change_rule(
    *, actor: Viewer, rule_id: int, expected_version: int | None = None, **values: Any
) -> RetentionRule:
    """Change a line; what was disposed of by it keeps the day that counted then."""
    rows = RetentionRule.objects.visible_to(actor).select_related("government")
    rule: RetentionRule = claim(rows, rule_id, expected_version)
    rights.require(actor, permissions.SCHEDULE_MANAGE, rule.government)
    before = _standing(rule)
    _fill(actor, rule, values)
    record_event(
        actor=actor,
        verb="documents.schedule.changed",
        target=rule,
        before=before,
        after=_standing(rule),
    )
    return rule


@transaction.atomic
def import_rules(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[RetentionRule, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Bring lines in from a file: new ones added, those that differ changed."""
    rights.require(actor, permissions.SCHEDULE_MANAGE, government)
    ids = [rule.pk for rule, _values in changed]
    locked = RetentionRule.objects.select_for_update(no_key=True).filter(
        government=government, pk__in=ids
    )
    standing = {rule.pk: rule for rule in locked.order_by("pk")}
    for seen, values in changed:
        rule = standing.get(seen.pk)
        if rule is None or rule.version != seen.version:
            raise ChangedMeanwhile(_("Somebody changed the schedule meanwhile. Check again."))
        _fill(actor, rule, values)
    for values in new:
        _fill(actor, RetentionRule(government=government), values)
    after = {**source, "new": len(new), "changed": len(changed)}
    record_event(actor=actor, verb="documents.schedule.imported", target=government, after=after)


@transaction.atomic
def set_retention(
    *,
    actor: Viewer,
    document_id: int,
    rule: RetentionRule,
    hold_reason: str = "",
    expected_version: int | None = None,
) -> Retention:
    """Say which line a document follows, and whether it must be kept whatever the line says."""
    rows = Document.objects.visible_to(actor).select_related("government", "agency")
    document: Document = claim(rows, document_id, expected_version)
    rights.require(actor, permissions.RETENTION_SET, document)
    if rule.government_id != document.government_id:
        raise DomainError(_("Choose a line of this government's schedule."), field="rule")
    retention = Retention.objects.filter(document=document).select_related("rule").first()
    before = _said(retention)
    if retention is None:
        retention = Retention(
            government_id=document.government_id,
            document=document,
            is_example=document.is_example,
        )
    if rule.closed_on and rule.pk != retention.rule_id and rule.closed_on < actor.today:
        raise DomainError(_("This line is not used any more: choose another."), field="rule")
    retention.rule, retention.hold_reason = rule, hold_reason.strip()
    save(actor, retention)
    document.touch(actor.now)
    document.save()
    record_event(
        actor=actor,
        verb="documents.retention.set",
        target=document,
        before=before,
        after=_said(retention),
    )
    return retention


def _fill(actor: Viewer, rule: RetentionRule, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(rule, name, value.strip() if isinstance(value, str) else value)
    save(actor, rule)


def _standing(rule: RetentionRule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in FIELDS}


def _said(retention: Retention | None) -> dict[str, str]:
    if retention is None:
        return {}
    return {"rule": retention.rule.code, "hold": retention.hold_reason}

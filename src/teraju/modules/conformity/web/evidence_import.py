"""How a file becomes evidence: notes with their topics and days, each named by its reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.conformity import permissions, services
from teraju.modules.conformity.domain.evidence import ends_before_it_begins
from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.models.choices import EvidenceForm
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    DateReader,
    ReferenceReader,
    Scope,
    TextReader,
)
from teraju.platform.exchange.registers import Column, Importing

VALIDITY = ("valid_from", "valid_until")
DAYS = ("happened_on", *VALIDITY)


def standing_evidence(scope: Scope) -> QuerySet[Evidence]:
    """What stands with a reference, where the actor may add evidence."""
    agencies = rights.agencies_where(scope.actor, permissions.EVIDENCE_ADD).order_by()
    rows = Evidence.objects.filter(
        government=scope.government, agency__in=agencies.values("pk"), withdrawn_on=None
    ).select_related("agency")
    found: QuerySet[Evidence] = rows.exclude(reference="").prefetch_related(
        Prefetch("topics", Topic.objects.order_by("pk"))
    )
    return found.order_by("pk")


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    """The open agencies where the actor may add evidence: by name, else by short name."""
    rows = rights.agencies_where(scope.actor, permissions.EVIDENCE_ADD)
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (name, short_name)


def check_evidence(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Evidence]
) -> Iterator[Refusal]:
    """Days in their order, a note where nothing else holds the evidence, and left alone what are
    files or, to whoever may not end them, other people's.
    """
    for row in rows:
        values = row.values
        old = standing.get((values["agency"], values["reference"]))
        if old and not _differs(old, row):
            continue
        refusal = services.following_refused(scope.actor, old) if old else ""
        if refusal:
            yield Refusal(row, "reference", refusal)
        if old and old.form != EvidenceForm.NOTE:
            sentence = _("This reference stands for a file or a record: replace it on its page.")
            yield Refusal(row, "reference", sentence)
        elif "note" not in row.unread and not values.get("note", old and old.note):
            yield Refusal(row, "note", _("Write the note: without a file it is the evidence."))
        happened_on = values.get("happened_on")
        if happened_on and happened_on > scope.actor.today:
            yield Refusal(row, "happened_on", _("The day lies in the future."))
        if _ends_before_it_begins(old, row):
            at = next((name for name in reversed(DAYS) if name in values), "happened_on")
            yield Refusal(row, at, _("The last day lies before the first."))


def _ends_before_it_begins(old: Evidence | None, row: Row) -> bool:
    # What the file has no column for stays as it stands.
    days = {name: row.values.get(name, getattr(old, name, None)) for name in DAYS}
    days |= dict.fromkeys(row.unread)
    # Without the first day that somebody meant the day of the fact says nothing.
    happened_on = None if "valid_from" in row.unread else days["happened_on"]
    return ends_before_it_begins(happened_on, days["valid_from"], days["valid_until"])


def _differs(old: Evidence, row: Row) -> bool:
    held = {
        "agency": old.agency_id,
        "topics": topic_ids(old),
        **{name: getattr(old, name) for name in ("title", "note", "reference", "happened_on")},
        **{name: getattr(old, name) for name in VALIDITY},
    }
    return any(held[name] != value for name, value in row.values.items() if name in held)


def topic_ids(row: Evidence) -> tuple[int, ...]:
    return tuple(sorted(topic.pk for topic in row.topics.all()))


def write_evidence(scope: Scope, plan: Plan[Evidence]) -> None:
    services.import_evidence(
        actor=scope.actor,
        government=scope.government,
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


AGENCY_READER = ReferenceReader(
    records=agency_names,
    missing=gettext_lazy(
        "No open agency where you may add evidence is called so. "
        "Write its name as the register of agencies shows it."
    ),
    words=gettext_lazy("The name or short name of an open agency where you may add evidence."),
)
DAY_READER = DateReader()

EVIDENCE_IMPORT: Importing[Evidence] = Importing(
    right=permissions.EVIDENCE_ADD,
    list_url="evidence_list",
    key=["agency", "reference"],
    standing=standing_evidence,
    check=check_evidence,
    write=write_evidence,
    columns=[
        Column(
            key="reference",
            label=gettext_lazy("Own reference"),
            value=lambda row: row.reference,
            reads=TextReader(longest=80),
            required=True,
            hint=gettext_lazy("Names the evidence: the same again changes nothing."),
        ),
        Column(
            key="note",
            label=gettext_lazy("Note"),
            value=lambda row: row.note,
            reads=TextReader(longest=4000, lines=True),
            hint=gettext_lazy("What it is and where it is kept; needed for new evidence."),
        ),
        Column(
            key="valid_from",
            label=gettext_lazy("Valid from"),
            value=lambda row: row.valid_from,
            reads=DAY_READER,
        ),
    ],
    help=gettext_lazy(
        "Adds evidence as notes: what is new needs its note. What stands with the same reference "
        "and differs is followed by the newer; files are added on the page of the evidence."
    ),
)

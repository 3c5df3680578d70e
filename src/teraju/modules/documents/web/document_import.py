"""How a file becomes documents of the master list, each named by its number in its agency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.documents import permissions, services
from teraju.modules.documents.domain.kinds import Type
from teraju.modules.documents.models import Document
from teraju.modules.documents.models.choices import CLASSIFICATIONS, TYPES, choices
from teraju.modules.documents.models.documents import OWNERS
from teraju.modules.documents.refusals import RETAINED_STAYS
from teraju.modules.standards.api import Topic, TopicsReader
from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import LABELS
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Importing

LONGEST_MONTHS = 120
# What a cell without a value leaves as it is, or as is usual: nobody means "none" by it.
LEFT_ALONE = ("owner", "classification", "review_months")


def topic_ids(document: Document) -> tuple[int, ...]:
    return tuple(sorted(topic.pk for topic in document.topics.all()))


# What a document holds, by the column of the file.
HELD: Mapping[str, Callable[[Document], Any]] = {
    "title": lambda d: d.title,
    "type": lambda d: d.type,
    "owner": lambda d: d.owner_role,
    "classification": lambda d: d.classification,
    "review_months": lambda d: d.review_months,
    "topics": topic_ids,
    "issuer": lambda d: d.issuer,
    "external_number": lambda d: d.external_number,
    "edition_date": lambda d: d.edition_date,
    "kept_at": lambda d: d.kept_at,
}


def standing_documents(scope: Scope) -> QuerySet[Document]:
    """Every document, withdrawn and retained ones too, where the actor may bring some in."""
    agencies = rights.agencies_where(scope.actor, permissions.IMPORT).order_by()
    rows: QuerySet[Document] = Document.objects.visible_to(scope.actor).filter(
        government=scope.government, agency__in=agencies.values("pk")
    )
    topics = Prefetch("topics", Topic.objects.order_by("pk"))
    return rows.select_related("agency").prefetch_related(topics).order_by("pk")


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    """The open agencies whose list the actor may bring in: by name, else by short name."""
    rows = rights.agencies_where(scope.actor, permissions.IMPORT)
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (name, short_name)


def check_documents(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Document]
) -> Iterator[Refusal]:
    """A document that stands keeps its type; what is kept or withdrawn is left as it is."""
    for row in rows:
        old = standing.get((row.values["agency"], row.values["number"]))
        _settle(row, old)
        if old is None:
            yield from _check_new(row)
        elif _differs(row, old):
            yield from _check_standing(row, old)


def _settle(row: Row, old: Document | None) -> None:
    """An empty cell of these says nothing."""
    for name in LEFT_ALONE:
        if name in row.values and row.values[name] in (None, ""):
            if old is None:
                del row.values[name]
            else:
                row.values[name] = HELD[name](old)


def _check_new(row: Row) -> Iterator[Refusal]:
    if row.values.get("type") == Type.RECORD:
        yield Refusal(row, "type", _("A record is kept as it is: use “Keep a record”."))
    if row.values.get("type") == Type.EXTERNAL and "issuer" not in row.unread:
        yield from _check_issuer(row, row.values.get("issuer", ""))


def _check_standing(row: Row, old: Document) -> Iterator[Refusal]:
    if old.is_record:
        yield Refusal(row, "number", RETAINED_STAYS)
    elif not old.is_active:
        yield Refusal(row, "number", _("This document is withdrawn."))
    elif row.values.get("type", old.type) != old.type:
        sentence = _("A document keeps its type: withdraw it and register another.")
        yield Refusal(row, "type", sentence)
    elif old.type == Type.EXTERNAL and "issuer" not in row.unread:
        yield from _check_issuer(row, row.values.get("issuer", old.issuer))


def _check_issuer(row: Row, issuer: str) -> Iterator[Refusal]:
    if not issuer:
        yield Refusal(row, "issuer", _("Say who issued this document."))


def _differs(row: Row, old: Document) -> bool:
    return any(name in HELD and HELD[name](old) != value for name, value in row.values.items())


def write_documents(scope: Scope, plan: Plan[Document]) -> None:
    services.import_documents(
        actor=scope.actor,
        government=scope.government,
        new=[_values(row) for row in plan.new],
        changed=[(change.record, _values(change.row)) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


def _values(row: Row) -> dict[str, Any]:
    values = dict(row.values)
    if "owner" in values:
        values["owner_role"] = values.pop("owner")
    return values


AGENCY_READER = ReferenceReader(
    records=agency_names,
    missing=gettext_lazy(
        "No open agency whose documents you may bring in is called so. "
        "Write its name as the register of agencies shows it."
    ),
    words=gettext_lazy("The name or short name of an open agency whose documents you bring in."),
)
NUMBER_READER = TextReader(longest=120)
TITLE_READER = TextReader(longest=200)
TYPE_READER = ChoiceReader(choices=choices(TYPES))
OWNER_READER = ChoiceReader(choices=[(role.value, LABELS[role]) for role in OWNERS])
OWNER_HINT = gettext_lazy("Empty: the process owner, or whoever owns it now.")

FILE_ONLY: list[Column[Document]] = [
    Column(
        key="classification",
        label=gettext_lazy("Classification"),
        value=lambda d: d.get_classification_display(),
        stored=HELD["classification"],
        reads=ChoiceReader(choices=choices(CLASSIFICATIONS)),
        hint=gettext_lazy("Empty: internal, or as it is now."),
    ),
    Column(
        key="review_months",
        label=gettext_lazy("Review every (months)"),
        value=HELD["review_months"],
        kind="number",
        reads=WholeReader(least=0, most=LONGEST_MONTHS),
        hint=gettext_lazy("Empty: as usual for its type, or as it is now. 0: never."),
    ),
    Column(
        key="edition_date",
        label=gettext_lazy("Date of the edition"),
        value=HELD["edition_date"],
        kind="date",
        reads=DateReader(),
        hint=gettext_lazy("The day from which it is in force on paper, or that its issuer wrote."),
    ),
    Column(
        key="issuer",
        label=gettext_lazy("Issued by"),
        value=HELD["issuer"],
        reads=TextReader(longest=160),
        hint=gettext_lazy("Needed for an external document."),
    ),
    Column(
        key="external_number",
        label=gettext_lazy("Number of the issuer"),
        value=HELD["external_number"],
        reads=TextReader(longest=120),
    ),
    Column(
        key="kept_at",
        label=gettext_lazy("Where it is kept"),
        value=HELD["kept_at"],
        reads=TextReader(longest=200),
    ),
    Column(
        key="topics",
        label=gettext_lazy("What it is about"),
        value=lambda d: [topic.title for topic in d.topics.all()],
        stored=topic_ids,
        reads=TopicsReader(),
    ),
]

DOCUMENT_IMPORT: Importing[Document] = Importing(
    right=permissions.IMPORT,
    list_url="documents",
    key=["agency", "number"],
    standing=standing_documents,
    check=check_documents,
    write=write_documents,
    columns=FILE_ONLY,
    help=gettext_lazy(
        "Adds documents with their own numbers, each with a draft that waits for its text or "
        "file, and changes the particulars of those that differ."
    ),
)

"""How files become needs of posts and assessments of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.learning import permissions, services
from teraju.modules.learning.domain.gaps import HIGHEST
from teraju.modules.learning.models import Assessment, Competence, Position, Requirement
from teraju.modules.learning.selectors.people import colleagues
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    DateReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Importing


def position_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The open posts whose needs the actor sets: by agency and name, else by name."""
    agencies = rights.agencies_where(scope.actor, permissions.POSITION).order_by()
    rows = Position.objects.open().filter(
        government=scope.government, agency__in=agencies.values("pk")
    )
    for pk, name, agency in rows.values_list("pk", "name", "agency__short_name"):
        yield pk, (f"{agency}: {name}", name)


def competence_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    rows = Competence.objects.visible_to(scope.actor).in_use()
    for pk, name in rows.filter(government=scope.government).values_list("pk", "name"):
        yield pk, (name,)


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    rows = rights.agencies_where(scope.actor, permissions.ASSESS)
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (name, short_name)


def person_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The people the actor works with: by user name, else by office, else by name."""
    rows = colleagues(scope.actor, scope.actor.today).filter(home=scope.government)
    for pk, username, title, name in rows.values_list("pk", "username", "title", "name"):
        yield pk, (username, title, name)


def standing_needs(scope: Scope) -> QuerySet[Requirement]:
    agencies = rights.agencies_where(scope.actor, permissions.POSITION).order_by()
    rows: QuerySet[Requirement] = Requirement.objects.standing().filter(
        position__government=scope.government,
        position__agency__in=agencies.values("pk"),
        position__closed_on=None,
    )
    return rows.select_related("position__agency", "competence").order_by("pk")


def standing_assessments(scope: Scope) -> QuerySet[Assessment]:
    agencies = rights.agencies_where(scope.actor, permissions.ASSESS).order_by()
    rows = Assessment.objects.filter(
        government=scope.government,
        agency__in=agencies.values("pk"),
        competence__retired_on=None,
        person__in=colleagues(scope.actor, scope.actor.today),
    ).exclude(person=scope.actor.user_id)
    return rows.select_related("agency", "person", "competence").order_by("pk")


def check_assessments(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Assessment]
) -> Iterator[Refusal]:
    """Nobody assesses themselves, no day lies ahead, no level stands without its ground."""
    for row in rows:
        if row.values.get("person") == scope.actor.user_id:
            yield Refusal(row, "person", _("Nobody assesses themselves: ask your superior."))
        if row.values["on"] > scope.actor.today:
            yield Refusal(row, "on", _("The day lies in the future."))
        if "basis" not in row.unread and not row.values.get("basis"):
            sentence = _("Write what the level rests on: what was seen, or which proof.")
            yield Refusal(row, "basis", sentence)


def write_needs(scope: Scope, plan: Plan[Requirement]) -> None:
    services.import_needs(
        actor=scope.actor, government=scope.government, source=_source(plan), **_rows(plan)
    )


def write_assessments(scope: Scope, plan: Plan[Assessment]) -> None:
    services.import_assessments(
        actor=scope.actor, government=scope.government, source=_source(plan), **_rows(plan)
    )


def _source(plan: Plan[Any]) -> dict[str, str]:
    return {"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"}


def _rows(plan: Plan[Any]) -> dict[str, Any]:
    return {
        "new": [row.values for row in plan.new],
        "changed": [(change.record, change.row.values) for change in plan.changed],
    }


POSITION_READER = ReferenceReader(
    records=position_names,
    missing=gettext_lazy("No open post is called so. Write its name as the register shows it."),
    words=gettext_lazy("The name of an open post; with the agency before it where two are alike."),
)
COMPETENCE_READER = ReferenceReader(
    records=competence_names,
    missing=gettext_lazy("No competence in use is called so. Add it to the catalogue first."),
    words=gettext_lazy("The name of a competence of the catalogue."),
)
AGENCY_READER = ReferenceReader(
    records=agency_names,
    missing=gettext_lazy("No agency where you may assess is called so."),
    words=gettext_lazy("The name or short name of an agency where you may assess."),
)
PERSON_READER = ReferenceReader(
    records=person_names,
    missing=gettext_lazy("Nobody is called so. Write the user name, the office or the name."),
    words=gettext_lazy("The user name, the office or the name of a person."),
)
NEEDED_READER = WholeReader(least=1, most=HIGHEST)
HELD_READER = WholeReader(least=0, most=HIGHEST)
DAY_READER = DateReader()
BASIS_READER = TextReader(longest=400)

NEEDS_IMPORT: Importing[Requirement] = Importing(
    right=permissions.POSITION,
    list_url="learning_requirements",
    key=["position", "competence"],
    standing=standing_needs,
    write=write_needs,
    help=gettext_lazy("Sets at which level posts need competences; what differs is changed."),
)
ASSESSMENT_IMPORT: Importing[Assessment] = Importing(
    right=permissions.ASSESS,
    list_url="learning_assessments",
    key=["agency", "person", "competence", "on"],
    standing=standing_assessments,
    check=check_assessments,
    write=write_assessments,
    columns=[
        Column(
            key="agency",
            label=gettext_lazy("Agency"),
            value=lambda a: a.agency.name,
            stored=lambda a: a.agency_id,
            reads=AGENCY_READER,
            required=True,
        )
    ],
    help=gettext_lazy(
        "Records what people have shown, each with what it rests on. Your own stay with others."
    ),
)

"""Reading the trail as a register."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta

from django.apps import apps
from django.db.models import Min, Model, QuerySet

from teraju.platform.accounts.models import User
from teraju.platform.accounts.rights import governments_where
from teraju.platform.accounts.scope import Viewer

from .models import TrailEvent
from .permissions import READ
from .plain import Changes
from .veils import behind_walls, hidden_on


def trail(viewer: Viewer) -> QuerySet[TrailEvent]:
    """The events of the governments whose trail the viewer may read, but for what is hidden."""
    rows: QuerySet[TrailEvent] = TrailEvent.objects.visible_to(viewer)
    return rows.exclude(hidden_on(viewer.today) | behind_walls())


def offices(viewer: Viewer) -> list[str]:
    """The offices of the people of those governments, by name."""
    people = User.objects.filter(home__in=governments_where(viewer, READ))
    return list(people.order_by("title").values_list("title", flat=True).distinct()[:300])


def model_of(event: TrailEvent) -> type[Model] | None:
    """The model of the record that an event is about; None if there is no such model any more."""
    try:
        return apps.get_model(event.target_type)
    except (LookupError, ValueError):
        return None


def record_of(event: TrailEvent) -> Model | None:
    """The record that an event is about, if it still has a page."""
    model = model_of(event)
    if model is None or not hasattr(model, "get_absolute_url"):
        return None
    return model._base_manager.filter(pk=event.target_id).first()


def first_recorded(verb: str, target_type: str, ids: Collection[int | str]) -> dict[str, datetime]:
    """When something was first put on the trail of each of these records, by their id. One query.

    For what computes with records that its caller has cut to a viewer already. The moment has no
    place: the time zone of the record's government makes a date of it.
    """
    rows = TrailEvent.objects.filter(
        target_type=target_type, target_id__in=[str(pk) for pk in ids], verb=verb
    )
    pairs = rows.values_list("target_id").annotate(first=Min("at")).order_by("target_id")
    return dict(pairs)


def first_recorded_of(
    verbs: Collection[str], target_type: str, ids: Collection[int | str]
) -> dict[str, dict[str, datetime]]:
    """The same for several verbs at once, by verb and id. One query."""
    found: dict[str, dict[str, datetime]] = {verb: {} for verb in verbs}
    rows = TrailEvent.objects.filter(
        target_type=target_type, target_id__in=[str(pk) for pk in ids], verb__in=verbs
    )
    moments = rows.values_list("verb", "target_id").annotate(first=Min("at"))
    for verb, target, first in moments.order_by("verb", "target_id"):
        found[verb][target] = first
    return found


def has_done(actor: Viewer, target: Model, verbs: Collection[str]) -> bool:
    """Whether the actor is on the trail of a record with one of these verbs. Queries once.

    For who may not decide on what they put a hand to, whoever touched it last.
    """
    if actor.user_id is None:
        return False
    rows = TrailEvent.objects.filter(
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        actor=actor.user_id,
        verb__in=verbs,
    )
    return rows.exists()


def said_today(
    actor: Viewer, verb: str, target_type: str, ids: Collection[int | str]
) -> list[tuple[str, Changes]]:
    """What the actor put on the trail of these records under a verb today: ids and changes.

    For who is about to say it once more, and need not. Queries once.
    """
    morning = datetime.combine(actor.today, time.min, actor.now.tzinfo)
    rows = TrailEvent.objects.filter(
        target_type=target_type,
        target_id__in=[str(pk) for pk in ids],
        at__gte=morning,
        at__lt=morning + timedelta(days=1),
        actor=actor.user_id,
        verb=verb,
    )
    return list(rows.order_by("pk").values_list("target_id", "changes"))

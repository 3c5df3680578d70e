"""Naming who answers for a topic."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity import permissions
from teraju.modules.conformity.models import TopicOwner
from teraju.modules.conformity.refusals import WrongChoice
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.records import keep
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency


@transaction.atomic
def set_topic_owner(
    *, actor: Viewer, agency: Agency, topic: Topic, user: User | None
) -> TopicOwner | None:
    """Name the person who answers for a topic from today on; None gives it back to the role."""
    rights.require(actor, permissions.OWNER_SET, agency)
    agency = Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    if user and user.pk not in candidates(agency, actor).values_list("pk", flat=True):
        raise WrongChoice(_("Choose somebody with a role at this agency."), field="user")
    rows = TopicOwner.objects.filter(agency=agency, topic=topic, valid_until=None)
    standing: TopicOwner | None = rows.select_related("user").first()
    if (standing.user_id if standing else None) == (user.pk if user else None):
        return standing
    if standing:
        _end(standing, actor)
    named = _name(actor, agency, topic, user) if user else None
    record_event(
        actor=actor,
        verb="conformity.owner.set",
        target=agency,
        before={topic.title: standing.user.title if standing else ""},
        after={topic.title: user.title if user else ""},
    )
    return named


def candidates(agency: Agency, viewer: Viewer) -> QuerySet[User]:
    """Who holds a role at the agency on the viewer's day, guests left out."""
    held = RoleAssignment.objects.held_on(viewer.today).filter(agency__path__startswith=agency.path)
    people = held.exclude(role__in=["body_auditor", "bsn_coach", "ministry"]).values("user")
    return User.objects.filter(pk__in=people, is_active=True).order_by("title", "pk")


def _end(standing: TopicOwner, actor: Viewer) -> None:
    """Yesterday was the last day; who was named today by mistake is simply not there."""
    last = actor.today - timedelta(days=1)
    if last < standing.valid_from:
        standing.delete()
        return
    standing.valid_until = last
    standing.save(update_fields=["valid_until"])


def _name(actor: Viewer, agency: Agency, topic: Topic, user: User) -> TopicOwner:
    row = TopicOwner(
        government=agency.government,
        agency=agency,
        topic=topic,
        user=user,
        valid_from=actor.today,
    )
    keep(row)
    return row

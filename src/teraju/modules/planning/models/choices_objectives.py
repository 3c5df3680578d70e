"""The words of objectives and planned changes."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class KindChoice(TextChoices):
    """What an indicator counts."""

    RATIO = "ratio", _("ratio in percent")
    SHARE = "share", _("share of yes answers in percent")
    AVERAGE = "average", _("average")
    COUNT = "count", _("count")
    DAYS = "days", _("days")
    MONEY = "money", _("money")


class DirectionChoice(TextChoices):
    """Which way an indicator is good."""

    HIGHER = "higher", _("higher is better")
    LOWER = "lower", _("lower is better")
    RANGE = "range", _("within a range")


class FrequencyChoice(TextChoices):
    """How often an indicator is measured."""

    MONTHLY = "monthly", _("monthly")
    QUARTERLY = "quarterly", _("quarterly")
    HALF_YEARLY = "half_yearly", _("half-yearly")
    YEARLY = "yearly", _("yearly")


class LightChoice(TextChoices):
    """What a measured value got."""

    GREEN = "green", _("met")
    YELLOW = "yellow", _("nearly met")
    RED = "red", _("missed")


class ObjectiveStateChoice(TextChoices):
    """Where an objective stands."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waits for approval")
    APPROVED = "approved", _("approved")
    CLOSED = "closed", pgettext_lazy("objective", "closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("objective", "withdrawn")


class PlanStateChoice(TextChoices):
    """Where the plan for a red objective stands."""

    RUNNING = "running", pgettext_lazy("plan", "running")
    FINISHED = "finished", pgettext_lazy("plan", "finished")
    DROPPED = "dropped", pgettext_lazy("plan", "dropped")


class ActionStateChoice(TextChoices):
    """Where an action stands."""

    OPEN = "open", pgettext_lazy("action", "open")
    DONE = "done", pgettext_lazy("action", "done")
    DROPPED = "dropped", pgettext_lazy("action", "dropped")


class ChangeStateChoice(TextChoices):
    """Where a planned change stands."""

    PROPOSED = "proposed", pgettext_lazy("change", "proposed")
    DECIDED = "decided", pgettext_lazy("change", "decided")
    CARRIED_OUT = "carried_out", pgettext_lazy("change", "carried out")
    REVIEWED = "reviewed", pgettext_lazy("change", "effect reviewed")
    CLOSED = "closed", pgettext_lazy("change", "closed")
    REFUSED = "refused", pgettext_lazy("change", "refused")
    CANCELLED = "cancelled", pgettext_lazy("change", "cancelled")


class EffectChoice(TextChoices):
    """What a change brought."""

    AS_WANTED = "as_wanted", _("as wanted")
    PARTLY = "partly", _("partly as wanted")
    NOT = "not", _("not as wanted")


class ReviewStateChoice(TextChoices):
    """Where the evaluation of a quarter stands."""

    WRITTEN = "written", _("waits for the head")
    ACKNOWLEDGED = "acknowledged", _("acknowledged by the head")
    WITHDRAWN = "withdrawn", pgettext_lazy("review", "withdrawn")

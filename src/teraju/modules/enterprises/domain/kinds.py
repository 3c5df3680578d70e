"""The words for what an enterprise is, makes and works towards."""

from __future__ import annotations

from enum import StrEnum


class Sector(StrEnum):
    """What coaching programmes are made for."""

    CRAFT = "craft"
    FOOD = "food"
    TOURISM = "tourism"
    HEALTH = "health"
    EDUCATION = "education"
    OTHER = "other"


class Road(StrEnum):
    """How a product comes to its mark. They are different roads with different marks.

    Sources: Peraturan BSN 28/2021 (Bina UMK), Permenperin 74/2007 (Batikmark), UU 20/2014 (SPPT).
    """

    BINA_UMK = "bina_umk"
    BATIKMARK = "batikmark"
    SPPT_SNI = "sppt_sni"


class ProgrammeState(StrEnum):
    """Where a coaching programme stands."""

    DRAFT = "draft"
    OPEN = "open"
    RUNNING = "running"
    CLOSED = "closed"
    DROPPED = "dropped"


class CoachingState(StrEnum):
    """Whether an enterprise is still on its way, has arrived, or has left it."""

    ACTIVE = "active"
    ARRIVED = "arrived"
    STOPPED = "stopped"

"""Reading reviews and their decisions, cut to the viewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from teraju.modules.audits import review_policy, review_rights
from teraju.modules.audits.domain.reviews import APPROVED, Coverage, Laid, uncovered
from teraju.modules.audits.models import (
    GoverningBodyChoice,
    Review,
    ReviewDecision,
    ReviewLine,
    ReviewNote,
    ReviewReceipt,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import Subject
from teraju.platform.organisation.models import Agency

# What concerns people who reported or are suspected: for few, and for no guest.
GUARDED = frozenset({Subject.BRIBERY_REPORTS, Subject.INVESTIGATIONS})


def reviews(viewer: Viewer) -> QuerySet[Review]:
    """For lists: with their agency, the latest in time of its kind not marked."""
    rows: QuerySet[Review] = Review.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def review_pages(viewer: Viewer) -> QuerySet[Review]:
    """For one record, with all that its page shows, in a fixed number of queries."""
    decided = ReviewDecision.objects.select_related("owner").order_by("place", "pk")
    return reviews(viewer).prefetch_related(
        Prefetch("lines", ReviewLine.objects.order_by("place", "pk")),
        Prefetch("notes", ReviewNote.objects.order_by("subject", "pk")),
        Prefetch("decisions", decided),
        Prefetch("receipts", ReviewReceipt.objects.order_by("received_on", "pk")),
    )


def decisions(viewer: Viewer) -> QuerySet[ReviewDecision]:
    """For lists: with review, agency and owner."""
    rows: QuerySet[ReviewDecision] = ReviewDecision.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "owner", "review")


def reviews_read_whole(viewer: Viewer) -> QuerySet[Review]:
    """Reviews of which the viewer may read everything: the audience of their papers."""
    agencies = rights.agencies_where(viewer, review_rights.BRIBERY_READ).order_by()
    rows: QuerySet[Review] = Review.objects.visible_to(viewer).filter(
        agency__in=agencies.values("pk")
    )
    return rows


def governing_choices(viewer: Viewer) -> QuerySet[GoverningBodyChoice]:
    rows: QuerySet[GoverningBodyChoice] = GoverningBodyChoice.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def governing_body_of(agency: Agency, day: date) -> GoverningBodyChoice | None:
    """What was chosen for an agency by a day; None where nobody chose."""
    return governing_bodies([agency], day).get(agency.pk)


def governing_bodies(agencies: Iterable[Agency], day: date) -> dict[int, GoverningBodyChoice]:
    """The choice in force for each agency: its own before that of its government. One query."""
    found = list(agencies)
    rows = GoverningBodyChoice.objects.filter(
        Q(agency=None) | Q(agency__in=[one.pk for one in found]),
        government__in={one.government_id for one in found},
        valid_from__lte=day,
    ).order_by("valid_from", "pk")
    last: dict[tuple[int, int | None], GoverningBodyChoice] = {}
    for row in rows:
        last[row.government_id, row.agency_id] = row
    chosen = {
        one.pk: last.get((one.government_id, one.pk)) or last.get((one.government_id, None))
        for one in found
    }
    return {pk: choice for pk, choice in chosen.items() if choice}


def has_governing_body(agency: Agency, day: date) -> bool:
    """Whether somebody stands above the head; as long as nobody chose, nobody does."""
    choice = governing_body_of(agency, day)
    return bool(choice and choice.has_body)


def laid_before(lines: Iterable[ReviewLine]) -> dict[str, Laid]:
    """What was laid before the review on each subject."""
    found: dict[str, Laid] = {}
    for line in lines:
        one = found.get(line.subject, Laid())
        found[line.subject] = Laid(one.facts + 1, one.concerns + line.concerns)
    return found


def gaps_of(review: Review, day: date) -> list[tuple[str, Coverage]]:
    """The subjects that keep the minutes from approval; lines and notes may be at hand."""
    items = review_policy.agenda(review.kind, review.systems, review.held_on or day)
    laid = laid_before(review.lines.all())
    noted = {note.subject for note in review.notes.all()}
    return uncovered([item.subject.value for item in items], laid, noted)


def last_approved(agency_ids: Collection[int], kind: str) -> dict[int, Review]:
    """For each agency the approved review of a kind that was held last. One query."""
    rows = Review.objects.filter(agency__in=agency_ids, kind=kind, state__in=APPROVED)
    return {row.agency_id: row for row in rows.order_by("held_on", "pk")}


def colleagues_of(agency: Agency, day: date) -> QuerySet[User]:
    """Who may own a decision or take the chair: people of the agency or of the whole government."""
    held = RoleAssignment.objects.held_on(day).filter(government=agency.government_id)
    held = held.filter(Q(agency=None) | Q(agency__path__startswith=agency.path))
    rows: QuerySet[User] = User.objects.filter(
        pk__in=held.exclude(role__in=GUESTS).values("user"), is_active=True
    )
    return rows.order_by("title", "pk")

"""The one place where a line of the plan becomes a session."""

from __future__ import annotations

from teraju.modules.metrology.models import PlanLine, Session
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer


def planned_session(actor: Viewer, line: PlanLine) -> Session:
    """Enter a session in state planned, in the caller's transaction."""
    plan = line.plan
    session = Session(
        government_id=plan.government_id,
        agency=plan.agency,
        place=line.place,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        expected=line.expected,
        expected_equipment=line.expected_equipment,
        note=line.note,
        is_example=line.is_example,
    )
    save(actor, session)
    return session

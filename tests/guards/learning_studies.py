"""One of each record of study visits, for the guards to walk through."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from teraju.modules.learning.services import study_answers as answers
from teraju.modules.learning.services import study_requests as requests
from teraju.modules.learning.services import study_visits as visits
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

WISHED = date(2020, 10, 12)


def fill(actor: Viewer, agency: Agency) -> None:
    """A request, one with its agenda, and one that took place: by the services that people use."""
    _entered(actor, agency, "Kabupaten Contoh Pemohon")
    coming = _accepted(actor, agency, "Kabupaten Contoh Mendatang")
    line: dict[str, Any] = {"starts": time(9), "topic": "Pembukaan", "host": "Inspektur"}
    visits.add_agenda_line(actor=actor, visit_id=coming, **line)
    came = _accepted(actor, agency, "Kabupaten Contoh Tamu")
    visits.record_visit(
        actor=actor, visit_id=came, held_on=WISHED, came=8, minutes="Paparan contoh."
    )
    visits.add_taken(actor=actor, visit_id=came, title="Bahan paparan contoh")
    visits.add_milestone(
        actor=actor,
        visit_id=came,
        kind="agreement",
        on=date(2020, 10, 13),
        source="Siaran pers contoh",
    )
    visits.release_visit(actor=actor, visit_id=came)


def _entered(actor: Viewer, agency: Agency, guest: str) -> int:
    visit = requests.enter_letter(
        actor=actor,
        agency=agency,
        letter_number="005/1",
        letter_on=date(2020, 10, 1),
        received_on=date(2020, 10, 5),
        province="36",
        guest=guest,
        size=8,
        wished_from=WISHED,
        wished_until=date(2020, 10, 30),
        wishes="Sistem manajemen contoh",
        contact_name="Narahubung contoh",
        is_example=True,
    )
    return visit.pk


def _accepted(actor: Viewer, agency: Agency, guest: str) -> int:
    pk = _entered(actor, agency, guest)
    answers.accept_visit(actor=actor, visit_id=pk, visit_on=WISHED)
    return pk

"""Issued papers for tests: real ones, rendered and signed."""

from __future__ import annotations

from typing import Any

from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.models import Paper
from teraju.platform.papers.services import issue_paper

from .samples import letter


def issued(home: Agency | None = None, *, actor: Viewer | None = None, **changes: Any) -> Paper:
    """A public letter of an agency about itself, in force."""
    agency = home or AgencyFactory()
    given: dict[str, Any] = {
        "actor": actor or viewer(agency=agency),
        "template": "letter",
        "data": letter(),
        "public_facts": [("Perihal", "Undangan audit internal")],
        "government": agency.government,
        "agency": agency,
        "target": agency,
        "title": "Undangan audit internal",
        "number_key": "letter",
        "is_public": True,
        "is_example": False,
    }
    return issue_paper(**(given | changes))

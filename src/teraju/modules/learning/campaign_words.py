"""What a campaign may say: a proposal that its author changes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from .models.choices import Subject


def proposed(subject: str) -> dict[str, Any]:
    """The first words of a campaign on a subject, in the language of the page; {} for others."""
    if subject != Subject.GIFTS:
        return {"subject": subject} if subject in set(Subject) else {}
    return {
        "subject": subject,
        "title": gettext("No gifts around the holiday"),
        "message": gettext(
            "Around the holiday parcels, vouchers and invitations are given. Refuse what has to do "
            "with your office, and thank the giver kindly. What could not be refused you report to "
            "the gratification control unit within the working days of the rule, also when it is "
            "food. Report a refusal as well. Neither ask for a holiday gift yourself, in the name "
            "of the agency or through others."
        ),
    }

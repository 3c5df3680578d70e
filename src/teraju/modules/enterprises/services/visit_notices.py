"""What the coaches of a firm are told of its owner."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.utils.translation import gettext, override

from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.models import Coaching, Enterprise, OwnerQuestion
from teraju.modules.enterprises.selectors.coaching_people import coaches_of
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.services import Recipient, send


def tell_answered(visitor: Viewer, question: OwnerQuestion) -> None:
    """Tell that an owner answered; what was said may be personal, so the page alone says it."""
    firm = question.enterprise
    # In the house's language: the owner's is not that of who reads it.
    with override(settings.LANGUAGE_CODE):
        subject = gettext("The owner answered: %(firm)s") % {"firm": firm}
        text = gettext("Question and answer stand on the page below.")
    for person in _coaches(visitor, firm):
        send(
            recipient=Recipient.of(person),
            subject=subject,
            text=text,
            link=question.get_absolute_url(),
            government=question.government,
            actor=visitor,
        )


def _coaches(visitor: Viewer, firm: Enterprise) -> Collection[User]:
    """Who goes along with the firm; where nobody is named, all who coach at its agency."""
    rows = Coaching.objects.filter(product__enterprise=firm, state=CoachingState.ACTIVE)
    all_here = coaches_of(firm.agency, visitor.today)
    named = all_here.filter(pk__in=rows.values("coach"))
    return list(named) or list(all_here)

"""A letter to whoever has work at the desk: that there is some, and not a word of what.

It goes out once a day and never when a concern arrives: the hour would tell when somebody wrote.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from teraju.modules.integrity.concerns import derivation
from teraju.modules.integrity.concerns.coarse import rounded
from teraju.modules.integrity.concerns.models import Handler, Spent
from teraju.modules.integrity.concerns.selectors import desk as selectors

REMEMBERED = timedelta(days=2)


def remind(*, today: date, now: datetime) -> int:
    """Write to every handler with something due, once a day; returns how many letters went out."""
    handlers = list(
        Handler.objects.filter(retired_on=None, office__retired=False)
        .exclude(email="")
        .exclude(recipient="")
        .order_by("pk")
    )
    work = selectors.work_of(handlers, today)
    return sum(_remind(each, today, now) for each in handlers if work.get(each.pk))


def _remind(handler: Handler, today: date, now: datetime) -> int:
    try:
        with transaction.atomic():
            # Like a form that is sent: used up in the transaction of what it does.
            _row, made = Spent.objects.get_or_create(
                token_hash=derivation.digest(f"reminder {handler.pk} {today}"),
                defaults={"expires_at": rounded(now + REMEMBERED)},
            )
            if not made:
                return 0
            with override(settings.LANGUAGE_CODE):
                send_mail(
                    _("There is work at the desk"),
                    _("There is work at the desk. Open it by the address that you know."),
                    settings.DEFAULT_FROM_EMAIL,
                    [handler.email],
                )
    except (SMTPException, OSError):
        # Their mail server rests; the list at the desk says the same, and tomorrow it is tried.
        return 0
    return 1

"""The ways out of the house: mail and a gateway for SMS or WhatsApp."""

from __future__ import annotations

import json
import smtplib
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.tasks.api import TryLater

from .models import Channel, Delivery

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SECONDS_TO_ANSWER = 10.0
LONGEST_ANSWER = 65536


class Refused(DomainError):
    """The other side will not take this message, today or tomorrow."""


def configured() -> Channel:
    """The way that this installation uses beside the inbox."""
    try:
        return Channel(settings.TERAJU_NOTIFY)
    except ValueError as error:
        names = ", ".join(Channel.values)
        raise ImproperlyConfigured(
            f"TERAJU_NOTIFY is {settings.TERAJU_NOTIFY!r}: write one of {names}."
        ) from error


def checked_gateway() -> str:
    """The gateway's address, refused unless it is https (or on this machine)."""
    address: str = settings.TERAJU_GATEWAY_URL
    parts = urlsplit(address)
    local = parts.hostname in LOOPBACK
    if not parts.hostname or parts.scheme not in ({"http", "https"} if local else {"https"}):
        raise ImproperlyConfigured(
            "TERAJU_GATEWAY_URL must be an address that begins with https:// "
            "(http:// only on this machine)."
        )
    if "\n" in settings.TERAJU_GATEWAY_TOKEN:
        raise ImproperlyConfigured("TERAJU_GATEWAY_TOKEN holds more than one line.")
    return address


def send_out(delivery: Delivery) -> None:
    """Hand a message to the way it goes; raises TryLater or Refused."""
    if delivery.channel == Channel.SMTP:
        send_mail(delivery)
    elif delivery.channel == Channel.GATEWAY:
        post_to_gateway(delivery)
    else:
        raise ValueError(f"{delivery.channel} does not leave the house")


def send_mail(delivery: Delivery) -> None:
    """One mail. Its Message-ID stays the same, so that a repetition is known as one."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "localhost"
    message = EmailMessage(
        subject=delivery.subject,
        body=body_of(delivery),
        to=[delivery.address],
        headers={"Message-ID": f"<{delivery.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _text in error.recipients.values()]
        if codes and all(code >= 500 for code in codes):
            raise Refused(_("The mail server does not know this address.")) from None
        raise TryLater(_("The mail server does not take this address now.")) from None
    except smtplib.SMTPAuthenticationError:
        raise TryLater(_("The mail server refuses Teraju's password.")) from None
    except ValueError:
        raise Refused(_("This mail address cannot be used.")) from None
    except (smtplib.SMTPException, OSError):
        raise TryLater(_("The mail server does not answer.")) from None


def post_to_gateway(delivery: Delivery) -> None:
    """One POST of JSON: to, text, reference. The reference lets the gateway know a repetition."""
    address = checked_gateway()
    body = {"to": delivery.address, "text": body_of(delivery), "reference": str(delivery.pk)}
    request = Request(  # noqa: S310 - the scheme is checked above
        address,
        data=json.dumps(body).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.TERAJU_GATEWAY_TOKEN}",
            "Idempotency-Key": str(delivery.pk),
            "User-Agent": "Teraju",
        },
        method="POST",
    )
    try:
        with _opener(address).open(request, timeout=SECONDS_TO_ANSWER) as answer:
            answer.read(LONGEST_ANSWER)
    except HTTPError as error:
        status = error.code
        error.close()
        raise _refusal(status) from None
    except (URLError, HTTPException, OSError):
        # TimeoutError is an OSError; the message would quote address and number.
        raise TryLater(_("The message gateway does not answer.")) from None


def body_of(delivery: Delivery) -> str:
    """The text, and below it where to go on."""
    return f"{delivery.text}\n\n{delivery.link}".strip() if delivery.link else delivery.text


def _refusal(status: int) -> DomainError:
    later = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
    if status >= 500 or status in later:
        return TryLater(_("The message gateway does not work at the moment."))
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return TryLater(_("The message gateway refuses Teraju's token."))
    return Refused(_("The message gateway does not take this number or text."))


class _StayHere(HTTPRedirectHandler):
    """The token goes to the configured address and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _opener(address: str) -> OpenerDirector:
    direct = urlsplit(address).hostname in LOOPBACK
    return build_opener(_StayHere, *([ProxyHandler({})] if direct else []))

"""Pages for what went wrong: each says what to do next and leaks nothing."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError, LacksRole, NotAllowed


def error_page(
    request: HttpRequest | None, status: int, title: str, message: object, advice: str = ""
) -> HttpResponse:
    context = {"status": status, "title": title, "message": message, "advice": advice}
    return render(request, "web/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        400,
        _("This request could not be read"),
        _("Something in the address or the form is not as it should be, or is too large."),
        _("Go back and try again; nothing was changed."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    message = (
        exception.message
        if isinstance(exception, NotAllowed)
        else _("Your roles do not reach this.")
    )
    role_helps = isinstance(exception, LacksRole) or not isinstance(exception, NotAllowed)
    advice = _("Ask your administrator for the role if it belongs to your work.")
    return error_page(request, 403, _("You may not do this"), message, advice if role_helps else "")


def refused(request: HttpRequest, exception: DomainError) -> HttpResponse:
    return error_page(
        request,
        409,
        _("This is not possible now"),
        exception.message,
        _("Go back and look at how the record stands; nothing was changed."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        404,
        _("There is nothing here for you"),
        _("The page does not exist, or it belongs to somebody else."),
        _("Check the address, or start from the first page."),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        429,
        _("Too many tries from here"),
        _("This address sent more log-ins in a short time than people do."),
        _("Wait a minute and try again."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """The page after a fault. Without a database it does without who looks."""
    title = _("Something broke on our side")
    message = _("Nothing of what you entered was saved by this step.")
    advice = _("Go back, your entries are still in the form. Again? Tell your administrator.")
    try:
        return error_page(request, 500, title, message, advice)
    except DatabaseError:
        return error_page(None, 500, title, message, advice)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(
        request,
        403,
        _("The page was open for too long"),
        _("For safety, a form is only accepted from a page that was opened in this session."),
        _("Go back, reload the page and send it again; your entries are kept as a draft."),
    )

"""Pages for what went wrong: each says what to do next and leaks nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def error_page(
    request: HttpRequest, status: int, title: str, message: object, advice: str = ""
) -> HttpResponse:
    context = {"title": title, "message": message, "advice": advice}
    return render(request, "concerns/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        400,
        _("This request could not be read"),
        _("Something in the address or the form is not as it should be, or is too large."),
        _("Go back and try again; nothing was kept."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request, 403, _("This is not open to you"), _("Nothing was kept and nothing was changed.")
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        404,
        _("There is nothing here"),
        _("The page does not exist. Nothing was kept of your looking for it."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        500,
        _("Something broke in this program"),
        _("Nothing was kept. Try again in a few minutes."),
    )


def refused_form(request: HttpRequest, message: object) -> HttpResponse:
    return error_page(
        request,
        403,
        _("This form was not taken"),
        message,
        _("Go back, open the page anew and send it once more."),
    )

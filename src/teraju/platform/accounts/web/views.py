"""Log-in and log-out. The demonstration, and it alone, lets people in by role."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.account.forms import ChangePasswordForm
from allauth.account.internal.flows.password_change import finalize_password_change
from allauth.account.views import AccountInactiveView, logout
from allauth.account.views import LoginView as AllauthLoginView
from allauth.account.views import PasswordChangeView as AllauthPasswordChangeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.platform.accounts.models import User
from teraju.platform.accounts.selectors import demonstration_accounts
from teraju.platform.accounts.services import choose_password
from teraju.platform.web.errors import too_many
from teraju.platform.web.middleware import public
from teraju.platform.web.public_pages import public_pages


class LoginView(AllauthLoginView):  # type: ignore[misc]
    """The log-in page; in the demonstration with one button per role."""

    template_name = "account/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return too_many(request) if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS else answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        accounts = demonstration_accounts() if settings.TERAJU_DEMO else []
        more = {
            "demonstration_accounts": accounts,
            "public_lines": [(one.label, one.url()) for one in public_pages()],
        }
        return super().get_context_data(**more, **kwargs)  # type: ignore[no-any-return]


class PasswordChangeView(AllauthPasswordChangeView):  # type: ignore[misc]
    template_name = "account/password_change.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who has no password was let in by the demonstration, and has none to change."""
        if isinstance(request.user, User) and not request.user.has_usable_password():
            messages.info(request, _("This account has no password to change."))
            return HttpResponseRedirect(reverse("home"))
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def form_valid(self, form: ChangePasswordForm) -> HttpResponse:
        """Change it by the service, which writes the trail; all sessions of the person end."""
        user = choose_password(
            actor=self.request.viewer,
            user_id=self.request.user.pk,
            password=form.cleaned_data["password1"],
        )
        finalize_password_change(self.request, user)
        return HttpResponseRedirect(reverse("account_login"))


login_view = public(LoginView.as_view())
account_closed = public(AccountInactiveView.as_view())
password_change = PasswordChangeView.as_view()


@public
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session; a mere link to this address ends nothing."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("home"))
    answer: HttpResponse = logout(request)
    return answer


@public
def demonstration_login(request: HttpRequest) -> HttpResponse:
    """Let a visitor in as one of the demonstration's people; no other setting has this page."""
    if not settings.TERAJU_DEMO or request.method != "POST":
        raise Http404
    account = request.POST.get("account", "").replace("\x00", "")[:60]
    user = get_object_or_404(User, username=account, is_demonstration=True, is_active=True)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(reverse("home"))

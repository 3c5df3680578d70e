"""Log-in and log-out. The demonstration, and it alone, lets people in by role."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView as AllauthLoginView
from allauth.account.views import PasswordChangeView as AllauthPasswordChangeView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST

from teraju.platform.accounts.models import User
from teraju.platform.accounts.selectors import demonstration_accounts
from teraju.platform.web.middleware import public


class LoginView(AllauthLoginView):  # type: ignore[misc]
    """The log-in page; in the demonstration with one button per role."""

    template_name = "account/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        accounts = demonstration_accounts() if settings.TERAJU_DEMO else []
        return super().get_context_data(demonstration_accounts=accounts, **kwargs)  # type: ignore[no-any-return]


class PasswordChangeView(AllauthPasswordChangeView):  # type: ignore[misc]
    template_name = "account/password_change.html"
    success_url = reverse_lazy("home")


login_view = public(LoginView.as_view())
password_change = PasswordChangeView.as_view()


@public
@require_POST
def demonstration_login(request: HttpRequest) -> HttpResponse:
    """Let a visitor in as one of the demonstration's people; no other setting has this page."""
    if not settings.TERAJU_DEMO:
        raise Http404
    account = request.POST.get("account", "")[:60]
    user = get_object_or_404(User, username=account, is_demonstration=True, is_active=True)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(reverse("home"))

"""Choosing a password with a card, and being let in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.models import User
from teraju.platform.notify import invitations
from teraju.platform.notify.models import OneTimeCode
from teraju.platform.web.forms import add_refusal, errors_summary, form_methods
from teraju.platform.web.middleware import ViewerRequest, public

from .forms import PasswordForm
from .proof import forget, proved


@public
@never_cache
@form_methods
def first_password(request: ViewerRequest) -> HttpResponse:
    """Choose the password of the account that the proved code stands for."""
    code = proved(request, invitations.FIRST_LOGIN)
    user = _holder(code)
    if code is None or user is None:
        forget(request)
        return redirect("redeem")
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _accept(request, form, code, user):
        forget(request)
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("home")
    context = {
        "form": form,
        "errors_summary": errors_summary(form),
        "title": _("Choose a password"),
        "intro": _("For the account {username}.").format(username=user.username),
        "submit": _("Keep it and log in"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "notify/public_form.html", context, status=status)


def _holder(code: OneTimeCode | None) -> User | None:
    if code is None or code.subject_type != User._meta.label_lower:
        return None
    rows = User.objects.filter(pk=code.subject_id, is_active=True)
    found: User | None = rows.select_related("home").first()
    return found


def _accept(request: ViewerRequest, form: PasswordForm, code: OneTimeCode, user: User) -> bool:
    try:
        changed = invitations.accept_invitation(
            code_id=code.pk,
            user=user,
            password=form.cleaned_data["password"],
            visitor=request.viewer,
        )
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)
        return False
    user.password = changed.password
    return True

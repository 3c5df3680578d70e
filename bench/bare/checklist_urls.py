"""A checklist of an audit with fields to fill in, as a beginner's book has it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from teraju.modules.audits.models import InternalAudit, RowResult


@login_required
def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row of the checklist with its topic and that topic's requirements, in four queries."""
    audit = InternalAudit.objects.select_related("agency").get(pk=pk)
    rows = audit.rows.select_related("topic").prefetch_related("topic__requirements__edition")
    context = {
        "audit": audit,
        "rows": rows.order_by("order", "pk"),
        "results": RowResult.choices,
    }
    return render(request, "checklist.html", context)


urlpatterns = [path("audits/<int:pk>/checklist/", checklist)]

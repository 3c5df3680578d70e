"""All requirements of two editions by topic with fields to fill in, as a beginner's book has it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.models.choices import ProgressChoice, ResultChoice
from teraju.modules.standards.api import Topic


@login_required
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Every topic of the assessment's editions with its requirements, in three queries."""
    assessment = Assessment.objects.select_related("agency").get(pk=pk)
    topics = Topic.objects.filter(requirements__edition__in=assessment.editions.all()).distinct()
    context = {
        "assessment": assessment,
        "topics": topics.order_by("order", "pk").prefetch_related("requirements__edition"),
        "progress": ProgressChoice.choices,
        "results": ResultChoice.choices,
    }
    return render(request, "sheet.html", context)


urlpatterns = [path("readiness/assessments/<int:pk>/sheet/", sheet)]

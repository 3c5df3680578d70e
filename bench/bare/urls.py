"""The same agencies as a plain ListView behind a log-in, as a beginner's book would have it."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.urls import path
from django.views.generic import DetailView, ListView

from teraju.platform.organisation.models import Agency


class AgencyList(LoginRequiredMixin, ListView[Agency]):
    """25 agencies of the reader's government."""

    model = Agency
    paginate_by = 25
    template_name = "list.html"

    def get_queryset(self) -> QuerySet[Agency]:
        """Return the rows that the measured page shows too."""
        user: Any = self.request.user
        rows = Agency.objects.filter(government=user.home_id)
        return rows.select_related("parent").order_by("path", "pk")


urlpatterns = [
    path("agencies/", AgencyList.as_view()),
    path("agencies/<int:pk>/", DetailView.as_view(model=Agency), name="agency"),
]

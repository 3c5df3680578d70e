"""The same documents as a plain ListView behind a log-in, as a beginner's book would have it."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import path
from django.views.generic import DetailView, ListView

from teraju.modules.documents.models import Document, Revision


class DocumentList(LoginRequiredMixin, ListView[Document]):
    """25 documents of the reader's government with the revision in force."""

    model = Document
    paginate_by = 25
    template_name = "documents.html"

    def get_queryset(self) -> QuerySet[Document]:
        """Return the rows that the measured page shows too."""
        user: Any = self.request.user
        current = Revision.objects.filter(document=OuterRef("pk"), state="effective")
        rows = Document.objects.filter(government=user.home_id).select_related("agency")
        rows = rows.annotate(
            current_number=Subquery(current.values("number")[:1]),
            effective_since=Subquery(current.values("effective_on")[:1]),
        )
        return rows.order_by("agency__name", "number", "pk")


urlpatterns = [
    path("documents/", DocumentList.as_view()),
    path("documents/<int:pk>/", DetailView.as_view(model=Document), name="document"),
]

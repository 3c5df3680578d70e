"""Where a policy says what its standard asks it to say."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government

from .revisions import Revision
from .scopes import ClassifiedQuerySet


class PolicyStatementQuerySet(ClassifiedQuerySet["PolicyStatement"]):
    agency_path = "revision__document__agency"
    document_path = "revision__document"


class PolicyStatement(Record):
    """A passage of a revision that makes one of the statements asked for."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="statements")
    code = models.CharField(_("statement"), max_length=40)
    passage = models.TextField(_("passage"), max_length=2000)
    page = models.PositiveSmallIntegerField(_("page of the file"), null=True, blank=True)
    marked_on = models.DateField(_("marked on"))
    marked_office = models.CharField(_("marked by"), max_length=160)
    removed_on = models.DateField(_("taken away on"), null=True, blank=True)

    objects: ClassVar = PolicyStatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "code"],
                condition=models.Q(removed_on=None),
                name="policy_statement_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.code}"

    @property
    def words(self) -> str:
        """The passage, of a file with its page."""
        if self.page is None:
            return self.passage
        return gettext("%(passage)s (page %(page)d)") % {
            "passage": self.passage,
            "page": self.page,
        }

    @property
    def agency(self) -> Agency:
        """Whose it is: needs `revision__document__agency` at hand."""
        return self.revision.document.agency

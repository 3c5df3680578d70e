"""Which agreements a certification came from; the neighbour that keeps them is not imported."""

from __future__ import annotations

from django.db import models

from .certifications import Certification


class CertificationLink(models.Model):
    """A record of another module by kind and id, resolved through the links of the platform."""

    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=60)
    target_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certification", "kind", "target_id"],
                name="certification_linked_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

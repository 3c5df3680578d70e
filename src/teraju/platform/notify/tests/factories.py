"""Made-up notices and codes."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from teraju.platform.accounts.tests.factories import NOW, UserFactory
from teraju.platform.notify.models import Notice


class NoticeFactory(DjangoModelFactory[Notice]):
    class Meta:
        model = Notice

    user = factory.SubFactory(UserFactory)
    government = factory.SelfAttribute("user.home")
    subject = factory.Sequence(lambda n: f"Pemberitahuan {n}")
    text = "Isi pemberitahuan."
    link = "/agreements/"
    sender = "Sekretaris Daerah"
    created_at = NOW

"""Standards and editions for tests, here and in the modules above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import factory
from factory.django import DjangoModelFactory

from teraju.modules.standards.models import (
    Documented,
    Edition,
    Exclusion,
    Requirement,
    Scheme,
    Standard,
    Topic,
)
from teraju.platform.accounts.roles import Role


class StandardFactory(DjangoModelFactory[Standard]):
    class Meta:
        model = Standard

    code = factory.Sequence(lambda n: f"iso-{9000 + n}")
    sni_number = factory.Sequence(lambda n: f"SNI ISO {9000 + n}")
    iso_number = factory.Sequence(lambda n: f"ISO {9000 + n}")
    title_en = "Quality management systems"
    title_id = "Sistem manajemen mutu"
    scheme = Scheme.QUALITY
    is_certifiable = True


class EditionFactory(DjangoModelFactory[Edition]):
    class Meta:
        model = Edition

    standard = factory.SubFactory(StandardFactory)
    edition = "2015"
    sni_designation = factory.LazyAttribute(lambda o: f"{o.standard.sni_number}:{o.edition}")
    iso_designation = factory.LazyAttribute(lambda o: f"{o.standard.iso_number}:{o.edition}")
    valid_from = date(2015, 9, 15)
    source = "invented for a test"
    confirmed = True


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic

    code = factory.Sequence(lambda n: f"topic-{n}")
    title_en = factory.LazyAttribute(lambda o: f"Title of {o.code}")
    title_id = factory.LazyAttribute(lambda o: f"Judul {o.code}")
    record_en = factory.LazyAttribute(lambda o: f"Record of {o.code}")
    record_id = factory.LazyAttribute(lambda o: f"Rekaman {o.code}")
    owner_role = Role.QUALITY_COORDINATOR
    order = factory.Sequence(lambda n: n)
    chapter = "8"


class RequirementFactory(DjangoModelFactory[Requirement]):
    """A requirement that is judged; its topics are given as `topics=[...]`."""

    class Meta:
        model = Requirement
        skip_postgeneration_save = True

    edition = factory.SubFactory(EditionFactory)
    number = factory.Sequence(lambda n: f"8.{n + 1}")
    order = factory.Sequence(lambda n: n)
    depth = factory.LazyAttribute(lambda o: o.number.count(".") + 1)
    title_en = factory.LazyAttribute(lambda o: f"Clause {o.number}")
    title_id = factory.LazyAttribute(lambda o: f"Klausul {o.number}")
    asks_en = factory.LazyAttribute(lambda o: f"Something about {o.number}.")
    asks_id = factory.LazyAttribute(lambda o: f"Sesuatu tentang {o.number}.")
    documented = Documented.RETAIN
    exclusion = Exclusion.JUSTIFIED
    is_assessed = True
    confirmed = True

    @factory.post_generation
    def topics(self: Requirement, create: bool, extracted: Sequence[Topic] | None) -> None:
        if create and extracted:
            self.topics.set(extracted)

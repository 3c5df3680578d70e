"""Standards and editions for tests, here and in the modules above."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from teraju.modules.standards.models import Edition, Scheme, Standard


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

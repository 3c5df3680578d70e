"""A government is founded."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from teraju.kernel.errors import DomainError
from teraju.platform.accounts import services
from teraju.platform.accounts.founding import NewGovernment, found_government
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.organisation.models import Region

from .days import TODAY

pytestmark = pytest.mark.django_db


class TestFoundingAGovernment:
    def found(self, **changes):
        new = NewGovernment(
            **{
                "region_code": "36.04",
                "level": "regency",
                "name": "Kabupaten Serang",
                "timezone": "Asia/Jakarta",
                "head_title": "Bupati",
                **changes,
            }
        )
        return found_government(
            now=NOW, new=new, username="Administrator", title="Administrator", since=TODAY
        )

    def test_makes_an_administrator_who_may_let_others_in(self):
        government, user = self.found()
        assert user.username == "administrator"
        actor = viewer_of(user, NOW)
        made = services.create_person(
            actor=actor, government=government, username="baru", title="Inspektur"
        )
        assert made.home == government

    def test_takes_a_region_that_is_known(self):
        Region.objects.create(code="36.04", name="Serang", level="regency")
        assert self.found()[0].region.name == "Serang"

    @pytest.mark.parametrize(
        "code", ["3604", "36.4", "36.041", "x", "", "36.04 ", "36.04\n", "٣٦.٠٤"]
    )
    def test_refuses_what_is_no_code(self, code):
        with pytest.raises(DomainError):
            self.found(region_code=code)
        assert not Region.objects.exists()

    @pytest.mark.parametrize(
        "change", [{"name": ""}, {"name": "!!!"}, {"timezone": "Mars"}, {"level": "x"}]
    )
    def test_refuses_unfit_data_and_leaves_nothing(self, change):
        with pytest.raises(ValidationError), transaction.atomic():
            self.found(**change)
        assert not Region.objects.exists()

    def test_twice_is_refused(self):
        self.found()
        with pytest.raises(DomainError):
            self.found()

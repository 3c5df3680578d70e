from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.audit.models import TrailEvent
from teraju.platform.notify.models import OneTimeCode
from teraju.platform.organisation.models import Government

pytestmark = pytest.mark.django_db


def found(*arguments: str, **options: str) -> str:
    out = StringIO()
    call_command("found", *arguments, stdout=out, **options)
    return out.getvalue()


class TestFounding:
    def test_makes_a_government_with_an_administrator(self):
        said = found("36.04", "Kabupaten Serang")
        government = Government.objects.get(region_id="36.04")
        assert (government.name, government.slug) == ("Kabupaten Serang", "kabupaten-serang")
        assert not government.is_demonstration
        [user] = User.objects.filter(home=government)
        [role] = user.roles.all()
        assert (user.username, role.role, role.agency) == (
            "administrator",
            Role.ADMINISTRATOR,
            None,
        )
        assert not user.has_usable_password()
        assert said.startswith("Kabupaten Serang is founded.")
        verbs = set(TrailEvent.objects.values_list("verb", flat=True))
        assert {"organisation.government.founded", "accounts.person.created"} <= verbs

    def test_prints_the_way_to_a_password(self, client):
        said = found("53.71", "Kota Kupang", timezone="Asia/Makassar", username="Admin.Kupang")
        address = re.search(r"http://testserver(/k/\S+)", said).group(1)
        page = client.get(address)
        assert page.status_code == 200
        code = re.search(r"code ([0-9A-Z-]+)", said).group(1)
        assert client.post("/k/", {"code": code}).headers["Location"] == "/k/password/"
        words = {"password": "gunung-laut-sawah-9", "again": "gunung-laut-sawah-9"}
        assert client.post("/k/password/", words).headers["Location"] == "/"
        assert client.get("/people/").status_code == 200
        assert User.objects.get(username="admin.kupang").has_usable_password()

    @pytest.mark.parametrize(
        ("arguments", "options", "said"),
        [
            (("36.04", "Kabupaten Serang"), {}, "has a government already|sudah"),
            (("3604", "Kota Lain"), {"username": "a.lain"}, "36.04"),
            (("36.7300000000000000", "Kota Lain"), {"username": "a.lain"}, "36.04"),
            (("36.73", "Kota Serang"), {}, "user name|nama pengguna|Nama pengguna"),
            (("36.73", "x" * 200), {"username": "a.lain"}, "120"),
        ],
    )
    def test_refuses_with_a_sentence_and_leaves_nothing(self, arguments, options, said):
        found("36.04", "Kabupaten Serang")
        with pytest.raises(CommandError, match=said):
            found(*arguments, **options)
        assert Government.objects.count() == 1
        assert User.objects.count() == OneTimeCode.objects.count() == 1

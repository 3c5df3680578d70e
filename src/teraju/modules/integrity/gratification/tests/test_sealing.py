"""Personal fields are read by the program alone, and by an earlier secret as long as it stands."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from teraju.modules.integrity.gratification.models import GiftReport
from teraju.platform.sealing import LOST, masked, opened, sealed

from .world import World, drafted


def test_what_is_sealed_says_nothing_and_is_opened_again() -> None:
    token = sealed("3604010101800001")
    assert "3604" not in token
    assert token != sealed("3604010101800001")
    assert opened(token) == "3604010101800001"


def test_a_new_secret_opens_what_an_earlier_one_sealed(settings: Any) -> None:
    token, before = sealed("Jalan Contoh 1"), settings.SECRET_KEY
    settings.SECRET_KEY = "another-secret-" + "y" * 40
    assert opened(token) == LOST
    settings.SECRET_KEY_FALLBACKS = [before]
    assert opened(token) == "Jalan Contoh 1"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("3604010101800001", "••••••••••••0001"), ("1234", "••••"), ("12", "••"), ("", "")],
)
def test_a_page_shows_the_last_signs(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.django_db
class TestField:
    def test_cannot_be_searched(self) -> None:
        with pytest.raises(TypeError, match="sealed"):
            GiftReport.objects.filter(receiver_nik__contains="3604")

    def test_keeps_to_its_length(self, world: World) -> None:
        with pytest.raises(ValidationError) as caught:
            drafted(world, receiver_nik="3" * 17)
        assert "receiver_nik" in caught.value.error_dict

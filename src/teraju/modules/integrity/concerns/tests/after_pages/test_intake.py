"""A concern that came by letter or by word of mouth is typed in."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.models import Case, Handler
from teraju.modules.integrity.concerns.tests import factories

from .pages import NOW, TOKEN, sent

pytestmark = pytest.mark.django_db


class TestIntake:
    STORY = {"do": "send", "channel": "letter", "mode": "anonymous", "what": "Uang di laci"}

    def test_a_letter_is_taken_in_with_a_receipt(self, mine: Handler, client: Client) -> None:
        answer = sent(client, "desk_intake", **self.STORY, reachable="on").content.decode()
        code = re.findall(r'class="code">((?:\d{4} ?){4})<', answer)[0]
        case = Case.objects.get()
        assert (case.channel, case.mode) == ("letter", "anonymous")
        assert case.entries.get().author == mine
        token = access.open_for_reporter(code, bucket="", now=NOW)
        visit = access.reporter_of(token, now=NOW)
        assert visit is not None
        assert visit.case == case

    def test_a_second_click_takes_in_nothing_more(self, client: Client) -> None:
        address = reverse("desk_intake")
        token = TOKEN.findall(client.get(address).content.decode())[-1]
        answers = [client.post(address, {"token": token, **self.STORY}) for _click in range(2)]
        number = Case.objects.get().number
        assert all(f"has the number {number}" in each.content.decode() for each in answers)
        assert Case.objects.count() == 1

    def test_who_cannot_be_reached_has_no_receipt(self, client: Client) -> None:
        answer = sent(client, "desk_intake", **self.STORY).content.decode()
        assert "There is no receipt" in answer
        assert Case.objects.get().lookup_hash == ""

    def test_a_name_is_kept_only_where_it_is_wanted(self, client: Client) -> None:
        values = self.STORY | {"mode": "named", "channel": "visit"}
        missing = sent(client, "desk_intake", **values)
        assert missing.status_code == 422
        assert "Uang di laci" in missing.content.decode()
        sent(client, "desk_intake", **values, name="Budi", contact="0812")
        kinds = set(Case.objects.get().entries.values_list("kind", flat=True))
        assert kinds == {"report", "identity"}

    def test_searching_asks_for_nothing_else(self, client: Client) -> None:
        factories.person("Sri Wahyuni", post="Kepala Bidang")
        answer = sent(client, "desk_intake", do="find", search="wahyuni", what="Sudah ditulis")
        shown = answer.content.decode()
        assert answer.status_code == 200
        assert "Sri Wahyuni" in shown
        assert "Sudah ditulis" in shown
        assert "errorlist" not in shown

    def test_who_types_it_in_holds_no_key_where_the_route_gives_none(
        self, mine: Handler, client: Client
    ) -> None:
        head = factories.person("Darmawan Sukma")
        mine.person = factories.person("Ratna", superior=head)
        mine.save()
        factories.handler(factories.office("Provinsi", outside=True))
        answer = sent(client, "desk_intake", **self.STORY, people=[str(head.pk)])
        assert "The route gives you no key" in answer.content.decode()
        case = Case.objects.get()
        assert not Case.objects.visible_to(mine).exists()
        assert client.get(reverse("desk_case", args=[case.number])).status_code == 404

    def test_where_nobody_may_read_nothing_is_kept(self, mine: Handler, client: Client) -> None:
        answer = sent(client, "desk_intake", **self.STORY, written="Ratna")
        assert answer.status_code == 422
        assert "Nobody here may read this" in answer.content.decode()
        assert not Case.objects.exists()

"""The pages of instructions: they work, strangers find nothing, readers may not write."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.html import escape

from teraju.insight.models import Instruction
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    GovernmentFactory,
    RoleAssignmentFactory,
    person,
)

from .factories import DUE, InstructionFactory, browser, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

HTML = '<script>alert("x")</script><b onclick=x>'
OK, DENIED, NOT_THERE, BAD = (
    HTTPStatus.OK,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
SENT = {"answer": "Sudah.", "state": "answered", "answered_on": date(2018, 3, 14)}
FORMS = [
    ("instruction_answer", "head", {}, {"answer": "Sudah selesai."}),
    ("instruction_withdraw", "regent", {}, {"reason": "Tidak perlu lagi."}),
    ("instruction_accept", "secretary", SENT, {}),
    ("instruction_return", "regent", SENT, {"note": "Dua unit.", "due_on": "2018-05-31"}),
]


def url(name, made):
    return reverse(name, args=[made.pk])


@pytest.mark.parametrize(("name", "who", "fields", "data"), FORMS)
class TestEveryForm:
    def test_works(self, home, name, who, fields, data):
        made = InstructionFactory(agency=home.agency, **fields)
        client = browser(getattr(home, who))
        page = text(client.get(url(name, made)))
        assert made.title in page
        assert made.text in page
        answer = client.post(url(name, made), {**data, "version": made.version})
        assert answer["Location"] == made.get_absolute_url()
        before = made.state
        made.refresh_from_db()
        assert made.state != before

    def test_is_not_there_for_strangers_and_denied_to_readers(self, home, name, who, fields, data):
        made = InstructionFactory(agency=home.agency, **fields)
        for other, status in (
            ("reader", DENIED),
            ("administrator", DENIED),
            ("stranger", NOT_THERE),
            ("other_head", NOT_THERE),
            ("guest", NOT_THERE),
        ):
            client = browser(getattr(home, other))
            assert client.get(url(name, made)).status_code == status
            assert client.post(url(name, made), data).status_code == status

    def test_tells_what_somebody_else_saved(self, home, name, who, fields, data):
        made = InstructionFactory(agency=home.agency, **fields)
        answer = browser(getattr(home, who)).post(
            url(name, made), {**data, "version": made.version + 1}
        )
        assert answer.status_code == BAD
        assert "Somebody saved this record" in text(answer)

    def test_does_nothing_twice(self, home, name, who, fields, data):
        made = InstructionFactory(agency=home.agency, **fields)
        client = browser(getattr(home, who))
        sent = {**data, "version": made.version, "once": str(uuid4())}
        first, second = (client.post(url(name, made), sent) for _time in range(2))
        assert first["Location"] == second["Location"]
        made.refresh_from_db()
        assert made.version == 2


class TestGiving:
    def data(self, home, **fields):
        values = {"agency": home.agency.pk, "title": "Selesaikan audit", "due_on": "2018-04-30"}
        return {**values, "text": "", **fields}

    def test_works_and_happens_once(self, home):
        client = browser(home.regent)
        page = text(client.get(reverse("instruction_add"), {"agency": home.agency.pk}))
        assert f'<option value="{home.agency.pk}" selected>' in page
        sent = self.data(home, once=str(uuid4()))
        answers = [client.post(reverse("instruction_add"), sent) for _time in range(2)]
        made = Instruction.objects.get()
        assert {answer["Location"] for answer in answers} == {made.get_absolute_url()}
        assert (made.agency, made.due_on) == (home.agency, DUE)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"title": ""}, "title"),
            ({"title": "x" * 201}, "title"),
            ({"due_on": "2018-03-13"}, "due_on"),
            ({"due_on": "kemarin"}, "due_on"),
            ({"agency": 999999}, "agency"),
            ({"agency": ""}, "agency"),
        ],
    )
    def test_tells_what_is_wrong_at_its_field(self, home, fields, field):
        answer = browser(home.regent).post(reverse("instruction_add"), self.data(home, **fields))
        assert answer.status_code == BAD
        assert list(answer.context["form"].errors) == [field]

    def test_reaches_only_open_agencies_of_the_own_government(self, home):
        elsewhere = AgencyFactory(government=GovernmentFactory())
        closed = AgencyFactory(government=home.government, closed_on=date(2018, 1, 1))
        for agency in (elsewhere, closed):
            answer = browser(home.regent).post(
                reverse("instruction_add"), self.data(home, agency=agency.pk)
            )
            assert list(answer.context["form"].errors) == ["agency"]
        assert not Instruction.objects.exists()

    @pytest.mark.parametrize(
        ("where", "until", "warned"),
        [
            ("agency", None, False),
            ("above", None, False),
            ("agency", date(2018, 3, 13), True),
            ("nowhere", None, True),
        ],
    )
    def test_warns_when_nobody_is_there_to_answer(self, home, where, until, warned):
        above = AgencyFactory(government=home.government)
        agency = AgencyFactory(parent=above)
        places = {"agency": agency, "above": above}
        if where in places:
            RoleAssignmentFactory(
                user=person(government=home.government),
                role=Role.AGENCY_HEAD,
                agency=places[where],
                valid_until=until,
            )
        client = browser(home.regent)
        answer = client.post(
            reverse("instruction_add"), self.data(home, agency=agency.pk), follow=True
        )
        assert ("Nobody holds the role" in text(answer)) is warned
        assert Instruction.objects.get().agency == agency

    @pytest.mark.parametrize("who", ["head", "reader", "administrator", "guest"])
    def test_is_for_leaders(self, home, who):
        client = browser(getattr(home, who))
        assert client.get(reverse("instruction_add")).status_code == DENIED
        assert client.post(reverse("instruction_add"), self.data(home)).status_code == DENIED


class TestTheRegister:
    def test_shows_what_one_sees(self, home):
        mine = InstructionFactory(agency=home.agency, title="Untuk kami")
        InstructionFactory(agency=home.other, title="Untuk mereka")
        InstructionFactory(title="Pemerintah lain")
        for who, shown in (
            ("regent", {"Untuk kami", "Untuk mereka"}),
            ("administrator", {"Untuk kami", "Untuk mereka"}),
            ("reader", {"Untuk kami"}),
            ("other_head", {"Untuk mereka"}),
            ("guest", set()),
            ("stranger", set()),
        ):
            page = text(browser(getattr(home, who)).get(reverse("instructions")))
            found = {t for t in ("Untuk kami", "Untuk mereka", "Pemerintah lain") if t in page}
            assert found == shown, who
        assert mine.get_absolute_url() in text(browser(home.reader).get(reverse("instructions")))

    def test_searches_filters_and_says_what_is_late(self, home):
        late = InstructionFactory(agency=home.agency, title="Yang lewat", due_on=date(2018, 3, 14))
        other = InstructionFactory(agency=home.other, title="Yang dijawab", **SENT)
        Instruction.objects.filter(pk=late.pk).update(
            due_on=date(2018, 3, 1), issued_on=date(2018, 2, 1)
        )
        client = browser(home.regent)
        asked = [
            ({"q": "lewat"}, [late]),
            ({"state": "late"}, [late]),
            ({"state": "open"}, [late]),
            ({"state": "answered"}, [other]),
            ({"state": "withdrawn"}, []),
            ({"agency": home.other.pk}, [other]),
            ({}, [late, other]),
        ]
        for query, shown in asked:
            page = text(client.get(reverse("instructions"), query))
            assert [one for one in (late, other) if one.title in page] == shown, query
        assert "late" in text(client.get(reverse("instructions"), {"q": "lewat"}))

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_is_taken_away_as_a_file(self, home, kind):
        made = InstructionFactory(agency=home.agency)
        answer = browser(home.reader).get(reverse("instructions"), {"format": kind})
        assert answer.status_code == OK
        assert kind != "csv" or made.title in text(answer)

    def test_asks_the_same_for_any_number(self, home, django_assert_max_num_queries):
        counts = []
        client = browser(home.regent)
        for number in (2, 20):
            InstructionFactory.create_batch(number, agency=home.agency)
            with django_assert_max_num_queries(10) as captured:
                client.get(reverse("instructions"))
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestTheRecord:
    def test_says_who_has_the_turn(self, home):
        made = InstructionFactory(agency=home.agency)
        head = text(browser(home.head).get(made.get_absolute_url()))
        assert url("instruction_answer", made) in head
        assert url("instruction_withdraw", made) not in head
        regent = text(browser(home.regent).get(made.get_absolute_url()))
        assert url("instruction_withdraw", made) in regent
        assert "Only these roles may do this: Head of agency." in regent
        Instruction.objects.filter(pk=made.pk).update(**SENT)
        regent = text(browser(home.regent).get(made.get_absolute_url()))
        assert url("instruction_accept", made) in regent
        assert url("instruction_return", made) in regent

    def test_is_not_there_for_strangers(self, home):
        made = InstructionFactory(agency=home.agency)
        for who in ("stranger", "other_head", "guest"):
            client = browser(getattr(home, who))
            assert client.get(made.get_absolute_url()).status_code == NOT_THERE

    def test_keeps_html_harmless(self, home):
        made = InstructionFactory(
            agency=home.agency,
            title=HTML,
            text=HTML,
            return_note=HTML,
            returned_on=date(2018, 3, 2),
            issued_office=HTML,
            answered_office=HTML,
            **{**SENT, "answer": HTML},
        )
        for address in (made.get_absolute_url(), reverse("instructions")):
            page = text(browser(home.regent).get(address))
            assert HTML not in page
            assert escape(HTML) in page

    def test_carries_files_of_both_sides(self, home):
        made = InstructionFactory(agency=home.agency)
        attach = reverse("file_attach", args=["insight.instruction", made.pk])
        for who, status in (
            ("regent", OK),
            ("head", OK),
            ("reader", DENIED),
            ("other_head", NOT_THERE),
        ):
            assert browser(getattr(home, who)).get(attach).status_code == status

    def test_is_found_by_searching(self, home):
        made = InstructionFactory(agency=home.agency, title="Selesaikan audit gudang")
        page = text(browser(home.head).get(reverse("search"), {"q": "gudang"}))
        assert made.get_absolute_url() in page
        page = text(browser(home.other_head).get(reverse("search"), {"q": "gudang"}))
        assert made.get_absolute_url() not in page

    def test_stands_in_my_work_until_it_is_answered(self, home):
        made = InstructionFactory(agency=home.agency, due_on=date(2018, 3, 14))
        page = text(browser(home.head).get(reverse("home")))
        assert url("instruction_answer", made) in page
        assert url("instruction_answer", made) not in text(
            browser(home.reader).get(reverse("home"))
        )

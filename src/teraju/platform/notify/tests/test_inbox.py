from __future__ import annotations

from datetime import date

import pytest

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, viewer
from teraju.platform.notify import inbox, services
from teraju.platform.notify.inbox import InboxItem, in_order
from teraju.platform.notify.models import Notice
from teraju.platform.notify.notices import unread_notices

from .factories import NoticeFactory


def item(key, due=None):
    return InboxItem(key=key, title=key, url="/", due=due)


class TestOrder:
    def test_the_nearest_deadline_first_and_none_last(self):
        first, second = date(2018, 1, 1), date(2018, 2, 1)
        items = [item("d"), item("b", second), item("c"), item("a", first), item("e", date.max)]
        assert [one.key for one in in_order(items)] == ["a", "b", "e", "c", "d"]

    def test_of_one_day_the_ninth_stands_before_the_tenth(self):
        day = date(2018, 1, 1)
        items = [item("visit-10", day), item("visit-9", day), item("visit-9-late", day)]
        assert [one.key for one in in_order(items)] == ["visit-9", "visit-9-late", "visit-10"]

    def test_each_key_once(self):
        assert in_order([item("a", date(2018, 1, 1)), item("a")]) == [item("a", date(2018, 1, 1))]


def test_every_registered_source_is_asked_once(monkeypatch):
    monkeypatch.setattr(inbox, "_inbox", [])
    monkeypatch.setattr(inbox, "_handed_over", [])

    def source(viewer):
        return [item(f"of-{viewer}")]

    for _ in range(2):
        inbox.register_inbox(source)
        inbox.register_handed_over(source)
    assert inbox.inbox_for("me") == inbox.handed_over_for("me") == [item("of-me")]
    assert len(inbox._inbox) == 1


@pytest.mark.django_db
class TestNotices:
    def test_stand_in_the_inbox_until_read(self):
        actor = viewer(Role.STAFF)
        notice = NoticeFactory(user_id=actor.user_id, government_id=min(actor.government_ids))
        NoticeFactory()
        assert [one.key for one in unread_notices(actor)] == [f"notice-{notice.pk}"]
        assert notice.subject in [one.title for one in inbox.inbox_for(actor)]
        services.read_notice(actor=actor, notice_id=notice.pk)
        assert unread_notices(actor) == []
        notice.refresh_from_db()
        assert notice.read_at == NOW

    def test_cost_one_query(self, django_assert_num_queries):
        actor = viewer(Role.STAFF)
        for _ in range(3):
            NoticeFactory(user_id=actor.user_id, government_id=min(actor.government_ids))
        with django_assert_num_queries(1):
            assert len(unread_notices(actor)) == 3

    def test_are_not_read_by_others(self):
        notice = NoticeFactory()
        with pytest.raises(Notice.DoesNotExist):
            services.read_notice(actor=viewer(Role.ADMINISTRATOR), notice_id=notice.pk)

"""What becomes of a message by each way, in fair weather and foul."""

from __future__ import annotations

import json
import logging
import smtplib
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import GovernmentFactory, UserFactory, viewer
from teraju.platform.audit.models import TrailEvent
from teraju.platform.notify import adapters
from teraju.platform.notify.adapters import checked_gateway
from teraju.platform.notify.checks import check_adapter
from teraju.platform.notify.jobs import ATTEMPTS
from teraju.platform.notify.models import Delivery, DeliveryState, Notice
from teraju.platform.notify.services import Recipient, send
from teraju.platform.tasks.models import Job, JobStatus
from teraju.platform.tasks.worker import Worker

pytestmark = pytest.mark.django_db

CITIZEN = Recipient(name="Warga", email="warga@example.id", phone="+62 812 0000 123")


class Gateway:
    """A gateway on this machine that answers as it is told and remembers what it got."""

    def __init__(self) -> None:
        self.status = 200
        self.delay = threading.Event()
        self.slow = False
        self.headers: dict[str, str] = {}
        self.got: list[tuple[dict[str, str], dict[str, Any]]] = []
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                gateway.got.append((dict(self.headers), body))
                if gateway.slow:
                    gateway.delay.wait(5)
                    return
                self.send_response(gateway.status)
                for name, value in gateway.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def do_GET(self) -> None:
                gateway.got.append(({}, {}))
                self.send_error(405)

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/send"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.delay.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def gateway(settings: Any) -> Iterator[Gateway]:
    running = Gateway()
    settings.TERAJU_NOTIFY = "gateway"
    settings.TERAJU_GATEWAY_URL = running.url
    settings.TERAJU_GATEWAY_TOKEN = "rahasia"
    yield running
    running.close()


@pytest.fixture
def by_mail(settings):
    settings.TERAJU_NOTIFY = "smtp"
    settings.DEFAULT_FROM_EMAIL = "Teraju <teraju@serangkab.go.id>"


def sent(recipient=CITIZEN, government=None, **values):
    government = government or GovernmentFactory()
    values = {"subject": "Kartu Anda", "text": "Sudah siap.", "link": "/v/ABC", **values}
    actor = viewer(Role.ADMINISTRATOR, government=government)
    return send(recipient=recipient, government=government, actor=actor, **values)


def after_the_jobs(delivery):
    Worker().run_until_empty()
    delivery.refresh_from_db()
    return delivery


def after_all_attempts(delivery):
    for _attempt in range(ATTEMPTS):
        Job.objects.filter(status=JobStatus.WAITING).update(run_after=timezone.now())
        DBTaskResult.objects.update(run_after=timezone.now())
        after_the_jobs(delivery)
    return delivery


class TestTheInbox:
    def test_keeps_a_message_for_a_person_of_the_house(self):
        user = UserFactory(email="a@example.id")
        delivery = sent(Recipient.of(user), user.home)
        assert (delivery.channel, delivery.state) == ("inbox", DeliveryState.KEPT)
        notice = Notice.objects.get()
        assert (notice.user, notice.subject, notice.link) == (user, "Kartu Anda", "/v/ABC")
        assert not Job.objects.exists()

    def test_says_when_only_a_card_can_help(self):
        delivery = sent()
        assert delivery.state == DeliveryState.FAILED
        assert delivery.reason
        assert not Notice.objects.exists()

    def test_is_the_only_way_in_a_demonstration(self, by_mail):
        user = UserFactory(email="a@example.id", home=GovernmentFactory(is_demonstration=True))
        assert sent(Recipient.of(user), user.home).state == DeliveryState.KEPT
        Worker().run_until_empty()
        assert mail.outbox == []


class TestMail:
    def test_goes_out_after_the_transaction_and_is_forgotten(self, by_mail):
        delivery = sent(subject="Kartu\r\nBcc: x@example.id")
        assert (delivery.state, mail.outbox) == (DeliveryState.WAITING, [])
        delivery = after_the_jobs(delivery)
        assert delivery.state == DeliveryState.SENT
        assert delivery.sent_at
        assert (delivery.address, delivery.subject, delivery.text, delivery.link) == ("",) * 4
        assert delivery.address_hint == "w…@example.id"
        (message,) = mail.outbox
        assert message.to == ["warga@example.id"]
        assert message.subject == "Kartu Bcc: x@example.id"
        assert message.body == "Sudah siap.\n\nhttp://testserver/v/ABC"
        assert message.extra_headers["Message-ID"] == f"<{delivery.pk}@serangkab.go.id>"

    def test_of_a_transaction_that_fails_never_goes(self, by_mail):
        with transaction.atomic():
            sent()
            transaction.set_rollback(True)
        Worker().run_until_empty()
        assert mail.outbox == []
        assert not Delivery.objects.exists()

    def test_is_not_sent_twice(self, by_mail):
        delivery = sent()
        job = Job.objects.get()
        after_the_jobs(delivery)
        Job.objects.update(status=JobStatus.WAITING)
        from teraju.platform.tasks.runner import run

        assert run(job.pk).status == JobStatus.RUNNING
        assert len(mail.outbox) == 1

    def test_also_stands_in_the_inbox_of_a_person(self, by_mail):
        user = UserFactory(email="a@example.id")
        assert sent(Recipient.of(user), user.home).state == DeliveryState.WAITING
        assert Notice.objects.filter(user=user).exists()

    def test_without_an_address_the_inbox_is_enough(self, by_mail):
        user = UserFactory(phone="0812")
        assert sent(Recipient.of(user), user.home).state == DeliveryState.KEPT

    @pytest.mark.parametrize(
        ("fault", "final"),
        [
            (smtplib.SMTPRecipientsRefused({"w": (550, b"no such user")}), True),
            (smtplib.SMTPRecipientsRefused({"w": (450, b"greylisted")}), False),
            (smtplib.SMTPAuthenticationError(535, b"bad password"), False),
            (smtplib.SMTPServerDisconnected("gone"), False),
            (ConnectionRefusedError(), False),
            (TimeoutError(), False),
            (ValueError("bad address"), True),
        ],
    )
    def test_that_fails_is_tried_again_only_where_that_helps(
        self, by_mail, monkeypatch, fault, final
    ):
        def refuse(message):
            raise fault

        monkeypatch.setattr(adapters.EmailMessage, "send", refuse)
        delivery = after_the_jobs(sent())
        assert delivery.state == (DeliveryState.FAILED if final else DeliveryState.WAITING)
        delivery = after_all_attempts(delivery)
        assert (delivery.state, delivery.address) == (DeliveryState.FAILED, "")
        assert delivery.reason


class TestGateway:
    def test_gets_json_the_token_and_a_key_for_repetitions(self, gateway):
        delivery = after_the_jobs(sent())
        assert delivery.state == DeliveryState.SENT
        ((headers, body),) = gateway.got
        assert headers["Authorization"] == "Bearer rahasia"
        assert headers["Idempotency-Key"] == body["reference"] == str(delivery.pk)
        assert body["to"] == "+62 812 0000 123"
        assert body["text"] == "Sudah siap.\n\nhttp://testserver/v/ABC"

    @pytest.mark.parametrize(
        ("status", "final"),
        [(400, True), (404, True), (422, True), (401, False), (403, False)]
        + [(status, False) for status in (408, 425, 429, 500, 502, 503)],
    )
    def test_that_refuses_is_asked_again_only_where_that_helps(self, gateway, status, final):
        gateway.status = status
        delivery = after_the_jobs(sent())
        assert delivery.state == (DeliveryState.FAILED if final else DeliveryState.WAITING)
        gateway.status = 200
        delivery = after_all_attempts(delivery)
        assert delivery.state == (DeliveryState.FAILED if final else DeliveryState.SENT)
        assert len(gateway.got) == (1 if final else 2)
        assert len({body["reference"] for _headers, body in gateway.got}) == 1

    def test_that_leads_elsewhere_is_not_followed_with_the_token(self, gateway):
        gateway.status, gateway.headers = 302, {"Location": gateway.url}
        assert after_the_jobs(sent()).state == DeliveryState.FAILED
        assert len(gateway.got) == 1

    def test_that_does_not_answer_is_given_up_in_the_end(self, gateway, monkeypatch):
        monkeypatch.setattr(adapters, "SECONDS_TO_ANSWER", 0.1)
        gateway.slow = True
        delivery = after_all_attempts(sent())
        assert (delivery.state, len(gateway.got)) == (DeliveryState.FAILED, ATTEMPTS)

    def test_that_is_down_leaves_no_data_in_the_log(self, gateway, settings, caplog):
        caplog.set_level(logging.DEBUG)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            settings.TERAJU_GATEWAY_URL = f"http://127.0.0.1:{free.getsockname()[1]}/"
        delivery = after_all_attempts(sent())
        assert delivery.state == DeliveryState.FAILED
        for secret in ("0000 123", "Sudah siap", "rahasia", "warga@"):
            assert secret not in caplog.text
        assert "0000 123" not in json.dumps(list(Job.objects.values("arguments", "error", "note")))


class TestSettings:
    @pytest.mark.parametrize(
        "url",
        [
            "",
            "gateway.example",
            "http://gateway.example/",
            "ftp://127.0.0.1/",
            "file:///etc/passwd",
        ],
    )
    def test_refuse_a_gateway_without_encryption(self, settings, url):
        settings.TERAJU_NOTIFY, settings.TERAJU_GATEWAY_URL = "gateway", url
        with pytest.raises(ImproperlyConfigured):
            checked_gateway()
        assert check_adapter(None)

    @pytest.mark.parametrize("url", ["https://gateway.example/send", "http://localhost:9/"])
    def test_accept_https_and_this_machine(self, settings, url):
        settings.TERAJU_NOTIFY, settings.TERAJU_GATEWAY_URL = "gateway", url
        assert checked_gateway() == url
        assert check_adapter(None) == []

    def test_refuse_a_way_that_does_not_exist(self, settings):
        settings.TERAJU_NOTIFY = "pigeon"
        assert "pigeon" in str(check_adapter(None)[0])


def test_the_trail_keeps_the_address_apart():
    delivery = sent(Recipient(name="Warga", phone="0812"))
    event = TrailEvent.objects.get(verb="notify.message.sent", target_id=str(delivery.pk))
    assert "Warga" not in json.dumps(event.changes)
    assert event.personal_hash


def test_a_link_leads_to_a_page_and_nowhere_else():
    with pytest.raises(ValueError, match="link"):
        sent(link="javascript:alert(1)")


def test_a_repeated_start_is_one_job(by_mail):
    delivery = sent()
    from teraju.platform.tasks.api import start

    again = start(
        actor=viewer(Role.ADMINISTRATOR),
        kind="notify.deliver",
        arguments={"delivery": str(delivery.pk)},
        dedupe_key=str(delivery.pk),
        run_after=timezone.now() + timedelta(hours=1),
    )
    assert again == Job.objects.get()

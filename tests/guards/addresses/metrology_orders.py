"""Addresses of orders, sessions, requests and calendars."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

ORDER = {**SERANG, "site": "in_place"}
LINE = {"order__government__region_id": "36.04", "order__site": "in_place"}

METROLOGY_ORDERS: dict[str, Address] = {
    **{
        name: Address(Kind.LIST)
        for name in (
            "metrology_orders",
            "metrology_lines",
            "metrology_sessions",
            "metrology_requests",
        )
    },
    **{name: Address(Kind.GUARDED_LIST) for name in ("metrology_contacts", "metrology_feeds")},
    **{name: Address(Kind.FORM) for name in ("metrology_order_add", "metrology_session_add")},
    "metrology_order": Address(Kind.RECORD, "metrology.Order", ORDER),
    "metrology_order_slip": Address(Kind.RECORD, "metrology.Order", ORDER),
    "metrology_order_labels": Address(Kind.RECORD, "metrology.Order", ORDER),
    **every(
        Kind.FORM,
        "metrology.Order",
        ORDER,
        *(
            f"metrology_order_{name}"
            for name in ("line", "change", "hand_over", "book", "assign", "minutes")
        ),
    ),
    "metrology_line": Address(Kind.RECORD, "metrology.OrderLine", LINE),
    **every(
        Kind.FORM,
        "metrology.OrderLine",
        LINE,
        *(
            f"metrology_line_{name}"
            for name in ("take", "put_back", "pause", "resume", "refer", "answer", "cancel")
        ),
    ),
    "metrology_session": Address(Kind.RECORD, "metrology.Session", SERANG),
    **every(
        Kind.FORM,
        "metrology.Session",
        SERANG,
        *(
            f"metrology_session_{name}"
            for name in (
                "change",
                "confirm",
                "testers",
                "reopen",
                "cancel",
                "assign",
                "hold",
                "end",
            )
        ),
    ),
    **every(
        Kind.FORM,
        "metrology.Appointment",
        SERANG,
        "metrology_visit_keep",
        "metrology_visit_miss",
        "metrology_visit_move",
        "metrology_visit_cancel",
    ),
    "metrology_request": Address(Kind.RECORD, "metrology.NetRequest", SERANG),
    **every(Kind.FORM, "metrology.NetRequest", SERANG, "metrology_request_decline"),
    **every(Kind.FORM, "metrology.NetContact", SERANG, "metrology_contact"),
    "metrology_feed_open": Address(Kind.POST),
    "metrology_feed_revoke": Address(Kind.POST, "metrology.CalendarFeed", SERANG),
    **{
        name: Address(Kind.PUBLIC)
        for name in (
            "metrology_net",
            "metrology_net_sent",
            "metrology_net_mine",
            "metrology_net_ask",
        )
    },
    "metrology_net_withdraw": Address(Kind.PUBLIC, extra={"pk": 1}),
    "metrology_net_leave": Address(Kind.PUBLIC),
    "metrology_feed": Address(Kind.PUBLIC, extra={"pk": 1, "seal": "0" * 40}),
}

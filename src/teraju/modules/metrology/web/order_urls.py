"""Addresses of orders, sessions and the queue."""

from django.urls import URLPattern, path

from .views import (
    order_feeds,
    order_lines,
    order_requests,
    order_sessions,
    order_steps,
    orders,
)

urlpatterns: list[URLPattern] = [
    path("orders/", orders.register, name="metrology_orders"),
    path("orders/add/", orders.add, name="metrology_order_add"),
    path("orders/<int:pk>/", orders.record, name="metrology_order"),
    path("orders/<int:pk>/slip/", orders.slip, name="metrology_order_slip"),
    path("orders/<int:pk>/labels/", orders.tags, name="metrology_order_labels"),
    path("orders/<int:pk>/instrument/", order_lines.add, name="metrology_order_line"),
    path("work/", orders.work, name="metrology_lines"),
    path("work/<int:pk>/", order_lines.record, name="metrology_line"),
    path("sessions/", order_sessions.register, name="metrology_sessions"),
    path("sessions/add/", order_sessions.add, name="metrology_session_add"),
    path("sessions/<int:pk>/", order_sessions.record, name="metrology_session"),
    path("requests/", order_requests.register, name="metrology_requests"),
    path("requests/codes/", order_requests.contacts, name="metrology_contacts"),
    path("requests/codes/<int:pk>/", order_requests.contact, name="metrology_contact"),
    path("requests/<int:pk>/", order_requests.record, name="metrology_request"),
    path("calendars/", order_feeds.page, name="metrology_feeds"),
    path("calendars/open/", order_feeds.open_one, name="metrology_feed_open"),
    path("calendars/<int:pk>/close/", order_feeds.revoke, name="metrology_feed_revoke"),
    *[
        path(
            f"{place}/<int:pk>/{name.replace('_', '-')}/",
            steps.view(name),
            name=f"metrology_{record}_{name}",
        )
        for place, record, steps in (
            ("orders", "order", order_steps.ORDER_STEPS),
            ("appointments", "visit", order_steps.VISIT_STEPS),
            ("work", "line", order_lines.STEPS),
            ("sessions", "session", order_sessions.STEPS),
            ("requests", "request", order_requests.STEPS),
        )
        for name in steps.steps
    ],
]

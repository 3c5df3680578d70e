"""Public addresses of requests for verification."""

from django.urls import path

from .views import net, order_feeds

urlpatterns = [
    path("", net.start, name="metrology_net"),
    path("sent/", net.sent, name="metrology_net_sent"),
    path("mine/", net.mine, name="metrology_net_mine"),
    path("ask/", net.ask, name="metrology_net_ask"),
    path("mine/<int:pk>/withdraw/", net.withdraw, name="metrology_net_withdraw"),
    path("leave/", net.leave, name="metrology_net_leave"),
    path("calendar/<int:pk>/<slug:seal>.ics", order_feeds.calendar, name="metrology_feed"),
]

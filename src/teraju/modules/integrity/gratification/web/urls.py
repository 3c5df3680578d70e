"""Addresses of gratification."""

from django.urls import path

from . import desk_urls, nil_urls
from .views import grid, reports, steps

STEPS = {
    "change": steps.change,
    "submit": steps.submit,
    "complete": steps.complete,
    "direct": steps.direct,
    "withdraw": steps.withdraw,
    "resume": steps.resume,
}

urlpatterns = [
    path("", reports.register, name="gratification_mine"),
    path("report/", reports.begin, name="gratification_begin"),
    path("feast/", reports.begin_feast, name="gratification_feast"),
    path("envelopes/", reports.envelopes, name="gratification_envelopes"),
    path("<int:pk>/", reports.record, name="gratification_report"),
    *[
        path(f"<int:pk>/{name}/", view, name=f"gratification_{name}")
        for name, view in STEPS.items()
    ],
    path("<int:pk>/objects/add/", steps.item_add, name="gratification_item_add"),
    path("<int:pk>/objects/<int:place>/", steps.item, name="gratification_item"),
    path(
        "<int:pk>/objects/<int:place>/remove/",
        steps.item_remove,
        name="gratification_item_remove",
    ),
    path("<int:pk>/grid/", grid.grid, name="gratification_grid"),
    path("<int:pk>/grid/paste/", grid.paste, name="gratification_paste"),
    path("<int:pk>/grid/<int:place>/", grid.save_line, name="gratification_grid_line"),
    *nil_urls.urlpatterns,
    *desk_urls.urlpatterns,
]

"""Addresses of the unit's own records."""

from django.urls import path

from .views import issues, officers, room, scopes, stamps, standards, stickers
from .views.stickers import ROLL_STEPS, STICKER_STEPS

# What is done with a row of a record rather than with the record itself.
ROWS = {"line", "line_remove", "area_remove", "strike"}

urlpatterns = [
    path("scope/", scopes.register, name="metrology_scopes"),
    path("scope/add/", scopes.add, name="metrology_scope_add"),
    path("scope/<int:pk>/", scopes.record, name="metrology_scope"),
    path("officers/", officers.page, name="metrology_officers"),
    path("standards/", standards.register, name="metrology_standards"),
    path("standards/add/", standards.add, name="metrology_standard_add"),
    path("standards/<int:pk>/", standards.record, name="metrology_standard"),
    path("room/", room.register, name="metrology_readings"),
    path("room/add/", room.add, name="metrology_reading_add"),
    path("room/<int:pk>/", room.record, name="metrology_reading"),
    path("room/<int:pk>/strike/", room.STEPS.view("strike"), name="metrology_reading_strike"),
    path("stamps/", stamps.register, name="metrology_stocks"),
    path("stamps/add/", stamps.add, name="metrology_stock_add"),
    path("stamps/<int:pk>/", stamps.record, name="metrology_stock"),
    path("hand-outs/", issues.register, name="metrology_issues"),
    path("hand-outs/add/", issues.add, name="metrology_issue_add"),
    path("hand-outs/<int:pk>/", issues.record, name="metrology_issue"),
    path("hand-outs/<int:pk>/back/", issues.STEPS.view("back"), name="metrology_issue_back"),
    path("rolls/", stickers.roll_register, name="metrology_rolls"),
    path("rolls/add/", stickers.roll_add, name="metrology_roll_add"),
    path("rolls/<int:pk>/", stickers.roll_record, name="metrology_roll"),
    path("rolls/<int:pk>/codes.csv", stickers.roll_codes, name="metrology_roll_codes"),
    path("stickers/", stickers.register, name="metrology_stickers"),
    path("stickers/add/", stickers.add, name="metrology_sticker_add"),
    path("stickers/spoil/", stickers.spoil, name="metrology_sticker_spoil"),
    path("stickers/<int:pk>/", stickers.record, name="metrology_sticker"),
    path(
        "stickers/<int:pk>/withdraw/",
        STICKER_STEPS.view("withdraw"),
        name="metrology_sticker_withdraw",
    ),
    *[
        path(
            f"{place}/<int:pk>/{name}/{'<int:row>/' if name in ROWS else ''}",
            steps.view(name),
            name=f"metrology_{record}_{name}",
        )
        for place, record, steps in (
            ("scope", "scope", scopes.STEPS),
            ("standards", "standard", standards.STEPS),
            ("stamps", "stock", stamps.STEPS),
            ("rolls", "roll", ROLL_STEPS),
        )
        for name in steps.steps
    ],
]

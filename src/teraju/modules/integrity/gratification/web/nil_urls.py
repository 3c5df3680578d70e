"""Addresses of nil statements and of the register of 8.7."""

from django.urls import path

from .views import given, nil

COURTESY_STEPS = {
    "decide": given.decide,
    "carry-out": given.carry_out,
    "cancel": given.cancel,
}

urlpatterns = [
    path("nil/", nil.register, name="gratification_nils"),
    path("nil/missing/", nil.missing, name="gratification_nil_missing"),
    path("nil/state/", nil.state, name="gratification_nil_state"),
    path("nil/<int:pk>/", nil.record, name="gratification_nil"),
    path("agency/", given.register, name="gratification_courtesies"),
    path("agency/ask/", given.ask, name="gratification_courtesy_ask"),
    path("agency/<int:pk>/", given.record, name="gratification_courtesy"),
    *[
        path(
            f"agency/<int:pk>/{name}/",
            view,
            name=f"gratification_courtesy_{name.replace('-', '_')}",
        )
        for name, view in COURTESY_STEPS.items()
    ],
]

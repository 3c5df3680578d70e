"""Addresses of declarations."""

from django.urls import path

from .views import conflicts, declarations, rounds, statements

ROUND_STEPS = {
    "remind": rounds.remind,
    "extend": rounds.extend,
    "close": rounds.close,
    "reopen": rounds.reopen,
    "cancel": rounds.cancel,
}
OF_TEAM = "statements/<str:kind>/<int:pk>"

urlpatterns = [
    path("", declarations.register, name="declarations_declarations"),
    path("declare/", declarations.declare, name="declarations_declare"),
    path("<int:pk>/", declarations.record, name="declarations_declaration"),
    path("<int:pk>/paper/", declarations.issue, name="declarations_pact_issue"),
    path("duties/", rounds.duties, name="declarations_duties"),
    path("duties/<int:pk>/", declarations.give, name="declarations_give"),
    path("rounds/", rounds.register, name="declarations_rounds"),
    path("rounds/open/", rounds.open_, name="declarations_round_open"),
    path("rounds/<int:pk>/", rounds.record, name="declarations_round"),
    *[
        path(f"rounds/<int:pk>/{name}/", view, name=f"declarations_round_{name}")
        for name, view in ROUND_STEPS.items()
    ],
    path("conflicts/", conflicts.register, name="declarations_conflicts"),
    path("conflicts/<int:pk>/", conflicts.record, name="declarations_conflict"),
    path("conflicts/<int:pk>/decide/", conflicts.decide, name="declarations_conflict_decide"),
    path("conflicts/<int:pk>/end/", conflicts.end, name="declarations_conflict_end"),
    path("statements/", statements.register, name="declarations_statements"),
    path("statements/<int:pk>/", statements.record, name="declarations_statement"),
    path("statements/<int:pk>/handle/", statements.handle, name="declarations_statement_handle"),
    path(f"{OF_TEAM}/give/", statements.give, name="declarations_statement_give"),
    path(f"{OF_TEAM}/copy/<int:member>/", statements.copy, name="declarations_statement_copy"),
]

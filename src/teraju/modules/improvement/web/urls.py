"""Addresses of improvement."""

from django.urls import path

from .views import actions, papers, records, steps, suggestions

STEPS = {
    "change": steps.change,
    "assign": steps.assign,
    "contain": steps.contain,
    "correct": steps.correct,
    "decide": steps.decide,
    "cause": steps.cause,
    "similar": steps.similar,
    "plan_action": steps.plan_action,
    "submit": steps.submit,
    "accept": steps.accept,
    "return": steps.give_back,
    "revise": steps.revise,
    "check": steps.check,
    "close": steps.close,
    "reopen": steps.reopen,
    "cancel": steps.cancel,
    "resume": steps.resume,
    "issue": papers.issue,
}
ACTION_STEPS = {
    "complete": actions.complete,
    "verify": actions.verify,
    "return": actions.give_back,
    "postpone": actions.postpone,
    "drop": actions.drop,
}
SUGGESTION_STEPS = {
    "accept": suggestions.accept,
    "refuse": suggestions.refuse,
    "withdraw": suggestions.withdraw,
}

urlpatterns = [
    path("", records.register, name="improvement_nonconformities"),
    path("ageing/", records.ageing, name="improvement_ageing"),
    path("report/", records.report, name="improvement_report"),
    path("<int:pk>/", records.record, name="improvement_nonconformity"),
    *[
        path(f"<int:pk>/{name.replace('_', '-')}/", view, name=f"improvement_{name}")
        for name, view in STEPS.items()
    ],
    path("actions/", actions.register, name="improvement_actions"),
    path("actions/add/", actions.add, name="improvement_action_add"),
    path("actions/<int:pk>/", actions.record, name="improvement_action"),
    path("actions/<int:pk>/unplan/", steps.unplan, name="improvement_unplan"),
    *[
        path(f"actions/<int:pk>/{name}/", view, name=f"improvement_action_{name}")
        for name, view in ACTION_STEPS.items()
    ],
    path("suggestions/", suggestions.register, name="improvement_suggestions"),
    path("suggestions/add/", suggestions.add, name="improvement_suggestion_add"),
    path("suggestions/<int:pk>/", suggestions.record, name="improvement_suggestion"),
    *[
        path(f"suggestions/<int:pk>/{name}/", view, name=f"improvement_suggestion_{name}")
        for name, view in SUGGESTION_STEPS.items()
    ],
]

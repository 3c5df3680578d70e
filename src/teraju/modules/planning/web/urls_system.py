"""Addresses of context, parties, scope, processes and resources."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import approval, context, maps, parties, processes, resources, scope


def _approval(kind: str, address: str) -> list[URLPattern]:
    """The four steps of one kind that the head approves."""
    return [
        path(
            f"{address}/<int:pk>/{step}/",
            approval.approval_step,
            {"kind": kind, "step": step},
            name=f"planning_{kind}_{step}",
        )
        for step in approval.STEPS
    ]


def _resource_step(step: str) -> URLPattern:
    return path(
        f"resources/<int:pk>/{step}/",
        resources.resource_step,
        {"step": step},
        name=f"planning_resource_{step}",
    )


urlpatterns: list[URLPattern] = [
    path("context/", context.context_register, name="planning_contexts"),
    path("context/add/", context.context_add, name="planning_context_add"),
    path("context/<int:pk>/", context.context_record, name="planning_context"),
    path("context/<int:pk>/change/", context.context_change, name="planning_context_change"),
    path("context/<int:pk>/issues/add/", context.issue_add, name="planning_issue_add"),
    path(
        "context/<int:pk>/issues/<int:issue>/change/",
        context.issue_change,
        name="planning_issue_change",
    ),
    path(
        "context/<int:pk>/issues/<int:issue>/remove/",
        context.issue_remove,
        name="planning_issue_remove",
    ),
    *_approval("context", "context"),
    path("parties/", parties.party_register, name="planning_parties"),
    path("parties/add/", parties.party_add, name="planning_party_add"),
    path("parties/<int:pk>/", parties.party_record, name="planning_party"),
    path("parties/<int:pk>/change/", parties.party_change, name="planning_party_change"),
    path("parties/<int:pk>/end/", parties.party_end, name="planning_party_end"),
    path("parties/<int:pk>/resume/", parties.party_resume, name="planning_party_resume"),
    path("party-reviews/", parties.review_register, name="planning_party_reviews"),
    path("party-reviews/add/", parties.review_add, name="planning_party_review_add"),
    path("party-reviews/<int:pk>/", parties.review_record, name="planning_party_review"),
    path(
        "party-reviews/<int:pk>/change/",
        parties.review_change,
        name="planning_party_review_change",
    ),
    *_approval("party_review", "party-reviews"),
    path("scope/", scope.scope_register, name="planning_scopes"),
    path("scope/add/", scope.scope_add, name="planning_scope_add"),
    path("scope/<int:pk>/", scope.scope_record, name="planning_scope"),
    path("scope/<int:pk>/change/", scope.scope_change, name="planning_scope_change"),
    path("scope/<int:pk>/exclude/", scope.exclusion_add, name="planning_exclusion_add"),
    path(
        "scope/<int:pk>/exclusions/<int:exclusion>/remove/",
        scope.exclusion_remove,
        name="planning_exclusion_remove",
    ),
    path("scope/<int:pk>/issue/", scope.scope_issue, name="planning_scope_issue"),
    *_approval("scope", "scope"),
    path("processes/", processes.process_register, name="planning_processes"),
    path("processes/add/", processes.process_add, name="planning_process_add"),
    path("processes/<int:pk>/", processes.process_record, name="planning_process"),
    path("processes/<int:pk>/change/", processes.process_change, name="planning_process_change"),
    path(
        "processes/<int:pk>/withdraw/", processes.process_withdraw, name="planning_process_withdraw"
    ),
    path("processes/<int:pk>/resume/", processes.process_resume, name="planning_process_resume"),
    path("processes/<int:pk>/link/", processes.process_link, name="planning_process_link"),
    path(
        "processes/<int:pk>/links/<int:link>/remove/",
        processes.process_unlink,
        name="planning_process_unlink",
    ),
    path("processes/<int:pk>/add/<slug:kind>/", processes.part_add, name="planning_part_add"),
    path(
        "processes/<int:pk>/parts/<int:part>/remove/",
        processes.part_remove,
        name="planning_part_remove",
    ),
    path("map/", maps.map_page, name="planning_map"),
    path("map/versions/", maps.map_register, name="planning_maps"),
    path("map/versions/add/", maps.map_add, name="planning_map_add"),
    path("map/versions/<int:pk>/", maps.map_record, name="planning_map_version"),
    path("map/versions/<int:pk>/change/", maps.map_change, name="planning_map_change"),
    path("map/versions/<int:pk>/issue/", maps.map_issue, name="planning_map_issue"),
    *_approval("map", "map/versions"),
    path("resources/", resources.resource_register, name="planning_resources"),
    path("resources/add/", resources.resource_add, name="planning_resource_add"),
    path("resources/<int:pk>/", resources.resource_record, name="planning_resource"),
    path("resources/<int:pk>/change/", resources.resource_change, name="planning_resource_change"),
    path("resources/<int:pk>/upkeep/", resources.upkeep_add, name="planning_upkeep_add"),
    *[_resource_step(step) for step in resources.STEPS],
    path("upkeep/", resources.upkeep_register, name="planning_upkeeps"),
    path("statements/", resources.statement_register, name="planning_statements"),
    path("statements/add/", resources.statement_add, name="planning_statement_add"),
    path("statements/<int:pk>/", resources.statement_record, name="planning_statement"),
    path(
        "statements/<int:pk>/change/", resources.statement_change, name="planning_statement_change"
    ),
    *_approval("statement", "statements"),
]

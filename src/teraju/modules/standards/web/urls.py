from django.urls import path

from .views import compare, editions, licensed, requirements, topics

urlpatterns = [
    path("", editions.edition_register, name="standards"),
    path("editions/<int:pk>/", editions.edition_record, name="standard_edition"),
    path("requirements/", requirements.requirement_register, name="standard_requirements"),
    path("requirements/<int:pk>/", requirements.requirement_record, name="standard_requirement"),
    path(
        "requirements/<int:pk>/licensed/",
        licensed.licensed_text_add,
        name="standard_licensed_text_add",
    ),
    path(
        "licensed/<int:pk>/change/",
        licensed.licensed_text_change,
        name="standard_licensed_text_change",
    ),
    path(
        "licensed/<int:pk>/remove/",
        licensed.licensed_text_drop,
        name="standard_licensed_text_drop",
    ),
    path("topics/", topics.topic_register, name="standard_topics"),
    path("topics/<int:pk>/", topics.topic_record, name="standard_topic"),
    path("compare/", compare.compare, name="standards_compare"),
]

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "teraju.platform.tasks"
    label = "tasks"

"""The short addresses that stand in codes on counters, and the board of results."""

from django.urls import path

from .views import public

urlpatterns = [
    path("board/<slug:slug>/", public.board, name="satisfaction_board"),
    path("<str:code>/", public.answer, name="satisfaction_answer"),
    path("<str:code>/kiosk/<str:key>/", public.kiosk, name="satisfaction_kiosk"),
    path("<str:code>/thanks/", public.thanks, name="satisfaction_thanks"),
    path("<str:code>/result/", public.result, name="satisfaction_result"),
]

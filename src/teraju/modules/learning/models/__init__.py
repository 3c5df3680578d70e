"""Tables of learning."""

from .campaigns import Addressee, Campaign, Question
from .competences import Assessment, Competence, Holding, Position, Requirement
from .event import Event, EventMaterial, EventQuestion, EventReply, EventSession
from .event_people import Registration
from .onboarding import ListItem, OnboardingList, OnboardingTemplate, TemplateItem
from .trainings import Participant, PlanLine, Training, TrainingPlan

__all__ = [
    "Addressee",
    "Assessment",
    "Campaign",
    "Competence",
    "Event",
    "EventMaterial",
    "EventQuestion",
    "EventReply",
    "EventSession",
    "Holding",
    "ListItem",
    "OnboardingList",
    "OnboardingTemplate",
    "Participant",
    "PlanLine",
    "Position",
    "Question",
    "Registration",
    "Requirement",
    "TemplateItem",
    "Training",
    "TrainingPlan",
]

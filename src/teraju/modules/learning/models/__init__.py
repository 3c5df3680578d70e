"""Tables of learning."""

from .campaigns import Addressee, Campaign, Question
from .competences import Assessment, Competence, Holding, Position, Requirement
from .onboarding import ListItem, OnboardingList, OnboardingTemplate, TemplateItem
from .trainings import Participant, PlanLine, Training, TrainingPlan

__all__ = [
    "Addressee",
    "Assessment",
    "Campaign",
    "Competence",
    "Holding",
    "ListItem",
    "OnboardingList",
    "OnboardingTemplate",
    "Participant",
    "PlanLine",
    "Position",
    "Question",
    "Requirement",
    "TemplateItem",
    "Training",
    "TrainingPlan",
]

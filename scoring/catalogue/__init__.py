"""What the catalogue may hold: its shapes, and the judgements in the score and the plan as typed data."""

from scoring.catalogue.fact_shapes import Fact
from scoring.catalogue.setting_shapes import LeftOut, Setting
from scoring.catalogue.shape import Action, Anchors, Catalogue, Dimension, Due, Factor, Letter, Research, StopRule

__all__ = [
    "Action",
    "Anchors",
    "Catalogue",
    "Dimension",
    "Due",
    "Fact",
    "Factor",
    "LeftOut",
    "Letter",
    "Research",
    "Setting",
    "StopRule",
]

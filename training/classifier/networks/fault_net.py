"""The head that all networks share: six logits and six strengths from an embedding and the view."""

import torch
from torch import nn

from classifier.features import DISTANCES, distances, features_of, normalise
from classifier.networks.standard import StandardCoordinates, StandardDistances, StandardJoints
from classifier.view import VIEWS


class FaultNet(nn.Module):
    """
    `branches` are (inputs, backbone): inputs make what the backbone eats from joints (N, 64, 19, 3); what they say is put side by side.
    Answers logits (N, 6) and strengths (N, 6) from joints and view weights (N, 6). With `view_first` backbones along time also eat the view, as
    channels that stay the same over time: lifted joints, exact ones and those of strangers want to be read differently from the first layer on.
    """

    def __init__(self, branches: list[tuple[nn.Module, nn.Module]], dropout: float = 0.3, view_first: bool = False):
        super().__init__()
        self.view_first = view_first
        self.inputs = nn.ModuleList(inputs for inputs, _ in branches)
        self.backbones = nn.ModuleList(backbone for _, backbone in branches)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(sum(backbone.size for _, backbone in branches) + len(VIEWS), 12)

    def seen(self, x: torch.Tensor, view: torch.Tensor) -> torch.Tensor:
        """What a backbone eats (N, C, F), with the view as six more channels where it is to come first."""
        return torch.cat((x, view.unsqueeze(2).expand(-1, -1, x.shape[2])), 1) if self.view_first and x.dim() == 3 else x

    def embed(self, joints: torch.Tensor, view: torch.Tensor) -> torch.Tensor:
        # Distances and directions want full precision; the backbones do not.
        with torch.autocast(joints.device.type, enabled=False):
            eaten = [self.seen(inputs(joints), view) for inputs in self.inputs]
        return torch.cat([backbone(x) for backbone, x in zip(self.backbones, eaten)], 1)

    def answer(self, embedding: torch.Tensor, view: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        out = self.head(torch.cat((self.dropout(embedding), view), 1))
        return out[:, :6], out[:, 6:]

    def forward(self, joints: torch.Tensor, view: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.answer(self.embed(joints, view), view)

    @torch.no_grad()
    def measure(self, joints: torch.Tensor) -> None:
        """Lets the inputs take their scales from some training reps."""
        for inputs in self.inputs:
            if hasattr(inputs, "measure"):  # coordinates are metres of one body size, and need none
                inputs.measure(joints)


class DistanceInput(nn.Module):
    """joints (N, 64, 19, 3) → standardised distances (N, C, F)."""

    def __init__(self, mode: str = "none", canonical: bool = True):
        super().__init__()
        self.mode, self.standard = mode, StandardDistances(mode, canonical)

    def distances(self, joints: torch.Tensor) -> torch.Tensor:
        return distances(normalise(joints, self.mode))

    def of(self, features: torch.Tensor) -> torch.Tensor:
        """The same from features (N, 228, 64), whose distances are of the right mode."""
        return self.standard(features[:, :DISTANCES])

    def forward(self, joints: torch.Tensor) -> torch.Tensor:
        return self.standard(self.distances(joints))

    def measure(self, joints: torch.Tensor) -> None:
        self.standard.measure(self.distances(joints))


class CoordinateInput(nn.Module):
    """joints (N, 64, 19, 3) → coordinates seen by the standing athlete (N, C, F), to be convolved along time like distances."""

    def __init__(self, canonical: bool = True):
        super().__init__()
        self.standard = StandardCoordinates(canonical)

    def of(self, features: torch.Tensor) -> torch.Tensor:
        """The same from features (N, 228, 64)."""
        return self.standard(features)

    def forward(self, joints: torch.Tensor) -> torch.Tensor:
        return self.of(features_of(joints))


class JointInput(StandardJoints):
    """joints (N, 64, 19, 3) → (N, 3, 64, 19)."""

"""Iterative error feedback: draw the present guess, look at it beside the picture, correct it a little (Carreira et al., CVPR 2016)."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.estimators import base
from pose2d.layers import Encoder, conv, mixed

STANDING = (0.50, 0.14, 0.51, 0.13, 0.49, 0.13, 0.53, 0.14, 0.47, 0.14, 0.57, 0.25, 0.43, 0.25, 0.60, 0.38, 0.40, 0.38, 0.60, 0.49, 0.40, 0.49,
            0.54, 0.50, 0.46, 0.50, 0.54, 0.68, 0.46, 0.68, 0.54, 0.85, 0.46, 0.85, 0.54, 0.87, 0.46, 0.87, 0.56, 0.89, 0.44, 0.89)
"""x, y of a person who stands in the ROI and faces the camera: where the feedback starts."""


class ErrorFeedback(base.Estimator):
    """g draws the guess as 21 bumps beside the picture at S/2, f answers with a correction of at most 20/224 of the side for each
    point; four rounds with the same weights. Each round is taught the bounded step towards the truth."""

    def __init__(self, size_px: int = 160, rounds: int = 4, bound: float = 20 / 224):
        super().__init__(size_px, 32, 160)
        self.rounds, self.bound = rounds, bound * size_px
        self.picture = conv(3, 24, stride=2)
        self.drawn = nn.Conv2d(kp.COUNT, 24, 1, bias=False)
        self.encoder = Encoder(32, (32, 64, 128, 160), (1, 1, 1, 1), channels=24)
        self.squeeze = conv(160, 48, kernel=1)
        self.correct = nn.Linear(48 * (-(-size_px // 64)) ** 2, kp.COUNT * 2)
        nn.init.zeros_(self.correct.weight)
        self.register_buffer("start", torch.tensor(STANDING).view(kp.COUNT, 2) * size_px, persistent=False)

    def forward_all(self, image, autocast: bool = False):
        points, steps = self.start.expand(len(image), -1, -1), []
        with mixed(image, autocast):
            seen = self.picture(image)
        for _ in range(self.rounds):
            bumps = base.gaussians(points.detach() / 4, self.size_px // 4, 2.0)
            with mixed(image, autocast):
                drawn = F.interpolate(self.drawn(bumps), scale_factor=2.0)
                s4, _, _, coarse = self.encoder(seen + drawn)
                squeezed = self.squeeze(coarse)
            step = self.bound * torch.tanh(self.correct(squeezed.float().flatten(1)).view(-1, kp.COUNT, 2))
            steps.append((points.detach(), step))
            points = points.detach() + step
        return {"points": points, "steps": steps, **self.confidence(points, s4, coarse)}

    def placement_loss(self, out, batch):
        truth, losses = batch["points"], []
        for at, step in out["steps"]:
            wanted = truth - at
            length = wanted.norm(dim=-1, keepdim=True).clamp_min(1e-6)
            wanted = wanted * (self.bound / length).clamp(max=1)
            losses.append(base.mean_distance(step, wanted, batch["weight"], self.size_px))
        return 10 * sum(losses), {"first": losses[0].detach(), "last": losses[-1].detach()}

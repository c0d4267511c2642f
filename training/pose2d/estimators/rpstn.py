"""Relation-based pose semantics transfer for video (after Dang et al., RPSTN, IEEE TCSVT 2022), on top of the soft-argmax network.

A frame's heatmaps are corrected by what the frame before knew: the look of every joint there becomes a dynamic convolution over the
features here, and joints that are seen speak for those that are hidden.
"""

import torch
import torch.nn as nn

from pose2d import keypoints as kp
from pose2d.estimators.soft_argmax import SoftArgmax
from pose2d.layers import mixed


class JointRelations(nn.Module):
    """Joint relation extractor: maps [N, 21, C] re-weighted by how much the joints' maps agree, a 21 x 21 softmax of their inner products."""

    def __init__(self, cells: int):
        super().__init__()
        self.mix = nn.Parameter(torch.eye(kp.COUNT) + 0.02 * torch.randn(kp.COUNT, kp.COUNT))
        self.temperature = nn.Parameter(torch.tensor(4.0))
        self.cells = cells

    def relations(self, maps):
        """[N, 21, 21], rows sum to one."""
        unit = maps / maps.norm(dim=-1, keepdim=True).clamp_min(1e-6)
        return (torch.matmul(unit, unit.transpose(1, 2)) * self.temperature).softmax(-1)

    def forward(self, maps):
        return torch.matmul(self.relations(maps), torch.matmul(self.mix, maps))


class SemanticsTransfer(nn.Module):
    """(features, logits) of this frame and (features, heatmaps) of the one before -> corrected logits of this frame.

    features [N, C, c, c], logits and heatmaps [N, 21, c * c]. Starts as the identity: nothing is corrected before training.
    """

    def __init__(self, width: int, cells: int, hidden: int = 6):
        super().__init__()
        self.cells = cells
        self.key, self.look = nn.Linear(width, 32), nn.Conv2d(width, 32, 1)
        self.relations = JointRelations(cells)
        self.spread = nn.Conv2d(kp.COUNT, kp.COUNT, 5, padding=2, groups=kp.COUNT)
        self.fuse = nn.Sequential(nn.Conv2d(5 * kp.COUNT, hidden * kp.COUNT, 3, padding=1, groups=kp.COUNT), nn.ReLU(),
                                  nn.Conv2d(hidden * kp.COUNT, kp.COUNT, 3, padding=1, groups=kp.COUNT))
        nn.init.zeros_(self.fuse[-1].weight)
        nn.init.zeros_(self.fuse[-1].bias)

    def forward(self, features, logits, features_before, heat_before):
        n, square = len(features), (self.cells, self.cells)
        seen = torch.matmul(heat_before, features_before.flatten(2).transpose(1, 2))  # [N, 21, C]: how each joint looked
        kernel = self.key(seen)  # the dynamic convolution, one 1 x 1 kernel a joint
        answer = torch.matmul(kernel, self.look(features).flatten(2)) / 32**0.5  # [N, 21, c * c]
        related = self.relations(answer)
        near = self.spread((heat_before * 20).view(n, kp.COUNT, *square)).flatten(2)
        # One group a joint: what this frame says, what the last one finds here, what the other joints make of it, and where it was.
        stacked = torch.stack([logits, answer, related, near, heat_before * 20], 2).view(n, 5 * kp.COUNT, *square)
        return logits + self.fuse(stacked).flatten(2)


class TransferNetwork(nn.Module):
    """A trained soft-argmax network, kept as it is, whose heatmaps travel from frame to frame."""

    def __init__(self, still: SoftArgmax):
        super().__init__()
        self.still = still.requires_grad_(False).eval()
        self.transfer = SemanticsTransfer(still.pyramid.width, still.size_px // 4)

    def train(self, mode: bool = True):
        super().train(mode)
        self.still.eval()
        return self

    def forward(self, frames, autocast: bool = False):
        """frames [N, T, 3, S, S] of one ROI -> list of T dicts as SoftArgmax.read gives them: the first as the still network sees it."""
        n, steps = frames.shape[:2]
        with torch.no_grad(), mixed(frames, autocast):
            top, coarse = self.still.pyramid(frames.flatten(0, 1))
            heat, squeezed = self.still.heat(top), self.still.squeeze(coarse)
        top, coarse, heat, squeezed = (part.float().view(n, steps, *part.shape[1:]) for part in (top, coarse, heat, squeezed))
        out, before = [], None
        for t in range(steps):
            logits = heat[:, t].flatten(2)
            if before is not None:
                logits = self.transfer(top[:, t], logits, *before)
            out.append(self.still.read(logits, top[:, t], coarse[:, t], squeezed[:, t]))
            before = (top[:, t], (logits * self.still.sharpness).softmax(-1))
        return out

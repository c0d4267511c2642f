"""What every estimator of the ladder shares: its interface, its confidence, and how heatmaps are read and taught."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp


class Estimator(nn.Module):
    """ROI [N, 3, S, S] 0..1 -> keypoints [N, 21, 3] (x, y in input px, confidence), presence [N, 1].

    A subclass gives forward_all (a dict with at least points [N, 21, 2], sure [N, 21] logits, presence [N, 1] logits) and
    placement_loss (its own idea of where the points are); confidence and presence are taught to all alike.
    """

    decode = "coordinates"

    def __init__(self, size_px: int, top: int, coarse: int):
        super().__init__()
        self.size_px = size_px
        self.sure_local = nn.Parameter(torch.randn(kp.COUNT, top) * 0.05)
        self.sure_global = nn.Linear(coarse, kp.COUNT + 1)

    def forward_all(self, image, autocast: bool = False) -> dict:
        raise NotImplementedError

    def placement_loss(self, out: dict, batch: dict) -> tuple[torch.Tensor, dict]:
        raise NotImplementedError

    def confidence(self, points, top, coarse) -> dict:
        """Logits from the features around each point (top [N, C, h, w] float) and of the whole (coarse [N, D, ...])."""
        whole = self.sure_global(coarse.float().mean((2, 3)))
        cells = top.shape[-1]
        near = near_share(points.detach() * (cells / self.size_px), cells)
        local = torch.matmul(near, top.float().flatten(2).transpose(1, 2))  # [N, 21, C]
        return {"sure": (local * self.sure_local).sum(-1) + whole[:, :kp.COUNT], "presence": whole[:, kp.COUNT:]}

    def forward(self, image):
        out = self.forward_all(image)
        return torch.cat([out["points"], torch.sigmoid(out["sure"]).unsqueeze(-1)], -1), torch.sigmoid(out["presence"])

    def loss(self, out: dict, batch: dict) -> tuple[torch.Tensor, dict]:
        """Placement + confidence + presence. batch: points [N, 21, 2] px, weight, visible [N, 21], present [N, 1].

        The confidence is taught to say "visible and found to within 0.1 torso lengths", so that it means something to whoever uses it.
        """
        points, here = batch["points"], batch["present"]
        placement, parts = self.placement_loss(out, {**batch, "weight": batch["weight"] * here})
        with torch.no_grad():
            torso = kp.torso_length(points).clamp_min(0.12 * self.size_px).unsqueeze(-1)
            close = torch.sigmoid((0.1 - ((out["points"] - points) ** 2).sum(-1).sqrt() / torso) / 0.02)
        sure = F.binary_cross_entropy_with_logits(out["sure"], batch["visible"] * close * here)
        presence = F.binary_cross_entropy_with_logits(out["presence"], here)
        return placement + sure + 0.5 * presence, {**parts, "sure": sure.detach(), "presence": presence.detach()}


def quiet(layer: nn.Conv2d) -> nn.Conv2d:
    """A last layer that says almost nothing at first: squared error on maps that are mostly zero starts from zero."""
    nn.init.normal_(layer.weight, std=1e-3)
    nn.init.zeros_(layer.bias)
    return layer


def centres(cells: int, device) -> torch.Tensor:
    return torch.arange(cells, device=device) + 0.5


def gaussians(points, cells: int, sigma: float) -> torch.Tensor:
    """Bumps of height 1: points [N, K, 2] in cells (centre of the first at 0.5) -> [N, K, cells, cells]."""
    axis = centres(cells, points.device)
    x = torch.exp(-((axis - points[..., :1]) ** 2) / (2 * sigma**2))
    y = torch.exp(-((axis - points[..., 1:2]) ** 2) / (2 * sigma**2))
    return y.unsqueeze(-1) * x.unsqueeze(-2)


def near_share(points, cells: int, sigma: float = 0.8) -> torch.Tensor:
    """Weights that sum to one around each point: [N, K, 2] in cells -> [N, K, cells * cells]; at the edge for points outside."""
    bump = gaussians(points.clamp(0, cells), cells, sigma).flatten(2)
    return bump / bump.sum(-1, keepdim=True).clamp_min(1e-6)


def mean_distance(points, truth, weight, size_px: int) -> torch.Tensor:
    """Mean |dx| + |dy| as a share of the ROI side, over what is trusted."""
    return ((points - truth).abs().sum(-1) * weight).sum() / weight.sum().clamp_min(1) / size_px


def inside(points, weight, size_px: int) -> torch.Tensor:
    """The weight of points within the picture; others cannot be shown on a heatmap."""
    return ((points > 0) & (points < size_px)).all(-1).float() * weight


def map_loss(maps, points, weight, size_px: int, sigma: float = 1.5) -> torch.Tensor:
    """Squared error to bumps of height 1, summed over cells: maps [N, 21, c, c]."""
    cells = maps.shape[-1]
    error = ((maps.float() - gaussians(points * (cells / size_px), cells, sigma)) ** 2).sum((2, 3))
    use = inside(points, weight, size_px)
    return (error * use).sum() / use.sum().clamp_min(1)


def argmax(maps, size_px: int, quarter: bool = True) -> torch.Tensor:
    """Highest cell of each map [N, K, c, c] -> [N, K, 2] px; with quarter, a quarter of a cell towards the higher neighbour."""
    n, count, cells, _ = maps.shape
    best = maps.flatten(2).argmax(-1, keepdim=True)
    x, y = best % cells, torch.div(best, cells, rounding_mode="floor")
    found = torch.cat([x, y], -1).float() + 0.5
    if quarter:
        flat = maps.flatten(2)
        def at(column, line):
            return flat.gather(2, line.clamp(0, cells - 1) * cells + column.clamp(0, cells - 1))
        towards = torch.cat([at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1)], -1)
        found = found + 0.25 * torch.sign(towards)
    return found * (size_px / cells)

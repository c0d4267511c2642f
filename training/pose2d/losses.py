"""What the networks are asked to do, as numbers to make small."""

import torch
import torch.nn.functional as F

from pose2d import keypoints as kp


def gaussian_target(points, cells: int, sigma: float):
    """Normalised Gaussian on the heatmap: points [N, K, 2] in cells (centre of the first at 0.5) -> [N, K, cells * cells]."""
    centres = torch.arange(cells) + 0.5
    x = torch.exp(-((centres - points[..., :1]) ** 2) / (2 * sigma**2))  # [N, K, cells]
    y = torch.exp(-((centres - points[..., 1:2]) ** 2) / (2 * sigma**2))
    grid = y.unsqueeze(-1) * x.unsqueeze(-2)
    return (grid / grid.sum((-1, -2), keepdim=True).clamp_min(1e-6)).flatten(-2)


def keypoint_loss(out, batch, size_px: int, sigma_cells: float = 1.5):
    """Coordinates (L1) + heatmap (cross-entropy) + confidence + presence, each a mean over what is known.

    batch: points [N, 21, 2] px, weight [N, 21], visible [N, 21], present [N, 1]. The confidence is taught to say "visible and
    found to within 0.15 torso lengths", so that it means something to whoever uses it.
    """
    points, weight = batch["points"], batch["weight"] * batch["present"]
    total = weight.sum().clamp_min(1)
    off = (out["points"] - points).abs().sum(-1)
    coordinate = (off * weight).sum() / total / size_px
    guess = ((out["guessed"] - points).abs().sum(-1) * weight).sum() / total / size_px

    cells = size_px // 4
    inside = ((points > 0) & (points < size_px)).all(-1).float() * weight
    target = gaussian_target(points / 4, cells, sigma_cells)
    heat = -(target * F.log_softmax(out["logits"], -1)).sum(-1)
    heat = (heat * inside).sum() / inside.sum().clamp_min(1)

    with torch.no_grad():
        distance = ((out["points"] - points) ** 2).sum(-1).sqrt() / kp.torso_length(points).clamp_min(0.12 * size_px).unsqueeze(-1)
        close = torch.sigmoid((0.15 - distance) / 0.03)
    sure = F.binary_cross_entropy_with_logits(out["sure"], batch["visible"] * close * batch["present"])
    presence = F.binary_cross_entropy_with_logits(out["presence"], batch["present"])
    loss = 10 * coordinate + 2 * guess + 0.5 * heat + sure + 0.5 * presence
    parts = {"coordinate": coordinate, "guess": guess, "heat": heat, "sure": sure, "presence": presence}
    return loss, {name: value.item() for name, value in parts.items()}

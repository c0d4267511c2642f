"""Targets and losses of the finder (CenterNet: penalty-reduced focal loss on centres, L1 on offset and size)."""

import torch
import torch.nn.functional as F

CELLS, STRIDE, SIZE_PX = 32, 8, 256


def targets(boxes: torch.Tensor, there: torch.Tensor) -> dict[str, torch.Tensor]:
    """boxes [N, P, 4] (cx, cy, w, h) px, there [N, P] bool -> heat [N, 1, 32, 32] with 1 at centres, offset and log_size [N, 2, 32, 32],
    here [N, 1, 32, 32] how much a cell counts for offset (the centre alone) and near (a little for its neighbours: size)."""
    n = len(boxes)
    axis = torch.arange(CELLS, device=boxes.device)
    heat, here, near = (torch.zeros(n, 1, CELLS, CELLS, device=boxes.device) for _ in range(3))
    offset, log_size = (torch.zeros(n, 2, CELLS, CELLS, device=boxes.device) for _ in range(2))
    order = (boxes[..., 2] * boxes[..., 3]).argsort(1, descending=True)  # the small are drawn over the large
    for place in range(boxes.shape[1]):
        rows = order[:, place, None]
        box = boxes.gather(1, rows[..., None].expand(-1, -1, 4))[:, 0]
        use = there.gather(1, rows)[:, 0].float()[:, None, None, None]
        cell = (box[:, :2] / STRIDE).floor().clamp(0, CELLS - 1)
        spread = (0.09 * box[:, 2:] / STRIDE).clamp(0.6, 2.2)
        x = torch.exp(-((axis - cell[:, :1]) ** 2) / (2 * spread[:, :1] ** 2))
        y = torch.exp(-((axis - cell[:, 1:]) ** 2) / (2 * spread[:, 1:] ** 2))
        bump = (y[:, :, None] * x[:, None, :])[:, None] * use
        mine = (bump > heat) & (bump > 0.3)
        heat = torch.maximum(heat, bump)
        near = torch.where(mine, bump, near)
        log_size = torch.where(mine, (box[:, 2:] / SIZE_PX).clamp_min(0.01).log()[:, :, None, None], log_size)
        centre = ((axis == cell[:, :1])[:, None, :] & (axis == cell[:, 1:])[:, :, None])[:, None] & (use > 0)
        here = torch.where(centre, torch.ones_like(here), here)
        offset = torch.where(centre, (box[:, :2] / STRIDE - cell)[:, :, None, None], offset)
    return {"heat": heat, "here": here, "near": near, "offset": offset, "log_size": log_size}


def finder_loss(raw, target):
    """Focal loss on centres + 0.5 x L1 on the logarithm of size + 0.3 x L1 on offset."""
    centre, offset, log_size = raw
    probability = torch.sigmoid(centre)
    hit = target["heat"] > 0.999
    positive = -((1 - probability) ** 2) * F.logsigmoid(centre) * hit
    negative = -(probability**2) * F.logsigmoid(-centre) * (1 - target["heat"]) ** 4 * ~hit
    people = target["here"].sum().clamp_min(1)
    focal = (positive.sum() + negative.sum()) / people
    size = ((log_size - target["log_size"]).abs() * target["near"]).sum() / target["near"].sum().clamp_min(1)
    place = ((torch.sigmoid(offset) - target["offset"]).abs() * target["here"]).sum() / people
    return focal + 0.5 * size + 0.3 * place, {"focal": focal.detach(), "size": size.detach(), "offset": place.detach()}

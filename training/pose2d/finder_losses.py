"""Targets and losses of the finder (CenterNet: penalty-reduced focal loss on centres, L1 on offset and size)."""

import numpy as np
import torch
import torch.nn.functional as F

CELLS, STRIDE, SIZE_PX = 32, 8, 256


def targets(boxes: list[np.ndarray]) -> dict[str, torch.Tensor]:
    """boxes: per frame [P, 4] (cx, cy, w, h) px -> heat [N, 1, 32, 32] with 1 at centres, offset and log_size [N, 2, 32, 32],
    here [N, 1, 32, 32] how much a cell counts for offset (the centre alone) and near (a little for its neighbours: size)."""
    count = len(boxes)
    heat, here, near = (np.zeros((count, 1, CELLS, CELLS), np.float32) for _ in range(3))
    offset, log_size = (np.zeros((count, 2, CELLS, CELLS), np.float32) for _ in range(2))
    axis = np.arange(CELLS)
    for n, people in enumerate(boxes):
        for cx, cy, w, h in sorted(people.tolist(), key=lambda box: -box[2] * box[3]):
            x, y = min(int(cx / STRIDE), CELLS - 1), min(int(cy / STRIDE), CELLS - 1)
            sx, sy = np.clip(0.09 * np.array([w, h]) / STRIDE, 0.6, 2.2)
            bump = np.exp(-((axis - x) ** 2) / (2 * sx**2))[None] * np.exp(-((axis - y) ** 2) / (2 * sy**2))[:, None]
            stronger = bump > heat[n, 0]
            heat[n, 0] = np.maximum(heat[n, 0], bump)
            mine = stronger & (bump > 0.3)
            near[n, 0][mine] = bump[mine]
            log_size[n][:, mine] = np.log(np.maximum([w / SIZE_PX, h / SIZE_PX], 0.01))[:, None]
            here[n, 0, y, x] = 1
            offset[n, :, y, x] = cx / STRIDE - x, cy / STRIDE - y
    return {name: torch.from_numpy(value) for name, value in (("heat", heat), ("here", here), ("near", near), ("offset", offset), ("log_size", log_size))}


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
    return focal + 0.5 * size + 0.3 * place, {"focal": focal.item(), "size": size.item(), "offset": place.item()}

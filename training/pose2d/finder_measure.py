"""How good boxes are: recall of the best detection, recall of all people, false alarms on empty frames."""

import numpy as np
import torch
import torch.nn.functional as F

from pose2d.finder_losses import SIZE_PX, STRIDE


def decode(centre, offset, size, limit: float = 0.3) -> list[np.ndarray]:
    """Network outputs -> per frame [P, 5] (cx, cy, w, h in px, score), best first: local maxima of 3 x 3 above the limit that do
    not overlap a better one (IoU > 0.5)."""
    peak = (centre == F.max_pool2d(centre, 3, 1, 1)) & (centre > limit)
    found = []
    for n in range(len(centre)):
        y, x = torch.nonzero(peak[n, 0], as_tuple=True)
        rows = torch.stack([(x + offset[n, 0, y, x]) * STRIDE, (y + offset[n, 1, y, x]) * STRIDE,
                            size[n, 0, y, x] * SIZE_PX, size[n, 1, y, x] * SIZE_PX, centre[n, 0, y, x]], 1).numpy()
        kept: list[np.ndarray] = []
        for row in rows[np.argsort(-rows[:, 4])]:
            if all(overlap(row, other) < 0.5 for other in kept):
                kept.append(row)
        found.append(np.array(kept, np.float32).reshape(-1, 5))
    return found


def overlap(a, b) -> float:
    """Intersection over union of two boxes (cx, cy, w, h, ...)."""
    width = min(a[0] + a[2] / 2, b[0] + b[2] / 2) - max(a[0] - a[2] / 2, b[0] - b[2] / 2)
    height = min(a[1] + a[3] / 2, b[1] + b[3] / 2) - max(a[1] - a[3] / 2, b[1] - b[3] / 2)
    shared = max(width, 0) * max(height, 0)
    return shared / max(a[2] * a[3] + b[2] * b[3] - shared, 1e-9)


@torch.no_grad()
def predict(network, frames: np.ndarray, limit: float = 0.3, batch: int = 64) -> list[np.ndarray]:
    """frames uint8 [N, 256, 256, 3], letterboxed -> decoded boxes per frame."""
    network.eval()
    device = next(network.parameters()).device
    found = []
    for start in range(0, len(frames), batch):
        image = torch.from_numpy(np.ascontiguousarray(frames[start:start + batch])).to(device).permute(0, 3, 1, 2).float() / 255
        found += decode(*(part.cpu() for part in network(image.contiguous(memory_format=torch.channels_last))), limit=limit)
    return found


def summary(found: list[np.ndarray], truth: list[np.ndarray]) -> dict:
    """Over frames with people: share whose best detection has IoU >= 0.5 with a person, mean IoU of it, recall of all people;
    over empty frames: false alarms per frame."""
    best, people, hits, alarms, empty = [], 0, 0, 0, 0
    for boxes, persons in zip(found, truth):
        if len(persons) == 0:
            empty, alarms = empty + 1, alarms + len(boxes)
            continue
        best.append(max((overlap(boxes[0], person) for person in persons), default=0.0) if len(boxes) else 0.0)
        people += len(persons)
        hits += sum(any(overlap(box, person) >= 0.5 for box in boxes) for person in persons)
    return {"frames": len(best), "top_recall": float(np.mean(np.array(best) >= 0.5)), "top_iou": float(np.mean(best)), "recall": hits / max(people, 1),
            "empty": empty, "false_alarms": alarms / max(empty, 1)}

"""How good keypoints are: PCK, confusion of left and right, whether the confidence means something."""

import numpy as np
import torch

from pose2d import augment
from pose2d import keypoints as kp


@torch.no_grad()
def predict(network, images: np.ndarray, boxed: np.ndarray, batch: int = 64, quarter_turns: int = 0) -> np.ndarray:
    """Runs the network on the ROI of each keypoint box, as the product does.

    images uint8 [N, H, W, 3], boxed [N, 21, 2] px: points whose box is cropped (and turned) -> [N, 21, 3] x, y in px of the images, confidence.
    """
    network.eval()
    device = next(network.parameters()).device
    out = []
    for start in range(0, len(images), batch):
        points = torch.from_numpy(np.ascontiguousarray(boxed[start:start + batch])).float().to(device)
        crops = augment.plain(points, network.size_px, quarter_turns)
        pictures = torch.from_numpy(np.ascontiguousarray(images[start:start + batch])).to(device).permute(0, 3, 1, 2).float() / 255
        found = network(crops.sample(pictures).contiguous(memory_format=torch.channels_last))[0]
        xy = (found[..., :2] - crops.size_px / 2) @ crops.matrix.transpose(1, 2) + crops.centre[:, None]
        out.append(torch.cat([xy, found[..., 2:]], -1).cpu().numpy())
    return np.concatenate(out)


def predict_at_any_angle(network, images: np.ndarray, boxed: np.ndarray) -> np.ndarray:
    """As predict, of the four quarter turns of each crop the one whose main joints are surest: for acrobats, whom the teacher turns upright too."""
    found = np.stack([predict(network, images, boxed, quarter_turns=turns) for turns in range(4)])
    surest = found[:, :, kp.MAIN, 2].mean(-1).argmax(0)
    return found[surest, np.arange(len(surest))]


def distances(found: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Error of each keypoint in torso lengths [N, 21]."""
    torso = np.maximum(kp.torso_length(truth), 0.2 * np.ptp(truth[..., :2], axis=1).max(-1))
    return np.linalg.norm(found[..., :2] - truth[..., :2], axis=-1) / torso[:, None]


def swapped(found: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """[N] bool: hips, knees and ankles lie clearly nearer to the truth when left and right are exchanged."""
    legs = kp.GROUPS["hips"] + kp.GROUPS["knees"] + kp.GROUPS["ankles"]
    straight = distances(found, truth)[:, legs].mean(1)
    crossed = distances(found[:, kp.MIRROR], truth)[:, legs].mean(1)
    return crossed < 0.8 * straight - 0.02


def summary(found: np.ndarray, truth: np.ndarray, known: np.ndarray) -> dict:
    """PCK@0.2 and @0.1 (share of keypoints nearer than 0.2 / 0.1 torso lengths) over the main joints and per group.

    known [N, 21] bool: keypoints that count.
    """
    off = distances(found, truth)
    def share(points, limit):
        use = known[:, points]
        return float((off[:, points][use] < limit).mean()) if use.any() else float("nan")
    result = {"n": len(found), "pck@0.2": share(kp.MAIN, 0.2), "pck@0.1": share(kp.MAIN, 0.1), "swapped": float(swapped(found, truth).mean())}
    result["groups"] = {name: (share(points, 0.2), share(points, 0.1)) for name, points in kp.GROUPS.items()}
    return result

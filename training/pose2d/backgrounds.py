"""Pictures without people: crops with the person painted out, and drawn walls, floors, racks and noise."""

import numpy as np
import torch
import torch.nn.functional as F


def paint_out(images: torch.Tensor, person: torch.Tensor) -> torch.Tensor:
    """Fills the person from the surroundings, coarse to fine ("push-pull", Grossman and Dally 1998).

    images [N, 3, H, W] 0..1, person [N, 1, H, W] 0..1, H = W a power of two -> [N, 3, H, W].
    """
    known = (1 - F.max_pool2d(person, 9, 1, 4)).clamp(0, 1)
    levels = [(images * known, known)]
    while levels[-1][0].shape[-1] > 1:
        colour, share = (F.avg_pool2d(level, 2) for level in levels[-1])
        certain = (share * 4).clamp(max=1)  # a quarter of known pixels is enough to know the cell
        levels.append((colour * certain / share.clamp_min(1e-6), certain))
    filled = levels[-1][0]
    for colour, share in reversed(levels[:-1]):
        coarse = F.interpolate(filled, scale_factor=2.0, mode="bilinear", align_corners=False)
        filled = colour + (1 - share) * coarse
    return filled


def person_free(people, rows, side: int, batch: int = 64) -> np.ndarray:
    """Crops with the person painted out, uint8 [n, side, side, 3]."""
    out = np.empty((len(rows), side, side, 3), np.uint8)
    for start in range(0, len(rows), batch):
        part = np.sort(rows[start:start + batch])
        images = torch.from_numpy(people.images[part]).permute(0, 3, 1, 2).float() / 255
        images = F.interpolate(images, size=(side, side), mode="area")
        mask = torch.from_numpy(people.mask[part]).unsqueeze(1).float() / 15
        mask = F.interpolate(mask, size=(side, side), mode="bilinear", align_corners=False)
        filled = paint_out(images, (mask > 0.1).float())
        out[start:start + len(part)] = (filled.clamp(0, 1) * 255).byte().permute(0, 2, 3, 1).numpy()
    return out


def _colour(rng) -> np.ndarray:
    grey = rng.uniform(0, 255)
    return np.clip(grey + rng.normal(0, 25, 3), 0, 255)


def drawn(rng: np.random.Generator, side: int) -> np.ndarray:
    """One drawn scene: wall and floor, perhaps tiles, uprights and bars of a rack, boxes, shading, noise. uint8 [side, side, 3]."""
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side
    scene = np.empty((side, side, 3), np.float32)
    scene[:] = _colour(rng)
    if rng.random() < 0.8:
        horizon = rng.uniform(0.4, 0.95) + rng.normal(0, 0.05) * (x - 0.5)
        floor = (y > horizon)[..., None]
        scene = np.where(floor, _colour(rng), scene)
        if rng.random() < 0.4:
            depth = 1 / np.maximum(y - horizon + 0.05, 0.05)
            tiles = ((x - 0.5) * depth * rng.uniform(1, 3)) % 1 < 0.08
            scene = np.where(floor & tiles[..., None], scene * rng.uniform(0.6, 1.3), scene)
    if rng.random() < 0.3:
        period, angle = rng.uniform(0.02, 0.2), rng.uniform(0, np.pi)
        stripes = ((x * np.cos(angle) + y * np.sin(angle)) % period < period / 2)[..., None]
        scene = np.where(stripes & (rng.random() < 0.5), scene * rng.uniform(0.7, 1.2), scene)
    for _ in range(rng.integers(0, 9)):
        thick, place, colour = rng.uniform(0.004, 0.05), rng.uniform(0, 1), _colour(rng)
        lean, upright = rng.normal(0, 0.06), rng.random() < 0.6
        across, along = (x, y) if upright else (y, x)
        begin, end = np.sort(rng.uniform(-0.3, 1.3, 2))
        bar = (np.abs(across - place - lean * along) < thick) & (along > begin) & (along < end)
        scene = np.where(bar[..., None], colour, scene)
    for _ in range(rng.integers(0, 6)):
        cx, cy, rx, ry, colour = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.02, 0.2), rng.uniform(0.02, 0.2), _colour(rng)
        if rng.random() < 0.5:
            shape = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1
        else:
            shape = (np.abs(x - cx) < rx) & (np.abs(y - cy) < ry)
        scene = np.where(shape[..., None], colour, scene)
    scene *= (1 + rng.normal(0, 0.3) * (x - 0.5) + rng.normal(0, 0.3) * (y - 0.5))[..., None]
    coarse = rng.normal(0, rng.uniform(0, 30), (8, 8, 3)).astype(np.float32)
    scene += coarse.repeat(side // 8, 0).repeat(side // 8, 1) if rng.random() < 0.3 else 0
    scene += rng.normal(0, rng.uniform(0, 14), scene.shape)
    return np.clip(scene, 0, 255).astype(np.uint8)


def pool(people, rows: np.ndarray, rng: np.random.Generator, side: int = 128, painted: int = 900, sketches: int = 400) -> np.ndarray:
    """A pool of person-free pictures, uint8 [painted + sketches, side, side, 3]."""
    chosen = rng.choice(rows, min(painted, len(rows)), replace=False)
    made = np.stack([drawn(rng, side) for _ in range(sketches)])
    return np.concatenate([person_free(people, chosen, side), made])

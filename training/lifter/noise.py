"""
What a 2D network does wrong. In most clips as measured on our own one (noise_statistics.json, by lifter.measure_noise): errors that
depend on keypoint, view and depth, and a confidence that knows some of it. In the rest plain jitter and drift, because a photograph is not
a rendering. On top: legs or all of left and right mistaken for each other, a leg or an arm out of sight, gaps, feet outside the picture.
"""

import functools
import json
from pathlib import Path

import torch

from common.skeleton import K, KEYPOINTS, KEYPOINT_MIRROR

STATISTICS = Path(__file__).with_name("noise_statistics.json")
LEFT = [index for index, name in enumerate(KEYPOINTS) if name.startswith("left_")]
RIGHT = [index for index, name in enumerate(KEYPOINTS) if name.startswith("right_")]
FEET = [K[f"{side}_{part}"] for side in ("left", "right") for part in ("ankle", "heel", "foot_index")]
LEGS = [K[f"{side}_{part}"] for side in ("left", "right") for part in ("knee", "ankle", "heel", "foot_index")]
LIMBS = [[K[f"{side}_{part}"] for part in parts] for parts in (("knee", "ankle", "heel", "foot_index"), ("elbow", "wrist")) for side in ("left", "right")]
HARDER = [1.7 if "wrist" in n else 1.3 if "elbow" in n or "foot" in n or "heel" in n or "hip" in n else 1.0 for n in KEYPOINTS]
MEASURED_SHARE = 0.6
GAP_RANGE = (0.4, 1.4)
"""Measured errors are drawn between so much smaller and so much larger: another network, another picture."""


@functools.lru_cache(maxsize=4)
def measured(device: torch.device) -> dict[str, torch.Tensor]:
    """The statistics as tensors: bias [V, D, 21, 2]; offset, jitter, tail, logit [V, D, 21]; slope, spread, hold [21]; legs, whole [V]."""
    raw = json.loads(STATISTICS.read_text(encoding="utf-8"))
    tables = raw["table"] | {
        "slope": raw["confidenceSlope"], "spread": raw["confidenceSpread"], "hold": raw["holdOverOneFrame"],
        "legs": raw["swappedLegs"]["shareByView"], "whole": raw["swappedWhole"]["shareByView"]}
    return {name: torch.tensor(values, device=device) for name, values in tables.items()}


def keypoint_mask(columns: list[int], device: torch.device) -> torch.Tensor:
    mask = torch.zeros(len(KEYPOINTS), dtype=torch.bool)
    mask[columns] = True
    return mask.to(device)


class Noise:
    """
    Spoils clean keypoints [B, T, 21, 2], measured in body scales, and invents the confidence: [B, T, 21, 3]. `strength` scales all of
    it. Works where the generator lives.
    """

    def __init__(self, generator: torch.Generator, strength: float = 1.0):
        self.generator, self.strength = generator, strength

    def _uniform(self, *shape: int) -> torch.Tensor:
        return torch.rand(*shape, generator=self.generator, device=self.generator.device)

    def _normal(self, *shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=self.generator, device=self.generator.device)

    def _smooth(self, batch: int, frames: int, every: int, columns: int = 42) -> torch.Tensor:
        """Unit noise [B, T, columns] that wanders, with a new draw every `every` frames."""
        knots = self._normal(batch, columns, frames // every + 2)
        wave = torch.nn.functional.interpolate(knots, size=(frames // every + 1) * every + 1, mode="linear", align_corners=True)
        return wave[..., :frames].permute(0, 2, 1)

    def _wander(self, batch: int, frames: int, share: torch.Tensor) -> torch.Tensor:
        """Unit noise [B, T, 21, 2]: `share` of its variance wanders, half of that slowly, the rest is new in every frame."""
        slow, fast = (self._smooth(batch, frames, every).reshape(batch, frames, 21, 2) for every in (15, 5))
        steady = (share / 2).sqrt()
        return steady * (slow + fast) + (1 - share).clamp_min(0).sqrt() * self._normal(batch, frames, 21, 2)

    def _spans(self, batch: int, frames: int, chance: torch.Tensor | float, longest: int, columns: int, shortest: int = 1) -> torch.Tensor:
        """One span of frames in a column with this chance, [B, T, columns] of bool; short ones are commoner."""
        first = (self._uniform(batch, 1, columns) * (frames + shortest)).long() - shortest
        length = shortest + (self._uniform(batch, 1, columns) ** 2 * (longest - shortest)).long()
        at = torch.arange(frames, device=self.generator.device)[None, :, None]
        return (self._uniform(batch, 1, columns) < chance) & (at >= first) & (at < first + length)

    def __call__(self, points: torch.Tensor, view: torch.Tensor, depth: torch.Tensor) -> torch.Tensor:
        """`view` [B]: radians from the athlete's front to the camera, positive to the athlete's left; `depth` [B, T]: squat_depth."""
        batch, frames = points.shape[:2]
        error, logit, swaps = self._as_measured(batch, frames, view, depth)
        plain, plain_logit = self._plain(batch, frames, view)
        use = self._uniform(batch, 1, 1) < MEASURED_SHARE
        error, logit = torch.where(use[..., None], error, plain), torch.where(use, logit, plain_logit)
        outlier = self._uniform(batch, frames, 21) < 0.003 * self.strength
        error = error + outlier[..., None] * 0.15 * self._normal(batch, frames, 21, 2)
        sure = torch.sigmoid(torch.where(outlier, logit - 1.5, logit)).clamp(0.05, 1)
        points = self._mistake_sides(points, swaps) + self.strength * error
        if not self.strength:
            return torch.cat((points, torch.ones_like(sure)[..., None]), -1)
        return self._lose(torch.cat((points, sure[..., None]), -1))

    def _as_measured(self, batch: int, frames: int, view: torch.Tensor, depth: torch.Tensor):
        table = measured(view.device)
        views, depths = table["bias"].shape[:2]
        v = (view * views / (2 * torch.pi)).round().long() % views
        at = (depth * (depths - 1)).clamp(0, depths - 1)
        low = at.floor().long().clamp(max=depths - 2)
        share = (at - low)[..., None]

        def of(name: str) -> torch.Tensor:
            rows = table[name][v]  # [B, D, 21, ...]
            clips = torch.arange(batch, device=view.device)[:, None]
            a, b = rows[clips, low], rows[clips, low + 1]
            s = share[..., None] if a.dim() == 4 else share
            return a + (b - a) * s
        gap = GAP_RANGE[0] + (GAP_RANGE[1] - GAP_RANGE[0]) * self._uniform(batch, 1, 1)
        # An offset is shared by the whole clip in part, and comes and goes in part.
        offset = 0.8 * self._normal(batch, 1, 21, 2) + 0.6 * self._smooth(batch, frames, 40).reshape(batch, frames, 21, 2)
        # Few clips are very bad, most are better than the mean: offsets are drawn from a heavy-tailed scale.
        luck = torch.exp(0.6 * self._normal(batch, 1, 1) - 0.4)
        wander = self._wander(batch, frames, table["hold"].clamp(0, 0.95)[:, None])
        burst = torch.where(self._uniform(batch, frames, 21) < of("tail"), 5.0, 1.0)
        error = of("bias") * (1.3 * self._uniform(batch, 1, 1, 1)) + (gap * luck * of("offset"))[..., None] * offset
        error = error + (gap * 1.3 * burst * of("jitter"))[..., None] * wander
        size = error.norm(dim=-1).clamp_min(1e-3)
        usual = (of("offset").square() + of("jitter").square()).sqrt().clamp_min(2e-3)
        steady = 0.7 * self._normal(batch, 1, 21) + 0.7 * self._smooth(batch, frames, 8, 21)
        logit = of("logit") + table["slope"] * (size / usual).log() + table["spread"] * steady
        swaps = torch.stack((table["legs"][v], table["whole"][v]), -1)
        return error, logit, swaps

    def _plain(self, batch: int, frames: int, view: torch.Tensor):
        """Jitter and drift of 0.3…3 % of the body, more on the side turned away, and a confidence that falls with it."""
        level = torch.exp(-5.8 + 2.3 * self._uniform(batch, 1, 1))
        scale = (level * level.new_tensor(HARDER)).expand(batch, frames, 21)
        turned = torch.sin(view)[:, None]  # 1: the athlete's left is towards the camera
        away = torch.zeros(batch, 21, device=view.device)
        away[:, LEFT], away[:, RIGHT] = (-turned).clamp_min(0), turned.clamp_min(0)
        scale = scale * (1 + 1.5 * away[:, None])
        error = scale[..., None] * self._wander(batch, frames, self._uniform(batch, 1, 1, 1))
        sure = torch.exp(-scale * (0.5 + 1.5 * self._uniform(batch, 1, 1)) / 0.06) + 0.06 * self._normal(batch, frames, 21)
        return error, torch.logit(sure.clamp(0.05, 0.98))

    def _mistake_sides(self, points: torch.Tensor, swaps: torch.Tensor) -> torch.Tensor:
        """For spans the legs, or all of left and right, change places; as often as measured in this view (`swaps` [B, 2]), at least now and then."""
        batch, frames = points.shape[:2]
        swapped = points[..., list(KEYPOINT_MIRROR), :]
        chance = (0.04 + 1.2 * swaps)[:, None] * self.strength
        wrong = self._spans(batch, frames, chance, 24, 2) | self._spans(batch, frames, 0.02 * self.strength, 75, 2)
        points = torch.where((wrong[..., :1] & keypoint_mask(LEGS, points.device))[..., None], swapped, points)
        return torch.where(wrong[..., 1:, None], swapped, points)

    def _lose(self, track: torch.Tensor) -> torch.Tensor:
        """Gaps, a leg or an arm out of sight (filled by straight lines with confidence 0, or guessed badly), feet or legs outside the picture."""
        batch, frames = track.shape[:2]
        place = track.device
        gone = self._spans(batch, frames, 0.08 * self.strength, 20, 21) | self._spans(batch, frames, 0.05 * self.strength, 12, 1)
        hidden = self._spans(batch, frames, 0.10 * self.strength, 45, len(LIMBS), 10)
        limb = torch.stack([keypoint_mask(limb, place) for limb in LIMBS]).float()
        hidden = (hidden.float() @ limb) > 0
        guessed = self._uniform(batch, 1, 1) < 0.5
        away = 0.06 * self._smooth(batch, frames, 10).reshape(batch, frames, 21, 2)
        wild = torch.cat((track[..., :2] + away, track[..., 2:] * 0.35), -1)
        track = torch.where((hidden & guessed)[..., None], wild, track)
        track = fill_gaps(track, gone | (hidden & ~guessed))
        cut = self._uniform(batch, 1, 1) < 0.06 * self.strength
        faint = torch.cat((track[..., :2] + 0.05 * self._normal(batch, frames, 21, 2), track[..., 2:] * 0.25), -1)
        lost = torch.where((self._uniform(batch, 1, 1) < 0.5)[..., None], faint, torch.zeros_like(track))
        above = cut & (self._uniform(batch, 1, 1) < 0.3)
        part = (cut & keypoint_mask(FEET, place)) | (above & keypoint_mask(LEGS, place))
        return torch.where(part[..., None], lost, track)


def fill_gaps(track: torch.Tensor, gone: torch.Tensor) -> torch.Tensor:
    """
    Replaces what is `gone` [B, T, 21]: confidence 0, x and y on the straight line between the nearest frames that are there, the nearest
    alone at the ends, 0 where the keypoint is never there. C#: GapFilling.
    """
    batch, frames = gone.shape[:2]
    at = torch.arange(frames, device=gone.device)[None, :, None].expand(gone.shape)
    before = torch.where(gone, torch.full_like(at, -1), at).cummax(1).values
    after = torch.where(gone, torch.full_like(at, frames), at).flip(1).cummin(1).values.flip(1)
    first, last = torch.where(before < 0, after, before), torch.where(after >= frames, before, after)
    never = first >= frames
    first, last = first.clamp(0, frames - 1), last.clamp(0, frames - 1)
    share = (at - first).float() / (last - first).clamp_min(1)

    def pick(index: torch.Tensor) -> torch.Tensor:
        return track[..., :2].gather(1, index[..., None].expand(*index.shape, 2))
    line = pick(first) * (1 - share[..., None]) + pick(last) * share[..., None]
    line = torch.where(never[..., None], torch.zeros_like(line), line)
    filled = torch.where(gone[..., None], line, track[..., :2])
    return torch.cat((filled, torch.where(gone, torch.zeros_like(track[..., 2]), track[..., 2])[..., None]), -1)

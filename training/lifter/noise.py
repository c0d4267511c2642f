"""What a 2D network does wrong: jitter, drift, guesses about hidden limbs, gaps, feet outside the picture, legs mistaken for each other."""

import torch

from common.skeleton import K, KEYPOINTS, KEYPOINT_MIRROR

LEFT = [index for index, name in enumerate(KEYPOINTS) if name.startswith("left_")]
RIGHT = [index for index, name in enumerate(KEYPOINTS) if name.startswith("right_")]
FEET = [K[f"{side}_{part}"] for side in ("left", "right") for part in ("ankle", "heel", "foot_index")]
LEGS = [K[f"{side}_{part}"] for side in ("left", "right") for part in ("knee", "ankle", "heel", "foot_index")]
HARDER = torch.tensor([1.7 if "wrist" in n else 1.3 if "elbow" in n or "foot" in n or "heel" in n or "hip" in n else 1.0 for n in KEYPOINTS])


class Noise:
    """Spoils clean keypoints [B, T, 21, 2], measured in body scales, and invents the confidence: [B, T, 21, 3]."""

    def __init__(self, generator: torch.Generator, strength: float = 1.0):
        self.generator, self.strength = generator, strength

    def _uniform(self, *shape: int) -> torch.Tensor:
        return torch.rand(*shape, generator=self.generator)

    def _smooth(self, batch: int, frames: int, every: int) -> torch.Tensor:
        """Unit noise [B, T, 21, 2] that wanders, with a new draw every `every` frames."""
        knots = torch.randn(batch, 42, frames // every + 2, generator=self.generator)
        wave = torch.nn.functional.interpolate(knots, size=(frames // every + 1) * every + 1, mode="linear", align_corners=True)
        return wave[..., :frames].reshape(batch, 21, 2, frames).permute(0, 3, 1, 2)

    def _spans(self, batch: int, frames: int, chance: float, longest: int, columns: int) -> torch.Tensor:
        """One span of frames in a column with this chance, [B, T, columns] of bool."""
        first = (self._uniform(batch, 1, columns) * frames).long()
        length = 1 + (self._uniform(batch, 1, columns) ** 2 * longest).long()
        at = torch.arange(frames)[None, :, None]
        return (self._uniform(batch, 1, columns) < chance) & (at >= first) & (at < first + length)

    def __call__(self, points: torch.Tensor, far: torch.Tensor) -> torch.Tensor:
        """`far` [B, T] is −1…1: how much the athlete's left side is turned away from the camera (negative: the right side)."""
        batch, frames = points.shape[:2]
        level = torch.exp(-5.8 + 2.5 * self._uniform(batch, 1, 1)) * self.strength
        scale = (level * HARDER).expand(batch, frames, 21).clone()
        scale[..., LEFT] *= 1 + 1.5 * far.clamp_min(0)[..., None]
        scale[..., RIGHT] *= 1 + 1.5 * (-far).clamp_min(0)[..., None]
        share = self._uniform(batch, 1, 1, 1)
        wander = share.sqrt() * self._smooth(batch, frames, 12) + (1 - share).sqrt() * torch.randn(points.shape, generator=self.generator)
        points = self._mistake_sides(points + scale[..., None] * wander)
        steep = 0.5 + 1.5 * self._uniform(batch, 1, 1)
        sure = torch.exp(-scale * steep / 0.06) + 0.06 * torch.randn(scale.shape, generator=self.generator)
        outlier = self._uniform(batch, frames, 21) < 0.004 * self.strength
        points = points + outlier[..., None] * 0.15 * torch.randn(points.shape, generator=self.generator)
        sure = torch.where(outlier, sure * self._uniform(batch, frames, 21), sure).clamp(0.08, 1)
        return self._lose(torch.cat((points, sure[..., None]), -1))

    def _mistake_sides(self, points: torch.Tensor) -> torch.Tensor:
        """For short spans the legs, or all of left and right, change places."""
        batch, frames = points.shape[:2]
        swapped = points[..., list(KEYPOINT_MIRROR), :]
        wrong = self._spans(batch, frames, 0.07 * self.strength, 14, 2)
        legs = torch.zeros(21, dtype=torch.bool)
        legs[LEGS] = True
        points = torch.where((wrong[..., :1] & legs)[..., None], swapped, points)
        return torch.where(wrong[..., 1:, None], swapped, points)

    def _lose(self, track: torch.Tensor) -> torch.Tensor:
        """Gaps (filled by straight lines, confidence 0), and feet or legs outside the picture."""
        batch, frames = track.shape[:2]
        gone = self._spans(batch, frames, 0.08 * self.strength, 20, 21) | self._spans(batch, frames, 0.05 * self.strength, 12, 1)
        track = fill_gaps(track, gone)
        cut = self._uniform(batch, 1) < 0.06 * self.strength
        guess = self._uniform(batch, 1) < 0.5
        for columns, chance in ((FEET, 1.0), (LEGS, 0.3)):
            hit = (cut & (self._uniform(batch, 1) < chance))[..., None, None].expand(batch, frames, len(columns), 3)
            part = track[:, :, columns]
            faint = part * torch.tensor([1.0, 1.0, 0.25]) + torch.tensor([0.05, 0.05, 0.0]) * torch.randn(part.shape, generator=self.generator)
            track[:, :, columns] = torch.where(hit, torch.where(guess[..., None, None], faint, torch.zeros_like(part)), part)
        return track


def fill_gaps(track: torch.Tensor, gone: torch.Tensor) -> torch.Tensor:
    """
    Replaces what is `gone` [B, T, 21]: confidence 0, x and y on the straight line between the nearest frames that are there, the nearest
    alone at the ends, 0 where the keypoint is never there. C#: GapFilling.
    """
    batch, frames = gone.shape[:2]
    at = torch.arange(frames)[None, :, None].expand(gone.shape)
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

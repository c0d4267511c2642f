"""
The features of one rep, version "tdm-2": its temporal distance matrix (Ogata, Simo-Serra, Iizuka, Ishikawa, "Temporal distance matrices for
squat classification", CVPR Workshops 2019), and below it the joints as the standing athlete would point at them. src/FormClassifier computes the same; golden
arrays hold both to 1e-5.

B clips, T frames, J = 19 joints, P = 171 pairs i < j row by row, then 57 coordinates (x, y, z of each joint in turn), F = 64 frames: frame 0 is the
canonical standing pose, frames 1…63 the rep. A joint that is unknown throughout is NaN in every frame; its pairs are 0, which no real distance is, and
so are its coordinates.
"""

import torch

from common.skeleton import J, JOINT_MIRROR, OUTWARD, PARENTS, ROOT
from faults.kinematics import mid_hip, unit, up_like

VERSION = "tdm-2"
FRAMES = 64
PAIRS = torch.triu_indices(19, 19, 1)
DISTANCES = 171
CHANNELS = DISTANCES + 57
MODES = ("none", "head", "full")
HEAD_LIMBS = [J[name] for name in ("head_top", "nose", "left_eye", "right_eye", "left_ear", "right_ear")]
STANDING_DEGREES = 150.0
STANDING_SEARCH_SECONDS = 3.0


def _mirrored_pairs() -> torch.Tensor:
    at = {(int(i), int(j)): pair for pair, (i, j) in enumerate(PAIRS.T)}
    return torch.tensor([at[tuple(sorted((JOINT_MIRROR[int(i)], JOINT_MIRROR[int(j)])))] for i, j in PAIRS.T])


MIRRORED_PAIRS = _mirrored_pairs()
"""Index of the pair that each pair is in a mirror: features of the mirrored athlete are features[..., MIRRORED_PAIRS, :]."""


def normalise(pose: torch.Tensor, mode: str) -> torch.Tensor:
    """
    Sets limbs to unit length, walking out from the mid-hip with directions kept: none of them, those of the head, or all. [..., 19, 3].
    A limb without length stays without.
    """
    if mode not in MODES:
        raise ValueError(f"found mode {mode!r}, expected one of {MODES}")
    if mode == "none":
        return pose
    root, result = mid_hip(pose), torch.empty_like(pose)
    for joint in OUTWARD:
        parent = PARENTS[joint]
        old, new = (root, root) if parent == ROOT else (pose[..., parent, :], result[..., parent, :])
        limb = pose[..., joint, :] - old
        result[..., joint, :] = new + (unit(limb) if mode == "full" or joint in HEAD_LIMBS else limb)
    return result


def distances(pose: torch.Tensor) -> torch.Tensor:
    """[..., T, 19, 3] → [..., 171, T]; 0 for a pair with an unknown joint."""
    first, second = PAIRS.to(pose.device)
    d = (pose[..., first, :] - pose[..., second, :]).norm(dim=-1).transpose(-1, -2)
    return torch.nan_to_num(d, nan=0.0)


def resample(series: torch.Tensor, first: torch.Tensor, last: torch.Tensor, frames: int) -> torch.Tensor:
    """Linear interpolation of [B, C, T] at `frames` times evenly from `first` to `last` [B] (frame numbers, ends included)."""
    steps = torch.arange(frames, dtype=torch.float64, device=series.device) / max(frames - 1, 1)
    times = first.double()[:, None] + (last - first).double()[:, None] * steps
    before = times.floor().clamp(0, max(series.shape[2] - 2, 0))
    share = (times - before).to(series)[:, None].expand(-1, series.shape[1], -1)
    at = before.long()[:, None].expand(-1, series.shape[1], -1)
    after = (at + 1).clamp(max=series.shape[2] - 1)
    return series.gather(2, at) * (1 - share) + series.gather(2, after) * share


def knee_angle(pose: torch.Tensor) -> torch.Tensor:
    """The angle hip–knee–ankle, mean of the two legs, degrees, 180 = straight: [..., 19, 3] → [...]."""
    angles = []
    for side in ("right", "left"):
        thigh = pose[..., J[f"{side}_hip"], :] - pose[..., J[f"{side}_knee"], :]
        shank = pose[..., J[f"{side}_ankle"], :] - pose[..., J[f"{side}_knee"], :]
        angles.append(torch.atan2(torch.cross(thigh, shank, dim=-1).norm(dim=-1), (thigh * shank).sum(-1)))
    return torch.rad2deg((angles[0] + angles[1]) / 2)


def canonical_frame(pose: torch.Tensor, start: torch.Tensor, end: torch.Tensor, rate_hz: float) -> torch.Tensor:
    """
    The straightest frame in the 3 s up to the rep's start, if it is over 150°; else the straightest of those and the rep. [B, T, 19, 3] → [B].
    The earliest of equals.
    """
    angle, at = knee_angle(pose), torch.arange(pose.shape[1], device=pose.device)[None]
    from_frame = (start - round(STANDING_SEARCH_SECONDS * rate_hz)).clamp_min(0)[:, None]
    before = torch.where((at >= from_frame) & (at <= start[:, None]), angle, torch.zeros_like(angle))
    whole = torch.where((at >= from_frame) & (at <= end[:, None]), angle, torch.zeros_like(angle))
    return torch.where(before.amax(1) > STANDING_DEGREES, before.argmax(1), whole.argmax(1))


def temporal_distance_matrix(pose: torch.Tensor, start: torch.Tensor, end: torch.Tensor, rate_hz: float, mode: str) -> torch.Tensor:
    """[B, T, 19, 3] and the rep's first and last frame [B] → [B, 171, 64]."""
    standing = canonical_frame(pose, start, end, rate_hz)
    series = distances(normalise(pose, mode))
    canonical = series.gather(2, standing[:, None, None].expand(-1, series.shape[1], 1))
    return torch.cat((canonical, resample(series, start, end, FRAMES - 1)), 2)


def standing_axes(standing: torch.Tensor) -> torch.Tensor:
    """
    The directions of an athlete who stands, [B, 19, 3] → [B, 3, 3], rows ahead, left, up. Up is from the ankles to the neck, so that neither a tilted phone nor a
    laboratory whose axes lean counts (z where these joints are unknown), left goes through the hips, square to it.
    """
    ankles = (standing[:, J["left_ankle"]] + standing[:, J["right_ankle"]]) / 2
    body = standing[:, J["neck"]] - ankles
    length = body.norm(dim=-1, keepdim=True)
    up = torch.where(length > 1e-6, body / length.clamp_min(1e-6), up_like(body))
    across = standing[:, J["left_hip"]] - standing[:, J["right_hip"]]
    across = across - up * (across * up).sum(-1, keepdim=True)
    left = across / across.norm(dim=-1, keepdim=True).clamp_min(1e-6)
    return torch.stack((torch.cross(left, up, dim=-1), left, up), 1)


def standing_coordinates(frames: torch.Tensor) -> torch.Tensor:
    """
    Where the joints are, seen from the mid-hip: metres ahead, to the left and up, as the athlete of frame 0 would point. What distances cannot say is which way a
    limb is tipped. [B, 64, 19, 3], z up → [B, 57, 64]; 0 for an unknown joint.
    """
    away = frames - mid_hip(frames)[:, :, None]
    turned = away @ standing_axes(frames[:, 0]).transpose(1, 2)[:, None]
    return torch.nan_to_num(turned.flatten(2).transpose(1, 2))


def features_of(frames: torch.Tensor, mode: str = "none") -> torch.Tensor:
    """[B, 64, 19, 3] as rep_frames gives them → [B, 228, 64]."""
    frames = normalise(frames, mode)
    return torch.cat((distances(frames), standing_coordinates(frames)), 1)


def mirrored_features(features: torch.Tensor) -> torch.Tensor:
    """The features of the mirrored athlete, [B, 228, 64]."""
    coordinates = torch.tensor([DISTANCES + 3 * joint + axis for joint in JOINT_MIRROR for axis in range(3)])
    sign = torch.tensor([1.0] * DISTANCES + [1.0, -1.0, 1.0] * 19, device=features.device)
    return features[:, torch.cat((MIRRORED_PAIRS, coordinates)).to(features.device)] * sign[:, None]


def rep_features(pose: torch.Tensor, start: torch.Tensor, end: torch.Tensor, rate_hz: float, mode: str) -> torch.Tensor:
    """[B, T, 19, 3] and the rep's first and last frame [B] → [B, 228, 64]."""
    frames = rep_frames(normalise(pose, mode), start, end, rate_hz)
    return torch.cat((temporal_distance_matrix(pose, start, end, rate_hz, mode), standing_coordinates(frames)), 1)


def rep_frames(pose: torch.Tensor, start: torch.Tensor, end: torch.Tensor, rate_hz: float) -> torch.Tensor:
    """
    The joints of the same 64 frames, [B, T, 19, 3] → [B, 64, 19, 3]: what networks on coordinates see, and what training stores.
    Distances of these joints differ from the features by the bend of the path between two frames, well under a millimetre at 30 Hz.
    """
    standing = canonical_frame(pose, start, end, rate_hz)
    series = pose.flatten(2).transpose(1, 2)  # [B, 57, T]
    canonical = series.gather(2, standing[:, None, None].expand(-1, series.shape[1], 1))
    frames = torch.cat((canonical, resample(series, start, end, FRAMES - 1)), 2)
    return frames.transpose(1, 2).reshape(len(pose), FRAMES, 19, 3)

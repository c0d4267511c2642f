"""
The pose at the bottom of a squat, set outright: depth, knees, trunk and head end where they are asked to, feet planted, limbs rigid.

What was recorded gives timing, coordination and person; where a joint ends at the bottom is drawn, so that a fault means the same in every
athlete. Poses [B, T, 19, 3], world axes; `shown` [B, T] is 0 in standing and 1 at the bottom.
"""

import torch

from common.skeleton import J
from faults.kinematics import (
    HEAD, LEFT_LEG, RIGHT_LEG, UPPER, bend_direction, heading, limb_lengths, mid_hip, place_pelvis, rotate, turn_part, unit, up_like)

TRUNK_MASS, THIGH_MASS, SHANK_MASS = 0.68, 0.20, 0.12
"""Parts of the body's mass: head, arms and trunk; both thighs; both shanks and feet (Winter 2009, rounded)."""

UPPER_CENTRE = 0.62
"""Where the mass of head, arms and trunk lies on the line mid-hip→neck."""

USUAL_LEAN = 0.58
"""Radians (33°): the mean of UI-PRMD's correct squats."""

MID_FOOT_METRES = 0.06
"""The middle of the foot before the ankle: there the body's mass is balanced."""


def at_bottom(pose: torch.Tensor) -> torch.Tensor:
    """The lowest frame of each clip, [B, T, 19, 3] → [B, 1, 19, 3]."""
    clips = torch.arange(len(pose), device=pose.device)
    return pose[clips, mid_hip(pose)[..., 2].argmin(1)][:, None]


def standing(pose: torch.Tensor) -> torch.Tensor:
    """The highest frame of each clip, [B, T, 19, 3] → [B, 1, 19, 3]."""
    clips = torch.arange(len(pose), device=pose.device)
    return pose[clips, mid_hip(pose)[..., 2].argmax(1)][:, None]


def sideways(pose: torch.Tensor) -> torch.Tensor:
    """The axis to the athlete's left about which a positive turn leans forward, [..., 3]."""
    ahead = heading(pose)
    return torch.cross(up_like(ahead), ahead, dim=-1)


def lean(pose: torch.Tensor, start: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
    """Radians by which the line start→end [..., 3] leans forward in the sagittal plane."""
    line = end - start
    return torch.atan2((line * heading(pose)).sum(-1), line[..., 2])


def hip_over_knee(pose: torch.Tensor) -> torch.Tensor:
    """Mid-hip height minus mid-knee height, [..., 19, 3] → [...], metres."""
    return mid_hip(pose)[..., 2] - (pose[..., J["left_knee"], 2] + pose[..., J["right_knee"], 2]) / 2


def knee_forward(pose: torch.Tensor) -> torch.Tensor:
    """How far the knees are before the ankles in shank lengths, mean of the sides, [..., 19, 3] → [...]."""
    ahead, ratios = heading(pose), []
    for chain in (RIGHT_LEG, LEFT_LEG):
        shank = pose[..., chain[1], :] - pose[..., chain[2], :]
        ratios.append((shank * ahead).sum(-1) / shank.norm(dim=-1))
    return (ratios[0] + ratios[1]) / 2


def squat_to(pose: torch.Tensor, over_knee: torch.Tensor, forward: torch.Tensor, shown: torch.Tensor) -> torch.Tensor:
    """
    Moves the pelvis so that at the bottom the hips are `over_knee` [B] metres over the knees and the knees `forward` [B] shank lengths
    before the ankles, where legs of these lengths can.
    """
    low, ahead = at_bottom(pose), heading(at_bottom(pose))
    shifts = []
    for chain in (RIGHT_LEG, LEFT_LEG):
        thigh, shank = limb_lengths(low, chain)
        hip, knee, ankle = (low[..., joint, :] for joint in chain)

        def across(line: torch.Tensor) -> torch.Tensor:
            """The part of a line that points sideways, which stays, and so does not count for reach."""
            return (line - ahead * (line * ahead).sum(-1, keepdim=True))[..., :2].norm(dim=-1)
        knee_ahead = forward[:, None] * shank
        knee_up = (shank**2 - knee_ahead**2 - across(knee - ankle) ** 2).clamp_min(0.01).sqrt()
        back = (thigh**2 - over_knee[:, None] ** 2 - across(hip - knee) ** 2).clamp_min(0.0).sqrt()
        wanted_ahead, wanted_up = knee_ahead - back, knee_up + over_knee[:, None]
        now = hip - ankle
        shifts.append(ahead * (wanted_ahead - (now * ahead).sum(-1))[..., None] + up_like(now) * (wanted_up - now[..., 2])[..., None])
    return place_pelvis(pose, shown[..., None] * (shifts[0] + shifts[1]) / 2)


def balanced_lean(pose: torch.Tensor) -> torch.Tensor:
    """
    The lean of the line hips→neck that brings the body's mass over the middle of the foot, [B, 1, 19, 3] → [B, 1] radians, 10…50°. Drawn
    three tenths of the way to USUAL_LEAN, since arms and loads, which are not weighed here, balance too.
    """
    ahead = heading(pose)

    def forward(a: int, b: int) -> torch.Tensor:
        ankles = (pose[..., J["right_ankle"], :] + pose[..., J["left_ankle"], :]) / 2
        return (((pose[..., a, :] + pose[..., b, :]) / 2 - ankles) * ahead).sum(-1)
    hips, knees = forward(J["right_hip"], J["left_hip"]), forward(J["right_knee"], J["left_knee"])
    length = (pose[..., J["neck"], :] - mid_hip(pose)).norm(dim=-1)
    rest = THIGH_MASS * (hips + knees) / 2 + SHANK_MASS * knees / 2
    sine = ((MID_FOOT_METRES - rest) / TRUNK_MASS - hips) / (UPPER_CENTRE * length)
    return 0.7 * torch.asin(sine.clamp(0.09, 0.88)) + 0.3 * USUAL_LEAN


def lean_to(pose: torch.Tensor, wanted: torch.Tensor, shown: torch.Tensor) -> torch.Tensor:
    """Turns all above the hips so that the line hips→neck leans by `wanted` [B] radians at the bottom."""
    low = at_bottom(pose)
    change = wanted[:, None] - lean(low, mid_hip(low), low[..., J["neck"], :])
    return turn_part(pose, UPPER, mid_hip(pose), sideways(pose), shown * change)


def knees_to(pose: torch.Tensor, ratio: torch.Tensor, shown: torch.Tensor, lopsided: torch.Tensor) -> torch.Tensor:
    """
    Turns the knees about the hip–ankle lines so that at the bottom they are `ratio` [B] of the ankles' distance apart; `lopsided` [B] in
    −1…1 takes the change from the right or from the left knee.
    """
    low = at_bottom(pose)
    across = -torch.cross(heading(low), up_like(mid_hip(low)), dim=-1)
    ankles, knees = ((low[..., J[f"left_{part}"], :] - low[..., J[f"right_{part}"], :]) * across for part in ("ankle", "knee"))
    change = ratio[:, None] * ankles.sum(-1).clamp_min(0.05) - knees.sum(-1)
    shares = ((1 - lopsided) / 2, (1 + lopsided) / 2)
    swings = []
    for side, (chain, share, outward) in enumerate(((RIGHT_LEG, shares[0], -across), (LEFT_LEG, shares[1], across))):
        along, bend = unit(low[..., chain[2], :] - low[..., chain[0], :]), bend_direction(low, chain)
        turned = torch.cross(along, bend, dim=-1)
        # The knee runs on a circle: its way outwards is u cos φ + v sin φ.
        u, v = (bend * outward).sum(-1), (turned * outward).sum(-1)
        reach = (u**2 + v**2).sqrt().clamp_min(1e-4)
        wanted = ((u + share[:, None] * change) / reach).clamp(-0.98, 0.98)
        angle = torch.asin(wanted) - torch.asin((u / reach).clamp(-1, 1))
        # Positive swings turn knees inwards: right −, left + about the line hip→ankle (place_pelvis).
        positive = torch.sign(v)
        swings.append((positive if side else -positive) * angle)
    return place_pelvis(pose, torch.zeros_like(mid_hip(pose)), (shown * swings[0], shown * swings[1]))


def head_pitch(pose: torch.Tensor) -> torch.Tensor:
    """How far the head is tipped up in space, radians: the line neck→head top leaning back, [..., 19, 3] → [...]."""
    return -lean(pose, pose[..., J["neck"], :], pose[..., J["head_top"], :])


def head_to(pose: torch.Tensor, up: torch.Tensor, shown: torch.Tensor) -> torch.Tensor:
    """Turns the head about the neck so that at the bottom it is tipped up by `up` [B] radians more than in standing (negative: down)."""
    change = up[:, None] - (head_pitch(at_bottom(pose)) - head_pitch(standing(pose)))
    return turn_part(pose, HEAD, pose[..., J["neck"], :], sideways(pose), -shown * change)

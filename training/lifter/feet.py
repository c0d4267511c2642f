"""Heels and toes, which the 19 joints lack: built from ankle, shank and facing. Offsets from UI-PRMD's LHEE, LTOE markers and BlazePose's points."""

import math

import torch

from common.skeleton import J
from faults.arms import squat_depth
from faults.kinematics import UP, heading, rotate, unit

HEEL_BEHIND_METRES, HEEL_BELOW_METRES = 0.052, 0.045
TOE_AHEAD_METRES, TOE_BELOW_METRES = 0.165, 0.052
TOE_OUT_DEGREES = 14.0


def heels_and_toes(pose: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """
    [B, T, 19, 3] → left heel, right heel, left toe, right toe [B, T, 4, 3]. A planted foot keeps its direction; a lifted one stays square
    to its shank. In some clips the heels rise with depth.
    """
    batch, up, place = pose.shape[0], UP.to(pose), generator.device
    facing = unit(heading(pose).mean(1, keepdim=True).expand(pose.shape[0], pose.shape[1], 3))
    depth = squat_depth(pose)

    def normal(mean: float, spread: float) -> torch.Tensor:
        return mean + spread * torch.randn(batch, 1, generator=generator, device=place)

    size, out = normal(1, 0.08)[..., None], normal(TOE_OUT_DEGREES, 11)
    rising = (torch.rand(batch, 1, generator=generator, device=place) < 0.15) * normal(15, 6)
    heels, toes = [], []
    for side, sign in (("left", 1.0), ("right", -1.0)):
        ankle, knee = pose[..., J[f"{side}_ankle"], :], pose[..., J[f"{side}_knee"], :]
        turned = rotate(facing, up, (sign * (out + normal(0, 4)) * math.pi / 180).expand(pose.shape[:2]))
        shank = unit(ankle - knee)
        square = unit(turned - shank * (turned * shank).sum(-1, keepdim=True))
        lifted = ((ankle[..., 2] - ankle[..., 2].amin(1, keepdim=True) - 0.03) / 0.08).clamp(0, 1)[..., None]
        along = unit(turned * (1 - lifted) + square * lifted)
        lateral = unit(torch.cross(up.expand_as(along), along, dim=-1))
        along = rotate(along, lateral, rising * depth * math.pi / 180)
        below = torch.cross(lateral, along, dim=-1)
        heels.append(ankle - size * (HEEL_BEHIND_METRES * along - HEEL_BELOW_METRES * below))
        toes.append(ankle + size * (TOE_AHEAD_METRES * along + TOE_BELOW_METRES * below))
    return torch.stack((*heels, *toes), -2)

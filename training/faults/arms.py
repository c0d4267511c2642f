"""
Arms as athletes hold them. UI-PRMD's deep squat is done with the arms overhead; nothing that is trained here may lean on that.

The shoulders are lowered and widened (raised arms pull them up and in) and the arms placed by two-bone inverse kinematics; a clip moves
from one hold to another with its depth, as in a squat whose arms come forward on the way down.
"""

import torch

from common.skeleton import J
from faults.kinematics import LEFT_ARM, LEFT_LEG, RIGHT_ARM, RIGHT_LEG, UP, heading, limb_lengths, mid_hip, two_bone, unit

HOLDS = ("hanging", "forward", "bar on the back", "front rack", "goblet", "on the hips", "behind the head", "crossed", "as recorded")
AS_RECORDED = HOLDS.index("as recorded")


def squat_depth(pose: torch.Tensor) -> torch.Tensor:
    """How deep the hips are, [B, T, 19, 3] → [B, T]: 0 with straight legs, 1 about 0.4 m lower, never outside 0…1."""
    legs = (limb_lengths(pose, RIGHT_LEG), limb_lengths(pose, LEFT_LEG))
    straight = sum(thigh + shank for thigh, shank in legs) / 2
    ankles = (pose[..., J["right_ankle"], 2] + pose[..., J["left_ankle"], 2]) / 2
    return ((straight - (mid_hip(pose)[..., 2] - ankles) - 0.02) / 0.4).clamp(0, 1)


def draw_holds(batch: int, generator: torch.Generator, keep: float = 0.15) -> torch.Tensor:
    """Two holds for each clip, standing and at the bottom, [B, 2]: half the clips keep one hold, `keep` of all stay as recorded."""
    place = generator.device
    holds = torch.randint(0, AS_RECORDED, (batch, 2), generator=generator, device=place)
    weighted = torch.tensor([0, 0, 1, 1, 4, 2], device=place)[torch.randint(0, 6, (batch, 2), generator=generator, device=place)]
    common_ones, same, kept = torch.rand(3, batch, 1, generator=generator, device=place).unbind()
    holds = torch.where(common_ones < 0.6, weighted, holds)
    holds = torch.where(same < 0.5, holds[:, :1].expand(-1, 2), holds)
    holds = torch.where(kept < keep, torch.full_like(holds, AS_RECORDED), holds)
    return holds


def _targets(pose: torch.Tensor, shoulder: torch.Tensor, out: torch.Tensor, hip: torch.Tensor, length: torch.Tensor):
    """Wrist targets and elbow directions of every hold but the last for one side, two [B, T, S, 3]. `out` points away from the body."""
    neck, up = pose[..., J["neck"], :], unit(pose[..., J["neck"], :] - mid_hip(pose))
    ahead = heading(pose)
    front = unit(ahead - up * (ahead * up).sum(-1, keepdim=True))
    vertical, reach = UP.to(pose), length[..., None]
    pairs = (
        (shoulder + reach * (-0.96 * vertical + 0.12 * out + 0.10 * ahead), -ahead + 0.3 * out),
        (shoulder + reach * (0.95 * ahead - 0.12 * out), -vertical + 0.5 * out),
        (shoulder + 0.18 * out - 0.10 * front + 0.02 * up, -up - 0.4 * front),
        (shoulder + 0.05 * out + 0.12 * front + 0.03 * up, front - 0.3 * up),
        (neck + 0.06 * out + 0.28 * front - 0.15 * up, -up + 0.4 * out),
        (hip + 0.12 * out + 0.08 * vertical, out - 0.6 * front),
        (neck + 0.10 * out - 0.05 * front + 0.15 * up, out),
        (neck - 0.12 * out + 0.14 * front - 0.08 * up, front - up + 0.3 * out),
    )
    return torch.stack([target for target, _ in pairs], -2), torch.stack([unit(pole) for _, pole in pairs], -2)


def hold_arms(pose: torch.Tensor, holds: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """
    Places shoulders and arms of [B, T, 19, 3] as `holds` [B, 2] says (standing, bottom), with some spread from clip to clip.
    Clips whose holds are `as recorded` come back unchanged.
    """
    batch = pose.shape[0]

    def spread(scale: float, *shape: int) -> torch.Tensor:
        return scale * torch.randn(batch, *shape, generator=generator, device=generator.device)

    placed = pose.clone()
    across = unit(pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :])
    neck, up = pose[..., J["neck"], :], unit(pose[..., J["neck"], :] - mid_hip(pose))
    blend = squat_depth(pose)[..., None]
    half_width, drop = (0.175 + spread(0.018, 1, 1)), (0.035 + spread(0.015, 1, 1)).clamp_min(0)
    together = spread(0.03, 1, 3)
    index, clips = holds.clamp(max=AS_RECORDED - 1), torch.arange(batch, device=pose.device)
    for sign, chain, hip in ((-1.0, RIGHT_ARM, "right_hip"), (1.0, LEFT_ARM, "left_hip")):
        out = sign * across
        shoulder = neck + out * half_width - up * drop
        first, second = limb_lengths(pose, chain)
        targets, poles = _targets(pose, shoulder, out, pose[..., J[hip], :], first + second)
        chosen = [(stack[clips, :, index[:, 0]], stack[clips, :, index[:, 1]]) for stack in (targets, poles)]
        target, pole = (a + (b - a) * blend for a, b in chosen)
        target = target + together + spread(0.02, 1, 3)
        pole = pole + spread(0.15, 1, 3)
        placed[..., chain[0], :] = shoulder
        placed[..., chain[1], :], placed[..., chain[2], :] = two_bone(shoulder, target, first, second, pole)
    keep = (holds[:, 0] == AS_RECORDED)[:, None, None, None]
    return torch.where(keep, pose, placed)

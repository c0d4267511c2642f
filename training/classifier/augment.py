"""What is varied anew every time a stored rep is trained on: mirror, tempo, where the rep was cut, how exactly the athlete stood, noise. Joints [N, 64, 19, 3]."""

import torch

from classifier.features import FRAMES
from common.skeleton import JOINT_MIRROR
from faults.kinematics import rotate


def mirror(joints: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Half of the reps in a mirror."""
    flip = (torch.rand(len(joints), generator=generator, device=joints.device) < 0.5)[:, None, None, None]
    return torch.where(flip, joints[:, :, list(JOINT_MIRROR)] * torch.tensor([1.0, -1.0, 1.0], device=joints.device), joints)


def warp(joints: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """
    Speed augmentation: the two halves of the rep faster or slower (up to 1.4 times), up to 6 % cut off at either end. The standing frame stays.
    """
    batch, device = len(joints), joints.device

    def uniform(low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, 1, generator=generator, device=device)
    steps = torch.linspace(0, 1, FRAMES - 1, device=device)[None]
    start, end = uniform(0, 0.06), uniform(0.94, 1)
    times = (start + (end - start) * steps ** uniform(-0.34, 0.34).exp()) * (FRAMES - 2)
    before = times.floor().clamp(max=FRAMES - 3).long()
    share = (times - before)[..., None, None]
    rows = torch.arange(batch, device=device)[:, None]
    rep = joints[:, 1:]
    warped = rep[rows, before] * (1 - share) + rep[rows, before + 1] * share
    return torch.cat((joints[:, :1], warped), 1)


def tip(joints: torch.Tensor, generator: torch.Generator, degrees: float = 1.5) -> torch.Tensor:
    """The rep tipped forward and sideways by some degrees (standard deviation) and turned by three times as many against its standing frame: nobody stands exactly as before."""
    standing, angles = joints[:, :1], torch.deg2rad(torch.randn(len(joints), 3, generator=generator, device=joints.device) * degrees) * torch.tensor([1.0, 1.0, 3.0], device=joints.device)
    for axis, angle in zip(torch.eye(3, device=joints.device), angles.T):
        joints = rotate(joints, axis, angle[:, None, None].expand(joints.shape[:-1]))
    return torch.cat((standing, joints[:, 1:]), 1)


def shake(joints: torch.Tensor, generator: torch.Generator, metres: float = 0.006) -> torch.Tensor:
    """Every joint a little beside, the same throughout the rep, and a little jitter."""
    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=generator, device=joints.device)
    batch = len(joints)
    return joints + metres * normal(batch, 1, 19, 3) + 0.4 * metres * normal(batch, FRAMES, 19, 3)

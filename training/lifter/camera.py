"""
Phone cameras around an athlete: true perspective, some tilt, some roll.

World axes: z up. Camera-yaw axes, in which the lifter answers: x to the image's right, y horizontally away from the camera along the line
of sight to the athlete, z up along gravity; the mid-hip of each frame is the origin.
"""

import math
from dataclasses import dataclass

import torch

from faults.kinematics import unit, up_like


@dataclass(frozen=True)
class Cameras:
    """B cameras. `right`, `down`, `ahead` [B, 3] are the image axes in the world, `position` [B, 3] in metres."""

    position: torch.Tensor
    right: torch.Tensor
    down: torch.Tensor
    ahead: torch.Tensor

    def project(self, points: torch.Tensor) -> torch.Tensor:
        """[B, T, N, 3] metres → [B, T, N, 3]: image x and y at focal length 1, and the depth in metres."""
        relative = points - self.position[:, None, None]
        x, y, depth = ((relative * axis[:, None, None]).sum(-1) for axis in (self.right, self.down, self.ahead))
        depth = depth.clamp_min(0.3)
        return torch.stack((x / depth, y / depth, depth), -1)


def draw_cameras(centre: torch.Tensor, generator: torch.Generator, azimuth: torch.Tensor | None = None, roll_degrees: torch.Tensor | None = None) -> Cameras:
    """
    One camera for each `centre` [B, 3], looking near it: any azimuth (radians, 0 = from in front of an athlete who faces +x), elevation
    −10…30°, distance 1.8…6.5 m, up to 10° off centre, roll (`roll_degrees` [B] if given) mostly within ±5°, at most ±12°. Works where the generator lives.
    """
    batch, place = centre.shape[0], generator.device

    def uniform(low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, generator=generator, device=place)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(batch, *shape, generator=generator, device=place)

    if azimuth is None:
        azimuth = uniform(0, 2 * math.pi)
    elevation = (5 + 9 * normal()).clamp(-10, 30) * math.pi / 180
    distance = uniform(math.log(1.8), math.log(6.5)).exp()
    direction = torch.stack((elevation.cos() * azimuth.cos(), elevation.cos() * azimuth.sin(), elevation.sin()), -1)
    position = centre + direction * distance[:, None]
    aim = uniform(0, math.tan(math.radians(10))) * distance
    wander = normal(3)
    ahead = unit(centre + unit(wander) * aim[:, None] - position)
    level = unit(torch.cross(ahead, up_like(ahead), dim=-1))
    below = torch.cross(ahead, level, dim=-1)
    roll = roll_degrees if roll_degrees is not None else (3.5 * normal()).clamp(-12, 12)
    roll = (roll * math.pi / 180)[:, None]
    return Cameras(position, level * roll.cos() + below * roll.sin(), below * roll.cos() - level * roll.sin(), ahead)


def camera_yaw(pose: torch.Tensor, cameras: Cameras, centre: torch.Tensor) -> torch.Tensor:
    """Turns [B, T, N, 3] about the vertical into camera-yaw axes (the origin stays)."""
    away = unit((centre - cameras.position) * centre.new_tensor([1.0, 1.0, 0.0]))
    right = torch.cross(away, up_like(away), dim=-1)
    return torch.stack(((pose * right[:, None, None]).sum(-1), (pose * away[:, None, None]).sum(-1), pose[..., 2]), -1)

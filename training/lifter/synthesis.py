"""Training pairs for the lifter: real movement → another athlete → a camera → noise, and the joints in camera-yaw axes."""

from dataclasses import dataclass

import torch

from common.motion_bank import DEEP_SQUAT, RATE_HZ, MotionBank
from common.skeleton import J, K, KEYPOINT_OF_JOINT
from faults.edits import FaultMaker, draw_faults
from faults.kinematics import mid_hip, unit
from faults.variety import BODY_LENGTH_METRES, Variety, to_standard_size
from lifter.camera import Cameras, camera_yaw, draw_cameras
from lifter.feet import heels_and_toes
from lifter.noise import Noise

LIFTER_RATE_HZ = 30.0
SHOULDERS, HIPS = [K["left_shoulder"], K["right_shoulder"]], [K["left_hip"], K["right_hip"]]


@dataclass(frozen=True)
class Pairs:
    """B clips of T frames at 30 Hz: `keypoints` [B, T, 21, 3] as the lifter eats them, `joints` [B, T, 19, 3] metres, camera-yaw axes."""

    keypoints: torch.Tensor
    joints: torch.Tensor


def keypoints_in_space(pose: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """[B, T, 19, 3] → [B, T, 21, 3] metres: joints as a 2D network sees them, each a little beside the joint, heels and toes added."""
    batch, frames = pose.shape[:2]
    points = torch.zeros(batch, frames, 21, 3)
    for name, keypoint in KEYPOINT_OF_JOINT.items():
        points[:, :, keypoint] = pose[:, :, J[name]]
    names = ("left_heel", "right_heel", "left_foot_index", "right_foot_index")
    points[:, :, [K[name] for name in names]] = heels_and_toes(pose, generator)
    return points + 0.012 * torch.randn(batch, 1, 21, 3, generator=generator)


def see(pose: torch.Tensor, cameras: Cameras, centre: torch.Tensor, generator: torch.Generator, noise: float = 1.0) -> Pairs:
    """Looks at [B, T, 19, 3] (standard size, world axes) through `cameras`. `noise` 0 gives clean keypoints with confidence 1."""
    space = keypoints_in_space(pose, generator)
    seen = cameras.project(space)
    # The size a standing athlete has in this picture, known to a few per cent only; Pose3D measures it over the whole clip.
    away = centre - cameras.position
    depth = (away * cameras.ahead).sum(-1)
    level = (away * torch.tensor([1.0, 1.0, 0.0])).norm(dim=-1) / away.norm(dim=-1)
    error = torch.exp(0.05 * noise * torch.randn(depth.shape, generator=generator))
    scale = (BODY_LENGTH_METRES * level / depth * error)[:, None, None, None]
    points = seen[..., :2] / scale
    turned = ((seen[..., HIPS[0], 2] - seen[..., HIPS[1], 2]) / 0.18).clamp(-1, 1)
    track = Noise(generator, noise)(points, turned)
    root = track[:, :, HIPS, :2].mean(2, keepdim=True)
    # Out of sight throughout means 0, the root, as in Pose3D.
    there = track[..., 2:].amax(1, keepdim=True) > 0
    track = torch.cat(((track[..., :2] - root) * there, track[..., 2:]), -1)
    joints = camera_yaw(pose - mid_hip(pose)[..., None, :], cameras, centre)
    return Pairs(track, joints)


class Synthesis:
    """Draws batches of pairs from some subjects of the bank."""

    def __init__(self, bank: MotionBank, subjects: tuple[int, ...], generator: torch.Generator, variety: float = 1.0, noise: float = 1.0):
        self.bank, self.generator, self.noise = bank, generator, noise
        self.variety, self.maker = Variety(generator, variety), FaultMaker(generator)
        self.squats = bank.where(subjects, DEEP_SQUAT)
        self.others = bank.where(subjects)

    def poses(self, batch: int, frames: int) -> torch.Tensor:
        """B clips at 30 Hz, 60 % squats, 0.6 to 1.7 times as fast as recorded, [B, T, 19, 3], world axes."""
        def uniform(low: float, high: float) -> torch.Tensor:
            return low + (high - low) * torch.rand(batch, generator=self.generator)

        def pick(table: torch.Tensor) -> torch.Tensor:
            return table[torch.randint(0, len(table), (batch,), generator=self.generator)]

        squats = uniform(0, 1) < 0.6
        indices = torch.where(squats, pick(self.squats), pick(self.others))
        step = RATE_HZ / LIFTER_RATE_HZ * uniform(-0.5, 0.53).exp()
        spare = self.bank.length[indices] - frames * step
        first = spare * uniform(-0.2, 1.2) - 0.15 * frames * step * uniform(-1, 1)
        times = first[:, None] + step[:, None] * torch.arange(frames)
        pose = self.bank.window(indices, times)
        return self._stroll(self._athlete(pose, squats & (uniform(0, 1) < 0.6)))

    def _athlete(self, pose: torch.Tensor, faulty: torch.Tensor) -> torch.Tensor:
        """Another athlete, with made faults in the `faulty` [B] clips: a lifter that never saw caving knees would straighten them."""
        pose = self.variety.body(pose)
        drawn = draw_faults(int(faulty.sum()), self.generator)
        pose[faulty] = self.maker.body(pose[faulty], drawn)
        pose = self.variety.arms(pose)
        pose[faulty] = self.maker.shoulders(pose[faulty], drawn)
        return to_standard_size(pose)

    def _stroll(self, pose: torch.Tensor) -> torch.Tensor:
        """A tenth of the clips moves steadily over the floor, up to 1 m/s."""
        batch, frames = pose.shape[:2]
        velocity = torch.randn(batch, 1, 3, generator=self.generator) * torch.tensor([0.5, 0.5, 0.0]) / LIFTER_RATE_HZ
        moving = (torch.rand(batch, 1, 1, generator=self.generator) < 0.1) * velocity
        return pose + (moving * torch.arange(frames)[None, :, None])[:, :, None]

    def __call__(self, batch: int, frames: int) -> Pairs:
        pose = self.poses(batch, frames)
        centre = mid_hip(pose).mean(1)
        cameras = draw_cameras(centre, self.generator)
        return see(pose, cameras, centre, self.generator, self.noise)


def facing_azimuth(pose: torch.Tensor) -> torch.Tensor:
    """The direction the athlete faces, [B, T, 19, 3] → [B] radians about z from +x."""
    across = unit((pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :]).mean(1))
    return torch.atan2(-across[..., 0], across[..., 1])

"""
Training pairs for the lifter: real movement → another athlete → a camera → noise, and the joints in camera-yaw axes.

Everything happens where the generator lives, for the whole batch at once.
"""

from dataclasses import dataclass

import torch

from common.motion_bank import DEEP_SQUAT, RATE_HZ, MotionBank
from common.skeleton import J, K, KEYPOINT_OF_JOINT, PARENTS, ROOT
from faults.arms import squat_depth
from faults.edits import FaultMaker, draw_faults
from faults.kinematics import mid_hip, unit
from faults.variety import BODY_LENGTH_METRES, Variety, scale_limbs, to_standard_size
from lifter.camera import Cameras, camera_yaw, draw_cameras
from lifter.feet import heels_and_toes
from lifter.noise import Noise
from lifter.normalise import body_scales

LIFTER_RATE_HZ = 30.0
SHOULDERS, HIPS = [K["left_shoulder"], K["right_shoulder"]], [K["left_hip"], K["right_hip"]]
BESIDE_METRES = {"hip": 0.022, "shoulder": 0.018, "knee": 0.014, "ankle": 0.014, "foot_index": 0.016, "heel": 0.016}
"""How far a 2D network's idea of a landmark may lie from the joint centre, in each direction; 12 mm where nothing is said."""


@dataclass(frozen=True)
class Pairs:
    """B clips of T frames at 30 Hz: `keypoints` [B, T, 21, 3] as the lifter eats them, `joints` [B, T, 19, 3] metres, camera-yaw axes."""

    keypoints: torch.Tensor
    joints: torch.Tensor

    def part(self, rows: slice) -> "Pairs":
        return Pairs(self.keypoints[rows], self.joints[rows])


def keypoints_in_space(pose: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """
    [B, T, 19, 3] → [B, T, 21, 3] metres: joints as a 2D network sees them, each a little beside the joint, heels and toes added. Hips and
    shoulders keep their place on the trunk when it leans.
    """
    batch, frames = pose.shape[:2]
    points = pose.new_zeros(batch, frames, 21, 3)
    for name, keypoint in KEYPOINT_OF_JOINT.items():
        points[:, :, keypoint] = pose[:, :, J[name]]
    names = ("left_heel", "right_heel", "left_foot_index", "right_foot_index")
    points[:, :, [K[name] for name in names]] = heels_and_toes(pose, generator)
    far = pose.new_tensor([next((metres for part, metres in BESIDE_METRES.items() if part in name), 0.012) for name in K])
    beside = far[:, None] * torch.randn(batch, 1, 21, 3, generator=generator, device=generator.device)
    up = unit(pose[..., J["neck"], :] - mid_hip(pose))
    left = unit(pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :])
    trunk = torch.stack((torch.cross(left, up, dim=-1), left, up), -2)[:, :, None]  # [B, T, 1, axis, 3]
    turned = (beside[..., None] * trunk).sum(-2)
    rides = torch.tensor(["hip" in name or "shoulder" in name for name in K], device=pose.device)[:, None]
    return points + torch.where(rides, turned, beside)


def see(pose: torch.Tensor, cameras: Cameras, centre: torch.Tensor, generator: torch.Generator, noise: float = 1.0) -> Pairs:
    """Looks at [B, T, 19, 3] (standard size, world axes) through `cameras`. `noise` 0 gives clean keypoints with confidence 1."""
    space = keypoints_in_space(pose, generator)
    seen = cameras.project(space)
    away = centre - cameras.position
    depth = (away * cameras.ahead).sum(-1)
    level = (away * away.new_tensor([1.0, 1.0, 0.0])).norm(dim=-1) / away.norm(dim=-1)
    true_scale = (BODY_LENGTH_METRES * level / depth)[:, None, None, None]
    view = torch.atan2(-away[:, 1], -away[:, 0]) - facing_azimuth(pose)
    track = Noise(generator, noise)(seen[..., :2] / true_scale, view, squat_depth(pose))
    track = torch.cat((track[..., :2] / measured_scale(track, generator, noise)[:, None, None, None], track[..., 2:]), -1)
    there = (track[..., 2:].amax(1, keepdim=True) > 0).float()
    weight = there[:, :, HIPS] + 1e-6
    root = (track[:, :, HIPS, :2] * weight).sum(2, keepdim=True) / weight.sum(2, keepdim=True)
    # Out of sight throughout means 0, the root, as in Pose3D.
    track = torch.cat(((track[..., :2] - root) * there, track[..., 2:]), -1)
    return Pairs(track, camera_yaw(pose - mid_hip(pose)[..., None, :], cameras, centre))


def measured_scale(track: torch.Tensor, generator: torch.Generator, noise: float) -> torch.Tensor:
    """
    What Pose3D divides by, counted in true body scales, [B]: measured on the clip by its rule, for it usually holds a standing pose; in a
    quarter of the clips the whole video knows better or worse.
    """
    error, other = torch.randn(2, len(track), generator=generator, device=generator.device)
    elsewhere = torch.rand(len(track), generator=generator, device=generator.device) < 0.25
    found = body_scales(track)
    drawn = torch.exp(0.05 * noise * error)
    return torch.where((found < 0.5) | elsewhere, drawn, found * torch.exp(0.01 * noise * other))


class Synthesis:
    """Draws batches of pairs from some subjects of the bank, which must lie where the generator does."""

    SQUATS, FAULTY, RIGID = 0.8, 0.35, 0.7

    def __init__(self, bank: MotionBank, subjects: tuple[int, ...], generator: torch.Generator, variety: float = 1.0, noise: float = 1.0):
        self.bank, self.generator, self.noise = bank, generator, noise
        self.variety, self.maker = Variety(generator, variety, raised=0.3, lowered=0.3), FaultMaker(generator)
        self.squats = bank.where(subjects, DEEP_SQUAT)
        self.others = bank.where(subjects)

    def _uniform(self, batch: int, low: float = 0.0, high: float = 1.0) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, generator=self.generator, device=self.generator.device)

    def poses(self, batch: int, frames: int) -> torch.Tensor:
        """B clips at 30 Hz, most of them squats, 0.55 to 1.8 times as fast as recorded, [B, T, 19, 3], world axes."""
        def pick(table: torch.Tensor, count: int) -> torch.Tensor:
            return table[torch.randint(0, len(table), (count,), generator=self.generator, device=self.generator.device)]

        squats = round(self.SQUATS * batch)
        indices = torch.cat((pick(self.squats, squats), pick(self.others, batch - squats)))
        step = RATE_HZ / LIFTER_RATE_HZ * self._uniform(batch, -0.6, 0.6).exp()
        spare = self.bank.length[indices] - frames * step
        first = spare * self._uniform(batch, -0.1, 1.1) - 0.12 * frames * step * self._uniform(batch, -1, 1)
        at = torch.arange(frames, device=self.generator.device)
        times = first[:, None] + step[:, None] * at
        # A quarter goes down and up again and again: two triangles over the recording instead of one straight run.
        again = self._uniform(batch) < 0.25
        last = self.bank.length[indices][:, None] - 1.0
        folded = (last - ((times + self._uniform(batch)[:, None] * last) % (2 * last) - last).abs()).clamp_min(0)
        pose = self.bank.window(indices, torch.where(again[:, None], folded, times))
        rigid = self._uniform(batch)[:, None, None, None] < self.RIGID
        return self._stroll(self._athlete(torch.where(rigid, made_rigid(pose), pose), squats))

    def _athlete(self, pose: torch.Tensor, squats: int) -> torch.Tensor:
        """Another athlete, with made faults in many of the first `squats` clips: a lifter that never saw caving knees would straighten them."""
        faulty = round(self.FAULTY * len(pose)) if squats else 0
        pose = self.variety.body(pose)
        drawn = draw_faults(faulty, self.generator)
        pose = torch.cat((self.maker.body(pose[:faulty], drawn), pose[faulty:]))
        pose = self.variety.arms(pose)
        pose = torch.cat((self.maker.shoulders(pose[:faulty], drawn), pose[faulty:]))
        return to_standard_size(pose)

    def _stroll(self, pose: torch.Tensor) -> torch.Tensor:
        """A tenth of the clips moves steadily over the floor, up to 1 m/s."""
        batch, frames = pose.shape[:2]
        velocity = torch.randn(batch, 1, 3, generator=self.generator, device=pose.device) * pose.new_tensor([0.5, 0.5, 0.0]) / LIFTER_RATE_HZ
        moving = (self._uniform(batch) < 0.1)[:, None, None] * velocity
        return pose + (moving * torch.arange(frames, device=pose.device)[None, :, None])[:, :, None]

    @torch.no_grad()
    def __call__(self, batch: int, frames: int) -> Pairs:
        """The clips come in no order: any part of the batch is a fair sample."""
        pose = self.poses(batch, frames)
        pose = pose[torch.randperm(batch, generator=self.generator, device=self.generator.device)]
        centre = mid_hip(pose).mean(1)
        return see(pose, draw_cameras(centre, self.generator), centre, self.generator, self.noise)


def made_rigid(pose: torch.Tensor) -> torch.Tensor:
    """
    Limbs of constant length: skin moves over the bones under markers, so that thighs and shanks of motion capture vary by 5 %. Directions
    stay; the trunk, which bends, keeps its length of each frame.
    """
    root = mid_hip(pose)[..., None, :]
    parents = torch.cat((pose, root), -2)[..., [len(PARENTS) if parent == ROOT else parent for parent in PARENTS], :]
    lengths = (pose - parents).norm(dim=-1).clamp_min(1e-4)
    scales = lengths.mean(1, keepdim=True) / lengths
    scales[..., J["neck"]] = 1.0
    rigid = scale_limbs(pose, scales)
    # Feet stay where they were, in the mean of both.
    feet = [J["left_ankle"], J["right_ankle"]]
    return rigid + (pose[..., feet, :] - rigid[..., feet, :]).mean(-2, keepdim=True)


def facing_azimuth(pose: torch.Tensor) -> torch.Tensor:
    """The direction the athlete faces, [B, T, 19, 3] → [B] radians about z from +x."""
    across = unit((pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :]).mean(1))
    return torch.atan2(-across[..., 0], across[..., 1])

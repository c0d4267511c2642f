"""Poses for the mannequins: real squat motion (UI-PRMD, public domain) with feet added and arms put where lifters hold them.

World: metres, x forward, y to the athlete's left, z up. 19 joints in the project's order (see docs of the formats).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

R_ANKLE, R_KNEE, R_HIP, L_HIP, L_KNEE, L_ANKLE, R_WRIST, R_ELBOW, R_SHOULDER, L_SHOULDER, L_ELBOW, L_WRIST, NECK, HEAD_TOP, NOSE, L_EYE, R_EYE, L_EAR, R_EAR = range(19)
# Our 21 keypoints from the 19 joints followed by left heel, right heel, left toe, right toe.
KEYPOINTS = [NOSE, L_EYE, R_EYE, L_EAR, R_EAR, L_SHOULDER, R_SHOULDER, L_ELBOW, R_ELBOW, L_WRIST, R_WRIST,
             L_HIP, R_HIP, L_KNEE, R_KNEE, L_ANKLE, R_ANKLE, 19, 20, 21, 22]

# Directions (forward, outward, up in the torso's frame) of upper arm and forearm for each way to hold the arms.
ARMS = {
    "down": ((0.1, 0.15, -1), (0.25, 0.02, -1)),
    "forward": ((1, 0.1, 0.1), (1, -0.05, 0.1)),
    "bar": ((-0.3, 0.75, -0.75), (0.15, 0.1, 1)),
    "chest": ((0.35, 0.3, -1), (0.7, -0.5, 0.9)),
    "hips": ((-0.3, 0.8, -0.8), (0.35, -0.6, -0.5)),
    "head": ((0.1, 1, 0.35), (-0.2, -0.8, 0.7)),
    "clasped": ((0.9, 0.1, -0.35), (0.8, -0.55, 0.35)),
}


@dataclass(frozen=True)
class Posture:
    """points [23, 3] metres: 19 joints and heels and toes; forward, left, up: unit vectors of the torso; arms: how they are held."""

    points: np.ndarray
    forward: np.ndarray
    left: np.ndarray
    up: np.ndarray
    arms: str

    @property
    def keypoints(self) -> np.ndarray:
        return self.points[KEYPOINTS]


def unit(v):
    return v / max(np.linalg.norm(v), 1e-9)


def load_frames(shared: Path) -> tuple[np.ndarray, np.ndarray]:
    """Deep squats [A, 19, 3] and all ten movements [B, 19, 3] of UI-PRMD, frames without missing joints."""
    frames = []
    for name, step in (("uiprmd_deepsquat_joints19_100hz.npz", 4), ("uiprmd_all10_joints19_25hz.npz", 3)):
        motion = np.load(shared / "data" / "motion" / name)
        poses = motion["poses_i16"][::step]
        poses = poses[(poses != -32768).all((1, 2))]
        frames.append(poses.astype(np.float32) * float(motion["scale"]))
    return frames[0], frames[1]


def torso_frame(joints):
    left = unit(joints[L_SHOULDER] - joints[R_SHOULDER] + joints[L_HIP] - joints[R_HIP])
    up = joints[NECK] - (joints[L_HIP] + joints[R_HIP]) / 2
    up = unit(up - left * (up @ left))
    return np.cross(left, up), left, up


def hold_arms(joints: np.ndarray, how: str, rng: np.random.Generator) -> None:
    """Sets elbows and wrists in place, keeping the lengths of the arm."""
    forward, left, up = torso_frame(joints)
    for shoulder, elbow, wrist, side in ((L_SHOULDER, L_ELBOW, L_WRIST, 1), (R_SHOULDER, R_ELBOW, R_WRIST, -1)):
        lengths = [np.linalg.norm(joints[elbow] - joints[shoulder]), np.linalg.norm(joints[wrist] - joints[elbow])]
        at = joints[shoulder]
        level = how in ("forward", "clasped")  # held against gravity, whatever the trunk does
        ahead = unit(forward * [1, 1, 0]) if level else forward
        above = np.array([0.0, 0, 1]) if level or (how == "down" and rng.random() < 0.7) else up
        for joint, length, (f, o, u) in zip((elbow, wrist), lengths, ARMS[how]):
            direction = unit(f * ahead + o * side * left + u * above + rng.normal(0, 0.12, 3))
            at = at + direction * length
            joints[joint] = at


def add_feet(joints: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Left heel, right heel, left toe, right toe [4, 3] from ankles, facing direction and a toe-out angle; sometimes heels rise."""
    across = (joints[L_HIP] - joints[R_HIP]) * [1, 1, 0]
    facing = unit(np.cross(across, [0, 0, 1.0]))
    out, rise = np.deg2rad(rng.uniform(0, 35)), np.deg2rad(rng.uniform(10, 35)) if rng.random() < 0.12 else 0.0
    length = rng.uniform(0.9, 1.1) * np.linalg.norm(joints[L_KNEE] - joints[L_ANKLE]) / 0.4
    heels, toes = [], []
    for ankle, side in ((L_ANKLE, 1), (R_ANKLE, -1)):
        turn = side * (out + rng.normal(0, 0.08))
        ahead = np.array([facing[0] * np.cos(turn) - facing[1] * np.sin(turn), facing[0] * np.sin(turn) + facing[1] * np.cos(turn), 0])
        down = np.array([0, 0, -1.0])
        ahead, down = np.cos(rise) * ahead + np.sin(rise) * down, np.cos(rise) * down - np.sin(rise) * ahead
        heels.append(joints[ankle] + length * (-0.055 * ahead + 0.06 * down))
        toes.append(joints[ankle] + length * (0.15 * ahead + 0.07 * down))
    return np.array(heels + toes)


def turn_head(joints: np.ndarray, rng: np.random.Generator) -> None:
    """The head tipped by up to 60° (mostly up: who looks at the ceiling under a bar) and turned by up to 45°, in place, about the neck."""
    forward, left, up = torso_frame(joints)
    tip, turn = np.deg2rad(rng.triangular(-40, 10, 60)), np.deg2rad(rng.normal(0, 15))
    for axis, angle in ((up, np.clip(turn, -0.8, 0.8)), (left, -tip)):
        head = joints[[HEAD_TOP, NOSE, L_EYE, R_EYE, L_EAR, R_EAR]] - joints[NECK]
        along = (head @ axis)[:, None] * axis
        turned = along + np.cos(angle) * (head - along) + np.sin(angle) * np.cross(axis, head)
        joints[[HEAD_TOP, NOSE, L_EYE, R_EYE, L_EAR, R_EAR]] = joints[NECK] + turned


def draw_posture(squats: np.ndarray, others: np.ndarray, rng: np.random.Generator) -> Posture:
    """A random frame, mostly of deep squats, of a body with its own proportions and arms."""
    frames = squats if rng.random() < 0.75 else others
    joints = frames[rng.integers(len(frames))].astype(np.float64).copy()
    joints[:, 1] *= rng.uniform(0.9, 1.1)
    joints += rng.normal(0, 0.008, joints.shape)
    how = str(rng.choice(["raised", *ARMS], p=[0.1, 0.15, 0.17, 0.25, 0.13, 0.05, 0.05, 0.1]))
    if how != "raised":
        hold_arms(joints, how, rng)
    if rng.random() < 0.6:
        turn_head(joints, rng)
    forward, left, up = torso_frame(joints)
    return Posture(np.concatenate([joints, add_feet(joints, rng)]), forward, left, up, how)


# One frame of a deep squat (UI-PRMD, public domain), rounded to centimetres: the posture that needs no data on disk.
SQUAT = np.array([
    [0.0, -0.12, 0.06], [0.19, -0.14, 0.36], [-0.17, -0.11, 0.44], [-0.18, 0.09, 0.44], [0.19, 0.15, 0.36], [0.0, 0.12, 0.06], [0.43, -0.38, 1.07],
    [0.28, -0.28, 0.93], [0.17, -0.09, 0.79], [0.17, 0.11, 0.79], [0.29, 0.3, 0.92], [0.43, 0.42, 1.05], [0.19, 0.01, 0.75], [0.34, 0.0, 0.99],
    [0.38, 0.01, 0.82], [0.37, 0.05, 0.85], [0.37, -0.02, 0.85], [0.31, 0.09, 0.86], [0.3, -0.06, 0.85]])


def squat_posture(arms: str = "forward", seed: int = 0) -> Posture:
    """The stored squat with the arms held in the given way."""
    rng, joints = np.random.default_rng(seed), SQUAT.copy()
    hold_arms(joints, arms, rng)
    return Posture(np.concatenate([joints, add_feet(joints, rng)]), *torso_frame(joints), arms)

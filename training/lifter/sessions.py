"""
What an athlete's past sessions bring: limb lengths joined over videos, as src/Pose3D/LimbProportions.cs joins them. From training/:

    python3 -m lifter.sessions ../data/models/lifter.onnx [subjects: 7,8]     # or a checkpoint

Every deep squat of the subjects as another athlete with rigid limbs, seen in SESSIONS videos by drawn cameras from all sides with drawn 2D errors.
"""

import json
import math
import sys
from pathlib import Path

import torch

from common.motion_bank import DEEP_SQUAT, RATE_HZ, MotionBank
from common.skeleton import J
from faults.kinematics import mid_hip
from faults.variety import Variety
from lifter import metrics
from lifter.camera import draw_cameras
from lifter.evaluate import FRAMES, lift, load_lifter, unseen_subjects
from lifter.model import Lifter, chain
from lifter.metrics import limbs
from lifter.synthesis import LIFTER_RATE_HZ, facing_azimuth, made_rigid, see

SESSIONS = 6
SIDES = {"trunk": ("neck",), **{name: (f"left_{joint}", f"right_{joint}") for name, joint in
         (("thigh", "knee"), ("shank", "ankle"), ("hip", "hip"), ("shoulder", "shoulder"), ("upperArm", "elbow"), ("forearm", "wrist"))}}
"""The limbs whose lengths are kept, by the joints in which they end; the first three are the body."""
ENDS = [[J[joint] for joint in joints] for joints in SIDES.values()]


def measured(pose: torch.Tensor) -> torch.Tensor:
    """[B, T, 19, 3] → shares of trunk + thigh + shank, [B, 7], in the order of SIDES: the median over the frames."""
    lengths = limbs(pose).norm(dim=-1).median(1).values
    shares = torch.stack([lengths[:, ends].mean(-1) for ends in ENDS], -1)
    return shares / shares[:, :3].sum(-1, keepdim=True)


def joined(shares: torch.Tensor) -> torch.Tensor:
    """[S, B, 7] of S sessions → [B, 7]: the median, which of two is their mean; the body stays 1."""
    middle = shares.quantile(0.5, 0)
    return middle / middle[:, :3].sum(-1, keepdim=True)


def with_lengths(pose: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """[B, T, 19, 3] with limbs of the wanted shares [B, 7]; every limb keeps its direction."""
    factors = pose.new_ones(len(pose), 19)
    for limb, (ends, factor) in enumerate(zip(ENDS, (wanted / measured(pose)).T)):
        factors[:, ends] = factor[:, None]
    return chain() @ (limbs(pose) * factors[:, None, :, None])


def sessions(bank: MotionBank, subjects: tuple[int, ...], model: Lifter, seed: int = 2000) -> tuple[torch.Tensor, torch.Tensor]:
    """Lifted joints and the truth of the same athletes in several videos, [S, B, T, 19, 3] each."""
    generator = torch.Generator().manual_seed(seed)
    indices = bank.where(subjects, DEEP_SQUAT)
    frames = torch.arange(FRAMES) - FRAMES / 2
    times = (bank.length[indices].float() / 2)[:, None] + frames[None] * RATE_HZ / LIFTER_RATE_HZ
    pose = Variety(generator)(made_rigid(bank.window(indices, times)))
    centre = mid_hip(pose).mean(1)
    found, true = [], []
    for _ in range(SESSIONS):
        azimuth = facing_azimuth(pose) + (2 * torch.rand(len(indices), generator=generator) - 1) * math.pi
        pairs = see(pose, draw_cameras(centre, generator, azimuth, None), centre, generator)
        found.append(lift(model, pairs.keypoints)[0])
        true.append(pairs.joints)
    return torch.stack(found), torch.stack(true)


def report(found: torch.Tensor, true: torch.Tensor) -> dict:
    """Number of sessions joined, the video itself among them → error of limb lengths (%, mean over the seven) and of joints (mm)."""
    shares = torch.stack([measured(pose) for pose in found])
    truth = torch.stack([measured(pose) for pose in true])
    rows = {}
    for count in (1, 2, 3, 5):
        lengths, mpjpe, aligned, spread = [], [], [], []
        for first in range(SESSIONS):
            used = joined(shares[[(first + k) % SESSIONS for k in range(count)]])
            pose = with_lengths(found[first], used)
            lengths.append((used / truth[first]).log().abs().mean())
            spread.append(used)
            mpjpe.append(metrics.mpjpe(pose, true[first]).mean())
            aligned.append(metrics.p_mpjpe(pose.flatten(0, 1), true[first].flatten(0, 1)).mean())
        rows[str(count)] = {"limbLengthErrorPercent": round(100 * torch.stack(lengths).mean().item(), 2),
                            "limbLengthSpreadPercent": round(100 * torch.stack(spread).log().std(0).mean().item(), 2),
                            "mpjpeMillimetres": round(1000 * torch.stack(mpjpe).mean().item(), 1),
                            "pMpjpeMillimetres": round(1000 * torch.stack(aligned).mean().item(), 1)}
    return {"athletes": found.shape[1], "sessions": SESSIONS, "joined": rows}


def main(checkpoint: Path, subjects: tuple[int, ...]) -> None:
    print(json.dumps(report(*sessions(MotionBank.load(), subjects or unseen_subjects(checkpoint), load_lifter(checkpoint))), indent=2))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(Path(sys.argv[1]), tuple(int(part) for part in sys.argv[2].split(",")) if len(sys.argv) > 2 else ())

"""
Writes data/models/lifter.onnx with its sidecar, and the golden arrays that C# is tested with. Refuses where ONNX Runtime differs.

    python3 -m lifter.export runs/lifter/full.pt 1.0.0 [how it was trained, where more than one run was needed]
"""

import sys
from pathlib import Path

import numpy as np
import torch

from classifier.features import normalise
from common import onnx_check
from common.card import table, write_card
from common.checkpoint import load
from common.golden import write_golden
from common.motion_bank import MotionBank
from common.paths import MODELS, golden
from common.sidecar import write_sidecar
from common.skeleton import JOINTS, KEYPOINTS
from lifter.evaluate import load_lifter, measure_all, trials, view_pairs
from lifter.model import Lifter
from lifter.normalise import body_scale, lifter_input

FEATURE_VERSION = "keypoints21-scaled-1"
TEST_PROJECT = "Pose3D.Tests"
COLUMNS = {
    "clips": "n", "mpjpeMillimetres": "MPJPE mm", "pMpjpeMillimetres": "P-MPJPE mm", "kneeFlexionErrorDegrees": "knee flexion error °",
    "kneeFlexionBiasDegrees": "bias °", "hipFlexionErrorDegrees": "hip flexion error °", "trunkLeanErrorDegrees": "trunk lean error °",
    "trunkLeanBiasDegrees": "bias °", "thighAngleErrorDegrees": "thigh angle error °", "kneeSeparationErrorMillimetres": "knee separation error mm",
    "facingErrorDegrees": "facing error °", "lengthVariationPercent": "limb lengths vary %", "errorOverSigma": "error / sigma",
    "errorSigmaRankCorrelation": "rank correlation of error and sigma",
}


def export(model: Lifter, path: Path, samples: list[np.ndarray]) -> float:
    """Writes the network and compares it on samples of several lengths; returns the greatest difference in metres."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model, torch.from_numpy(samples[0]), str(path), opset_version=17, input_names=["keypoints"], output_names=["joints", "sigma"],
        dynamic_axes={"keypoints": {1: "T"}, "joints": {1: "T"}, "sigma": {1: "T"}})
    return max(onnx_check.check(path, {"keypoints": sample}, outputs(model, sample)) for sample in samples)


def outputs(model: Lifter, sample: np.ndarray) -> dict[str, np.ndarray]:
    with torch.no_grad():
        joints, sigma = model(torch.from_numpy(sample))
    return {"joints": joints.numpy(), "sigma": sigma.numpy()}


def pixels(points: np.ndarray) -> np.ndarray:
    """A made pixel track [T, 21, 3] from lifter input: 300 px a body, somewhere in the picture, the feet never seen, some gaps."""
    track = points.copy()
    track[:, :, :2] = track[:, :, :2] * 300 + np.array([640, 380], np.float32)
    track[:, 17:, 2] = 0
    track[20:30, 9, 2] = 0
    return track


def write_arrays(model: Lifter, sample: np.ndarray, joints: np.ndarray) -> None:
    """Golden arrays: the network, the normalisation of its input, and limb-length normalisation."""
    folder = golden(TEST_PROJECT)
    write_golden(folder, "lifter", "lifter.onnx as PyTorch computes it: keypoints [1,T,21,3] -> joints, sigma.", keypoints=sample, **outputs(model, sample))
    track = pixels(sample[0])
    scale = body_scale(track)
    write_golden(folder, "lifter-input", "A pixel track [T,21,3], its body scale, and the lifter's input.",
                 track=track, scale=np.array([scale]), input=lifter_input(track, scale))
    pose = torch.from_numpy(joints)
    write_golden(folder, "limb-lengths", "Poses [T,19,3] and the same with the head's limbs, and with all limbs, at unit length.",
                 joints=pose, head=normalise(pose, "head"), full=normalise(pose, "full"))


def main(checkpoint: Path, version: str, note: str) -> None:
    saved, model, bank = load(checkpoint), load_lifter(checkpoint), MotionBank.load()
    config = saved["config"]
    pairs = view_pairs(bank, tuple(config["test"]), "oblique", seed=7)
    samples = [pairs.keypoints[:1, :length].numpy() for length in (100, 37, 1)]
    path = MODELS / "lifter.onnx"
    print(f"greatest difference between ONNX Runtime and PyTorch: {export(model, path, samples):.2g} m")
    write_arrays(model, samples[0], pairs.joints[0, ::10].numpy().astype(np.float32))
    metrics = {"protocol": f"deep squats of UI-PRMD subjects {config['test']}, never seen in training, through drawn cameras and noise",
               "views": measure_all(model, trials(bank, tuple(config["test"])))}
    write_sidecar(
        path, name="lifter", version=version, task="lifter", decode="root-relative",
        inputs=[{"name": "keypoints", "shape": [1, -1, 21, 3], "range": "x, y about -1.5..1.5; confidence 0..1",
                 "layout": "1, frames at 30 Hz, keypoints, (x right, y down, confidence)"}],
        outputs=[{"name": "joints", "shape": [1, -1, 19, 3],
                  "meaning": "metres of a standard body, mid-hip at 0; x to the image's right, y away from the camera along the line of sight, z up along gravity"},
                 {"name": "sigma", "shape": [1, -1, 19], "meaning": "expected distance of the joint from the truth, metres"}],
        keypoints=list(KEYPOINTS), joints=list(JOINTS), featureVersion=FEATURE_VERSION,
        normalisation={
            "frameRateHz": 30, "receptiveFieldFrames": model.receptive_field(),
            "limbLengths": "pooled over all frames of one run", "root": "minus the mid-hip of the frame", "scale": "over the body scale of the whole track (training/lifter/normalise.py)",
            "missing": "confidence 0, x and y on the straight line between the sightings around it; never seen: 0, 0, 0"},
        trainedOn={"data": "UI-PRMD (Vakanski et al. 2018, PDDL 1.0), seen by drawn cameras", "subjects": config["train"],
                   "chosenOn": config["choose"], "testedOn": config["test"], "stages": note or f"{saved['step']} steps", "seed": config["seed"],
                   "commit": saved["commit"], "dataSha256": saved["data"]},
        metrics=metrics)
    write_card(
        path, Path(__file__).with_name("card.md"), version=version, parameters=f"{sum(p.numel() for p in model.parameters()):,}",
        field=str(model.receptive_field()), results=table(metrics["views"], COLUMNS, "view or trial"), note=note or f"{saved['step']} steps", seed=str(config["seed"]),
        commit=saved["commit"], data=saved["data"][:12], **{name: ", ".join(map(str, config[name])) for name in ("train", "choose", "test")})


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(Path(sys.argv[1]), sys.argv[2], " ".join(sys.argv[3:]))

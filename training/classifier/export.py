"""
Writes data/models/form-classifier.onnx with its sidecar, its card and the golden arrays that C# is tested with. Refuses where ONNX Runtime differs.

    python3 -m classifier.export runs/classifier/ship.pt runs/classifier/pool.pt runs/classifier/recorded.pt 1.0.0
"""

import sys
from pathlib import Path

import numpy as np
import torch

from classifier import prmd, recorded, squat7
from classifier.card import write
from classifier.features import CHANNELS, FRAMES, VERSION, rep_features
from classifier.model import FormNet
from classifier.pool import Pool
from classifier.ship import LEAST_AUROC, load_shipped
from classifier.synthesis import RATE_HZ, RepMaker, Reps
from classifier.view import VIEWS, view_weights
from common import onnx_check
from common.golden import write_golden
from common.motion_bank import MotionBank
from common.paths import MODELS, golden
from common.sidecar import write_sidecar
from common.skeleton import FAULTS

TEST_PROJECT = "FormClassifier.Tests"
INPUTS, OUTPUTS = ["features", "view"], ["probabilities", "strengths", "strangeness"]


def export(model: FormNet, path: Path, features: np.ndarray, views: np.ndarray) -> float:
    """Writes the network and compares it in a batch and alone; returns the greatest difference of an output."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(model, (torch.from_numpy(features), torch.from_numpy(views)), str(path), opset_version=17, input_names=INPUTS, output_names=OUTPUTS,
                      dynamic_axes={name: {0: "N"} for name in (*INPUTS, *OUTPUTS)})
    with torch.no_grad():
        expected = [out.numpy() for out in model(torch.from_numpy(features), torch.from_numpy(views))]
    return max(onnx_check.check(path, {"features": features[:n], "view": views[:n]}, {name: out[:n] for name, out in zip(OUTPUTS, expected)})
               for n in (len(features), 1))


def sample(bank: MotionBank) -> tuple[Reps, torch.Tensor]:
    """Six reps with unknown joints, other sizes and a little noise, and from where each is said to be seen."""
    maker = RepMaker(bank, (7, 8), torch.Generator().manual_seed(11))
    return maker.spoiled(maker(6)), torch.tensor([float("nan"), 0.0, 30.0, 90.0, 140.0, 180.0])


def main(checkpoint: Path, pool: str, recordings: str, version: str) -> None:
    model, saved = load_shipped(checkpoint)
    reps, azimuth = sample(MotionBank.load())
    views = view_weights(azimuth)
    with torch.no_grad():
        features = rep_features(reps.pose, reps.start, reps.end, RATE_HZ, model.mode)
        probabilities, strengths, strangeness = model(features, views)
    path = MODELS / "form-classifier.onnx"
    print(f"greatest difference between ONNX Runtime and PyTorch: {export(model, path, features.numpy(), views.numpy()):.2g}")
    write_golden(
        golden(TEST_PROJECT), "form-classifier",
        "Reps as joints [N,T,19,3] at 30 Hz with first and last frame, their features [N,228,64], the camera's angle (NaN: none) and view weights [N,6], "
        "probabilities and strengths [N,6], strangeness [N,1]. NaN is unknown.",
        joints=reps.pose, start=reps.start, end=reps.end, features=features, azimuth=azimuth, views=views,
        probabilities=probabilities, strengths=strengths, strangeness=strangeness)
    rows = Pool.of_files(pool)
    metrics = saved["figures"] | {"uiprmdByTheNetwork": recorded.measure(checkpoint, Pool.of_files(recordings)),
                                  "uiprmdCorrectOrNot": prmd.kept_or_measured(checkpoint.with_name("prmd.json"))}
    if (squat7.shared() / squat7.FILE).exists():
        metrics["squat7ZeroShot"] = squat7.zero_shot(checkpoint)
    config = saved["config"]
    write_sidecar(
        path, name="form-classifier", version=version, task="classifier", decode="sigmoid",
        inputs=[{"name": "features", "shape": [-1, CHANNELS, FRAMES], "range": "metres, 0 where a joint is unknown",
                 "layout": "reps, distances of the pairs i<j of the 19 joints row by row then each joint's x, y, z from the mid-hip (ahead, left, up of the standing athlete), "
                           "frames (0 the canonical standing pose, 1..63 the rep)"},
                {"name": "view", "shape": [-1, len(VIEWS)], "range": "0..1, sum 1", "layout": "reps, weights of " + ", ".join(VIEWS)}],
        outputs=[{"name": "probabilities", "shape": [-1, 6], "meaning": "calibrated probability of each fault, each on its own"},
                 {"name": "strengths", "shape": [-1, 6], "meaning": "how strong each fault looks: 0 none, 0.3 just a fault, 1 gross"},
                 {"name": "strangeness", "shape": [-1, 1], "meaning": "distance from the training reps, 1 is kept by 99 of 100"}],
        classes=list(FAULTS), featureVersion=VERSION, normalisation=model.mode, thresholds=[round(t, 3) for t in saved["thresholds"]],
        seenFrom={"views": list(VIEWS), "least": LEAST_AUROC, "auroc": [value for row in saved["seenFrom"] for value in row]},
        calibration={"method": f"Platt by view, inside the graph, on reps of people held out in {config['folds']} folds",
                     "slope": model.slope.tolist(), "shift": model.shift.tolist()},
        trainedOn={"data": "correct deep squats of UI-PRMD (Vakanski et al. 2018, PDDL 1.0) with made faults, two thirds of them seen through the lifter",
                   "recorded": "incorrect deep squats of the same set, known to have some fault, and the correct ones as they are" if config["recorded"] else "",
                   "subjects": list(range(1, 9)), "rows": len(rows), "folds": config["folds"], "seed": config["seed"], "commit": saved["commit"],
                   "dataSha256": saved["data"]},
        metrics=metrics)
    write(path, version, model, saved, metrics, len(rows))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4])

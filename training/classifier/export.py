"""
Writes data/models/form-classifier.onnx with its sidecar, and the golden arrays that C# is tested with. Refuses where ONNX Runtime differs.

    python3 -m classifier.export runs/classifier/best.pt runs/lifter/best.pt 1.0.0
"""

import sys
from pathlib import Path

import numpy as np
import torch

from classifier.evaluate import evaluate, load_classifier
from classifier.features import FRAMES, VERSION, temporal_distance_matrix
from classifier.model import FormNet
from classifier.squat7 import LABELS
from classifier.synthesis import RATE_HZ, RepMaker, Reps
from common import onnx_check
from common.card import table, write_card
from common.checkpoint import load
from common.golden import write_golden
from common.motion_bank import MotionBank
from common.paths import MODELS, golden
from common.sidecar import write_sidecar
from common.skeleton import FAULTS

TEST_PROJECT = "FormClassifier.Tests"


def export(model: FormNet, path: Path, features: np.ndarray) -> float:
    """Writes the network and compares it in a batch and alone; returns the greatest difference of a probability."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model, torch.from_numpy(features), str(path), opset_version=17, input_names=["distances"], output_names=["probabilities"],
        dynamic_axes={"distances": {0: "N"}, "probabilities": {0: "N"}})
    with torch.no_grad():
        expected = model(torch.from_numpy(features)).numpy()
    return max(onnx_check.check(path, {"distances": features[:n]}, {"probabilities": expected[:n]}) for n in (len(features), 1))


def sample(bank: MotionBank, subjects: tuple[int, ...]) -> Reps:
    """Six reps with unknown joints, other sizes and a little noise."""
    maker = RepMaker(bank, subjects, torch.Generator().manual_seed(11))
    return maker.spoiled(maker(6))


def main(classifier: Path, lifter: Path, version: str) -> None:
    saved, model = load(classifier), load_classifier(classifier)
    config = saved["config"]
    reps = sample(MotionBank.load(), tuple(config["test"]))
    with torch.no_grad():
        features = temporal_distance_matrix(reps.pose, reps.start, reps.end, RATE_HZ, model.config.mode)
        probabilities = model(features)
    path, metrics = MODELS / "form-classifier.onnx", evaluate(classifier, lifter)
    print(f"greatest difference between ONNX Runtime and PyTorch: {export(model, path, features.numpy()):.2g}")
    write_golden(golden(TEST_PROJECT), "form-classifier",
                 "Reps as joints [N,T,19,3] at 30 Hz with first and last frame, their features [N,171,64] and probabilities [N,6]. NaN is unknown.",
                 joints=reps.pose, start=reps.start, end=reps.end, features=features, probabilities=probabilities)
    write_sidecar(
        path, name="form-classifier", version=version, task="classifier", decode="sigmoid",
        inputs=[{"name": "distances", "shape": [-1, 171, FRAMES], "range": "metres, 0 where a joint is unknown",
                 "layout": "reps, pairs i<j of the 19 joints row by row, frames (0 the canonical standing pose, 1..63 the rep)"}],
        outputs=[{"name": "probabilities", "shape": [-1, 6], "meaning": "calibrated probability of each fault, each on its own"}],
        classes=list(FAULTS), featureVersion=VERSION, normalisation=model.config.mode,
        calibration={"method": "Platt, inside the graph", "subjects": config["choose"], "slope": model.slope.tolist(), "shift": model.shift.tolist()},
        trainedOn={"data": "correct deep squats of UI-PRMD (Vakanski et al. 2018, PDDL 1.0) with made faults, half of them seen through the lifter",
                   "subjects": config["train"], "chosenOn": config["choose"], "testedOn": config["test"], "step": saved["step"],
                   "seed": config["seed"], "commit": saved["commit"], "dataSha256": saved["data"]},
        metrics=metrics)
    views = metrics["madeFaults"]
    write_card(
        path, Path(__file__).with_name("card.md"), version=version, mode=model.config.mode,
        parameters=f"{sum(p.numel() for p in model.parameters()):,}",
        auroc=table({fault: {view: views[view][fault]["auroc"] for view in views} for fault in FAULTS}, {view: view for view in views}, "fault"),
        together=table(views["all views"], {"n": "n", "positives": "positives", "auroc": "AUROC", "f1": "F1", "calibrationError": "calibration error"}, "fault"),
        prmd=table({"deep squats": metrics["uiprmdCorrectOrNot"]}, {
            "n": "n", "auroc": "AUROC", "flaggedCorrect": "correct flagged", "flaggedIncorrect": "incorrect flagged"}, "set"),
        squat7=squat7_table(metrics.get("squat7ZeroShot")), step=str(saved["step"]), seed=str(config["seed"]), commit=saved["commit"],
        data=saved["data"][:12], **{name: ", ".join(map(str, config[name])) for name in ("train", "choose", "test")})


def squat7_table(found: dict | None) -> str:
    if found is None:
        return "Not at hand when this card was written."
    rows = {f"{theirs} → {ours}": found[ours] for theirs, ours in LABELS.items()}
    return f"{found['n']} recordings on {found['days']} days.\n\n" + table(
        rows, {"positives": "positives", "aurocAgainstAll": "AUROC against all others", "aurocAgainstCorrect": "against correct squats"}, "class → fault")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

"""The form classifier's card: the words stand in card.md, the figures come from the training's own held-out answers."""

from pathlib import Path

from classifier.evaluate import EXACT, LIFTED
from classifier.model import FormNet
from classifier.ship import STRANGERS
from common.card import table, write_card
from common.skeleton import FAULTS


def write(path: Path, version: str, model: FormNet, saved: dict, metrics: dict, rows: int) -> None:
    views, config = metrics["byView"], saved["config"]
    together = {fault: {**views[LIFTED][fault], "exact": views[EXACT][fault]["f1"]} for fault in FAULTS}
    summary = metrics["summary"]
    write_card(
        path, Path(__file__).with_name("card.md"), version=version, mode=model.mode, parameters=f"{sum(p.numel() for p in model.parameters()):,}",
        rows=f"{rows:,}", folds=str(config["folds"]), steps=str(config["steps"]), strangers=str(STRANGERS), commit=saved["commit"], data=saved["data"][:12],
        auroc=table({fault: {view: views[view][fault]["auroc"] for view in views} for fault in FAULTS}, {view: view for view in views}, "fault"),
        f1=table({fault: {view: views[view][fault]["f1"] for view in views} for fault in FAULTS}, {view: view for view in views}, "fault"),
        together=table(together, {"n": "n", "positives": "positives", "auroc": "AUROC", "f1": "F1", "recall": "recall", "precision": "precision",
                                  "calibrationError": "calibration error", "exact": "F1 on exact joints"}, "fault"),
        summary=f"Macro F1 {summary['f1 lifted']} through the lifter and {summary['f1 exact']} on exact joints; mean calibration error "
                f"{summary['calibrationError lifted']} and {summary['calibrationError exact']}.",
        strength=table(metrics["byStrength"], {"none": "no fault (false alarms)", "weak": "too weak to count", "slight": "slight (0.3–0.5)",
                                               "clear": "clear (0.5–0.75)", "gross": "gross (over 0.75)"}, "fault"),
        confusion=table(metrics["namedWhereOneFaultIs"], {"n": "n"} | {fault: fault for fault in FAULTS}, "the rep has"),
        own=table(metrics["uiprmdByTheNetwork"], {
            "correct": "correct", "incorrect": "incorrect", "auroc": "AUROC", "rightlyJudged": "rightly judged", "namedInIncorrect": "some fault named in incorrect",
            "namedInCorrect": "in correct", "worstSubject": "rightly judged, worst subject"}, "joints"),
        prmd=table(metrics["uiprmdCorrectOrNot"], {"n": "reps", "accuracy": "accuracy", "spread": "± over subjects", "worst": "worst subject", "auroc": "AUROC"},
                   "described by, model"),
        squat7=squat7_table(metrics.get("squat7ZeroShot")))


def squat7_table(found: dict | None) -> str:
    if found is None:
        return "Not at hand when this card was written."
    rows = {fault: found[fault] for fault in FAULTS if fault in found}
    alarms = table(found["falseAlarms"], {"n": "n"} | {fault: fault for fault in FAULTS} | {"any": "any fault"}, "correct style")
    return (f"{found['n']} recordings on {found['days']} days.\n\n" + table(rows, {
        "positives": "positives", "aurocAgainstAll": "AUROC against all others", "aurocAgainstCorrect": "against correct squats", "named": "named",
        "falseAlarmsOnCorrect": "named in correct squats"}, "fault") + "\n\nFalse alarms on the two correct styles:\n\n" + alarms)

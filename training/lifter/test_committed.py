import pytest

from common.motion_bank import MotionBank
from common.paths import MODELS
from lifter.evaluate import load_lifter, measure_all, unseen_subjects, view_pairs


@pytest.mark.skipif(not MotionBank.path().exists(), reason=f"{MotionBank.path()} is not there: the committed lifter is measured on people of UI-PRMD whom it has not seen")
def test_committed_lifter_on_people_it_has_not_seen_measures_what_was_wanted():
    """Against limbs that keep their length, drawn 2D errors: the goals for the knee, the trunk, limb lengths and P-MPJPE (the card has all figures)."""
    path = MODELS / "lifter.onnx"
    assert unseen_subjects(path) == (7, 8)
    bank = MotionBank.load()
    found = measure_all(load_lifter(path), {view: view_pairs(bank, (7, 8), view, 1000 + n, truth="rigid") for view, n in (("oblique", 1), ("side", 2))})
    for errors in found.values():
        assert errors["kneeFlexionErrorDegrees"] <= 5 and errors["trunkLeanErrorDegrees"] <= 4
        assert errors["pMpjpeMillimetres"] < 35 and errors["lengthVariationPercent"] < 2

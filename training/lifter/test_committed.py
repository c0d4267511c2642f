import pytest

from common.motion_bank import MotionBank
from common.paths import MODELS
from lifter.evaluate import load_lifter, measure_all, over_draws, unseen_subjects, view_pairs


@pytest.mark.skipif(not MotionBank.path().exists(), reason=f"{MotionBank.path()} is not there: the committed lifter is measured on people of UI-PRMD whom it has not seen")
def test_committed_lifter_on_people_it_has_not_seen_measures_what_the_card_says():
    """
    Against limbs that keep their length, through four draws of cameras and 2D errors: the goals for the trunk, limb lengths, P-MPJPE, and the knee from the
    side; the knee obliquely is a little over the 5° that were wanted in these four draws (4.9° in twenty), and must not get worse.
    """
    path = MODELS / "lifter.onnx"
    assert unseen_subjects(path) == (7, 8)
    bank, model = MotionBank.load(), load_lifter(path)
    found = over_draws([measure_all(model, {view: view_pairs(bank, (7, 8), view, seed + n, truth="rigid") for view, n in (("oblique", 1), ("side", 2))})
                        for seed in (1000, 2000, 3000, 4000)])
    for view, knee in (("oblique", 5.2), ("side", 5.0)):
        mean = {metric: values[0] for metric, values in found[view].items()}
        assert mean["kneeFlexionErrorDegrees"] <= knee and mean["trunkLeanErrorDegrees"] <= 4
        assert mean["pMpjpeMillimetres"] < 35 and mean["lengthVariationPercent"] < 2

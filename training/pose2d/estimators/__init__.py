"""The ladder of 2D estimators: one file an idea, all with the interface of estimators.base.Estimator."""

from pose2d.estimators.cpm import ConvolutionalPoseMachine
from pose2d.estimators.deeppose import DeepPose
from pose2d.estimators.grmi import DiskAndOffsets, DiskAndOffsetsDeep
from pose2d.estimators.hourglass import StackedHourglass
from pose2d.estimators.ief import ErrorFeedback
from pose2d.estimators.multi_resolution import MultiResolution
from pose2d.estimators.soft_argmax import SoftArgmax
from pose2d.estimators.voting import Voting

ESTIMATORS = {"deeppose": DeepPose, "multi-resolution": MultiResolution, "cpm": ConvolutionalPoseMachine, "ief": ErrorFeedback,
              "hourglass": StackedHourglass, "g-rmi": DiskAndOffsets, "g-rmi-deep": DiskAndOffsetsDeep, "soft-argmax": SoftArgmax, "voting": Voting}

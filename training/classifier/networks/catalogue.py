"""The networks of the comparison by name: what each eats and how it is trained."""

from dataclasses import dataclass

from classifier.networks.action_maps import ActionMaps
from classifier.networks.alexnet import AlexNet
from classifier.networks.fault_net import CoordinateInput, DistanceInput, FaultNet, JointInput
from classifier.networks.graph import SkeletonGraph
from classifier.networks.measures import MeasureInput, MeasureNet
from classifier.networks.resnet import ResNet
from classifier.view import VIEWS


@dataclass(frozen=True)
class Variant:
    """
    `backbone` resnet, alexnet, coordinates, joined, measures, measured, action_maps, graph, both or trees; `mode` of the limb lengths; `warp` is the speed augmentation; `view_first`
    lets convolutions over distances see the view from the first layer on.
    """

    backbone: str = "resnet"
    mode: str = "none"
    canonical: bool = True
    warp: bool = True
    view_first: bool = True


VARIANTS = {
    "ResNet, limbs as they are": Variant(),
    "ResNet, head normalised": Variant(mode="head"),
    "ResNet, all limbs normalised": Variant(mode="full"),
    "ResNet, no canonical pose": Variant(canonical=False),
    "ResNet, no speed augmentation": Variant(warp=False),
    "ResNet, view at the end only": Variant(view_first=False),
    "AlexNet, limbs as they are": Variant(backbone="alexnet"),
    "ResNet on coordinates": Variant(backbone="coordinates"),
    "ResNet + ResNet on coordinates": Variant(backbone="joined"),
    "Joints × time, 2D": Variant(backbone="action_maps"),
    "ResNet + joints × time": Variant(backbone="both"),
    "Graph convolution": Variant(backbone="graph"),
    "Measures": Variant(backbone="measures"),
    "ResNet + coordinates + measures": Variant(backbone="measured"),
    "Boosted trees on metrics": Variant(backbone="trees"),
}


def build(variant: Variant, width: int = 64) -> FaultNet:
    """A new network; trees are no network, see trees.py. Raises ValueError for an unknown backbone."""
    def distances() -> DistanceInput:
        return DistanceInput(variant.mode, variant.canonical)
    def coordinates() -> tuple[CoordinateInput, ResNet]:
        return CoordinateInput(variant.canonical), ResNet((114 if variant.canonical else 57) + views, width)
    def measured() -> tuple[MeasureInput, MeasureNet]:
        inputs = MeasureInput()
        return inputs, MeasureNet(inputs.channels + views, width // 2)
    views = len(VIEWS) if variant.view_first else 0
    channels = (342 if variant.canonical else 171) + views
    match variant.backbone:
        case "resnet":
            return FaultNet([(distances(), ResNet(channels, width))], view_first=variant.view_first)
        case "alexnet":
            return FaultNet([(distances(), AlexNet(channels, width))], view_first=variant.view_first)
        case "coordinates":
            return FaultNet([coordinates()], view_first=variant.view_first)
        case "joined":
            return FaultNet([(distances(), ResNet(channels, width)), coordinates()], view_first=variant.view_first)
        case "measures":
            return FaultNet([measured()], view_first=variant.view_first)
        case "measured":
            return FaultNet([(distances(), ResNet(channels, width)), coordinates(), measured()], view_first=variant.view_first)
        case "action_maps":
            return FaultNet([(JointInput(), ActionMaps())])
        case "graph":
            return FaultNet([(JointInput(), SkeletonGraph())])
        case "both":
            return FaultNet([(distances(), ResNet(channels, width)), (JointInput(), ActionMaps())], view_first=variant.view_first)
    raise ValueError(f"found backbone {variant.backbone!r}, expected resnet, alexnet, coordinates, joined, measures, measured, action_maps, graph or both")

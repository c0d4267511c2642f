"""Where tensors live: on the CUDA device where there is one, else on the CPU."""

import torch


def best_device(name: str = "") -> torch.device:
    """`name`, or if it is empty cuda where there is one, else the CPU. On CUDA, convolutions may use TF32."""
    device = torch.device(name or ("cuda" if torch.cuda.is_available() else "cpu"))
    if device.type == "cuda":
        torch.backends.cudnn.allow_tf32 = True
        torch.backends.cudnn.benchmark = True
    return device

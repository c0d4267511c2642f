namespace SquatCoach.Models;

/// <summary>Where networks run. <see cref="Auto"/> takes CUDA where ONNX Runtime's provider for it works, else the CPU.</summary>
public enum Device
{
    Auto,
    Cpu,
    Cuda,
}

namespace SquatCoach.Models;

/// <summary>How a network is run.</summary>
public sealed record OnnxModelOptions
{
    public static OnnxModelOptions Default { get; } = new();

    public Device Device { get; init; } = Device.Auto;

    /// <summary>
    /// Threads inside one operator. One by default: while a video is decoded, ffmpeg needs the other cores, and two
    /// spinning pools on two cores cost more than they bring.
    /// </summary>
    public int IntraOpThreads { get; init; } = 1;

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public void Validate()
    {
        if (IntraOpThreads is < 1 or > 256)
            throw new ArgumentOutOfRangeException(nameof(IntraOpThreads), IntraOpThreads, "Expected 1 to 256 threads.");
        if (!Enum.IsDefined(Device))
            throw new ArgumentOutOfRangeException(nameof(Device), Device, "Expected Auto, Cpu or Cuda.");
    }
}

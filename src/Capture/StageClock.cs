using System.Diagnostics;

namespace SquatCoach.Capture;

/// <summary>Adds up the wall time of each stage; used by one thread.</summary>
public sealed class StageClock
{
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];

    /// <summary>A time stamp to hand to <see cref="Add"/> later.</summary>
    public long Now => Stopwatch.GetTimestamp();

    /// <summary>Adds the time since <paramref name="start"/> to a stage and returns the time stamp of now.</summary>
    public long Add(Stage stage, long start)
    {
        var now = Stopwatch.GetTimestamp();
        _ticks[(int)stage] += now - start;
        return now;
    }

    public double Seconds(Stage stage) => (double)_ticks[(int)stage] / Stopwatch.Frequency;
}

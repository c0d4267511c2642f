namespace SquatCoach.Assessment;

/// <summary>A descent and ascent of the hips, not yet judged. Frames; drops as fractions of the leg.</summary>
/// <param name="LowFrame">Where the hips were highest before the descent.</param>
/// <param name="BottomFrame">Where they were lowest.</param>
/// <param name="HighFrame">Where they were highest after the ascent.</param>
/// <param name="CutAtStart">The recording begins on the way down: standing was not seen before.</param>
/// <param name="CutAtEnd">The recording ends on the way up.</param>
internal readonly record struct RepCandidate(int LowFrame, int BottomFrame, int HighFrame, bool CutAtStart, bool CutAtEnd)
{
    public bool IsCut => CutAtStart || CutAtEnd;

    /// <summary>Drop of the bottom against standing: against the side that was seen where the recording cuts the other.</summary>
    public double DropFrom(ReadOnlySpan<double> drop) => drop[BottomFrame] - StandingDrop(drop);

    public double StandingDrop(ReadOnlySpan<double> drop)
    {
        var (before, after) = (drop[LowFrame], drop[HighFrame]);
        return CutAtStart == CutAtEnd ? (before + after) / 2 : CutAtStart ? after : before;
    }
}

using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// Asks the network about every mixture of a rep and the athlete's neutral squat, segment by segment (2⁷ mixtures), and about each window of time
/// left out and left alone, and shares the difference out.
/// </summary>
internal static class Explainer
{
    /// <summary>Mixtures of segments, then a window left out, then a window alone.</summary>
    public const int Rows = Mixtures + (2 * MixedSquat.Windows);

    private const int Mixtures = MixedSquat.AllSegments + 1;

    private const int Pairs = MixedSquat.SegmentCount * (MixedSquat.SegmentCount - 1) / 2;

    /// <summary>Writes one row of features.</summary>
    public static void Write(MixedSquat squat, int row, Span<float> features)
    {
        if (row < Mixtures)
            squat.Write(row, MixedSquat.AllWindows, features);
        else if (row < Mixtures + MixedSquat.Windows)
            squat.Write(MixedSquat.AllSegments, MixedSquat.AllWindows & ~(1 << (row - Mixtures)), features);
        else
            squat.Write(MixedSquat.AllSegments, 1 << (row - Mixtures - MixedSquat.Windows), features);
    }

    /// <param name="logOdds">Of one fault, by row.</param>
    public static FaultContributions Share(ReadOnlySpan<double> logOdds)
    {
        var contributions = new FaultContributions(new double[MixedSquat.SegmentCount], new double[Pairs], new double[MixedSquat.Windows]);
        var mixtures = logOdds[..Mixtures];
        Coalitions.Singles(mixtures, contributions.Segments);
        Coalitions.Pairs(mixtures, MixedSquat.SegmentCount, contributions.Pairs);
        for (var window = 0; window < MixedSquat.Windows; window++)
        {
            var lost = mixtures[^1] - logOdds[Mixtures + window];
            var brought = logOdds[Mixtures + MixedSquat.Windows + window] - mixtures[0];
            contributions.Windows[window] = (lost + brought) / 2;
        }

        return contributions;
    }
}

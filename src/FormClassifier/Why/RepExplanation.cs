using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>What speaks for each fault of one rep, in log-odds against the athlete's neutral squat, handed out as shares of all that speaks for it.</summary>
public sealed class RepExplanation
{
    /// <summary>Smaller shares are left out: what everything has a part in explains nothing.</summary>
    private const double LeastWeight = 0.05;

    private const int MostPairs = 5;

    /// <summary>Log-odds under this in all are noise: nothing by itself speaks for the fault.</summary>
    private const double LeastSum = 0.05;

    private const int DecimalsKept = 3;

    private readonly IReadOnlyDictionary<Fault, FaultContributions> _contributions;
    private readonly Func<double, double> _secondsOfPart;

    /// <param name="contributions">Of every fault.</param>
    /// <param name="secondsOfPart">Part of the rep, 0…1 → seconds.</param>
    public RepExplanation(IReadOnlyDictionary<Fault, FaultContributions> contributions, Func<double, double> secondsOfPart) =>
        (_contributions, _secondsOfPart) = (contributions, secondsOfPart);

    /// <summary>Segments, the heaviest first.</summary>
    public IReadOnlyList<SegmentWeight> Limbs(Fault fault) =>
    [
        .. Shares(_contributions[fault].Segments).Select((weight, index) => new SegmentWeight((BodySegment)index, weight))
            .Where(one => one.Weight >= LeastWeight).OrderByDescending(one => one.Weight),
    ];

    /// <summary>Pairs of segments, the heaviest first.</summary>
    public IReadOnlyList<SegmentPairWeight> Pairs(Fault fault)
    {
        var shares = Shares(_contributions[fault].Pairs);
        var pairs = new List<SegmentPairWeight>();
        var place = 0;
        for (var first = 0; first < MixedSquat.SegmentCount; first++)
        {
            for (var second = first + 1; second < MixedSquat.SegmentCount; second++)
                pairs.Add(new SegmentPairWeight((BodySegment)first, (BodySegment)second, shares[place++]));
        }

        return [.. pairs.Where(one => one.Weight >= LeastWeight).OrderByDescending(one => one.Weight).Take(MostPairs)];
    }

    /// <summary>Parts of the rep, in the order of time.</summary>
    public IReadOnlyList<MomentWeight> Moments(Fault fault) =>
    [
        .. Shares(_contributions[fault].Windows).Select((weight, index) => MomentOf(index, weight)).Where(one => one.Weight >= LeastWeight),
    ];

    private MomentWeight MomentOf(int window, double weight)
    {
        var (from, to) = MixedSquat.PartOfRep(window);
        return new MomentWeight(Math.Round(_secondsOfPart(from), DecimalsKept), Math.Round(_secondsOfPart(to), DecimalsKept), weight);
    }

    private static double[] Shares(double[] contributions)
    {
        var sum = contributions.Where(one => one > 0).Sum();
        return Array.ConvertAll(contributions, one => sum >= LeastSum && one > 0 ? Math.Round(one / sum, DecimalsKept) : 0);
    }
}

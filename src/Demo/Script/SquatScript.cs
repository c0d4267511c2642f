using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>What the mannequin does from the first frame to the last.</summary>
public sealed class SquatScript
{
    private const double StandingSeconds = 1.0;

    private SquatScript(ImmutableArray<ScriptedRep> reps, double durationSeconds) => (Reps, DurationSeconds) = (reps, durationSeconds);

    public ImmutableArray<ScriptedRep> Reps { get; }

    public double DurationSeconds { get; }

    /// <summary>The same reps in a clip of a given length: longer by standing, or cut off.</summary>
    public SquatScript Lasting(double seconds) => new(Reps, seconds);

    /// <summary>One good rep and one for each of the six faults.</summary>
    public static SquatScript GoodAndEachFault(int seed = 1) => Of([null, .. Enum.GetValues<Fault>().Order().Cast<Fault?>()], seed);

    /// <summary>Reps in a row with standing between them; the seed varies their tempo a little, as people do.</summary>
    public static SquatScript Of(IReadOnlyList<Fault?> faults, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var random = new Random(seed);
        var reps = ImmutableArray.CreateBuilder<ScriptedRep>(faults.Count);
        var start = StandingSeconds;
        foreach (var fault in faults)
        {
            var rep = new ScriptedRep(
                fault,
                start,
                DescentSeconds: Between(random, 1.35, 1.65),
                BottomSeconds: Between(random, 0.25, 0.4),
                AscentSeconds: Between(random, 1.05, 1.3));
            reps.Add(rep);
            start = rep.EndSeconds + Between(random, 0.8, 1.1);
        }

        return new SquatScript(reps.ToImmutable(), (reps.Count == 0 ? 0 : reps[^1].EndSeconds) + StandingSeconds);
    }

    public SquatPose PoseAt(double seconds)
    {
        foreach (var rep in Reps)
        {
            var down = rep.DownAt(seconds);
            if (down > 0)
            {
                return SquatPose.Standing.Towards(BottomPoses.Of(rep.Fault), down);
            }
        }

        return SquatPose.Standing;
    }

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());
}

using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>One rep of the script: when it starts and how long each phase takes. A null fault is a good rep.</summary>
public sealed record ScriptedRep(Fault? Fault, double StartSeconds, double DescentSeconds, double BottomSeconds, double AscentSeconds)
{
    /// <summary>Middle of the pause at the bottom.</summary>
    public double LowestSeconds => StartSeconds + DescentSeconds + (BottomSeconds / 2);

    public double EndSeconds => StartSeconds + DescentSeconds + BottomSeconds + AscentSeconds;

    /// <summary>How far down the athlete is: 0 standing, 1 at the bottom. Starts and stops smoothly (minimum jerk, Flash and Hogan 1985).</summary>
    public double DownAt(double seconds)
    {
        var elapsed = seconds - StartSeconds;
        if (elapsed <= 0 || seconds >= EndSeconds)
        {
            return 0;
        }

        return elapsed < DescentSeconds ? Smooth(elapsed / DescentSeconds)
            : elapsed < DescentSeconds + BottomSeconds ? 1
            : Smooth((EndSeconds - seconds) / AscentSeconds);
    }

    private static double Smooth(double x) => x * x * x * (10 + (x * ((6 * x) - 15)));
}

using SquatCoach.Assessment;
using SquatCoach.FormClassifier;

namespace SquatCoach.Cli;

/// <summary>The mean of good squats, with which the network's reasons are found: one rep of each recording, found as everybody's reps are.</summary>
public static class NeutralSquatSurvey
{
    private const string Source = "mean of the correct deep squats of UI-PRMD (Vakanski et al. 2018, public domain) and their mirror images";

    private const string Command = "./squatcoach evaluate neutral FOLDER --json src/FormClassifier/Why/neutral-squat.json";

    /// <exception cref="UsageException">No squat was understood.</exception>
    public static NeutralSquatFile Measure(IEnumerable<RecordedSquat> squats)
    {
        ArgumentNullException.ThrowIfNull(squats);
        var builder = new NeutralSquatBuilder();
        foreach (var squat in squats)
        {
            // Recordings of one squat each: one in which another number is found was not understood and is left out.
            if (MetricSurvey.Measure(squat.Joints) is [var rep])
            {
                builder.Add(squat.Joints, rep.Rep);
            }
        }

        return builder.Reps > 0 ? builder.Build(Source, Command) : throw new UsageException("Found no correct squat in these recordings; expected at least one.");
    }
}

using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>
/// The range of every metric over recorded squats. Joints are measured without a camera; what needs the feet is measured through two far
/// cameras, one from the left and one from the front, as a video would show it.
/// </summary>
public static class RangesOfGoodSquats
{
    private const double Low = 0.05;

    private const double High = 0.95;

    private const int DecimalsKept = 3;

    private const string Source =
        "5th and 95th percentile (and median) of the correct deep squats of UI-PRMD (Vakanski et al. 2018, public domain): eight young, healthy people, arms overhead, no load; mean of the sides";

    private const string Command = "./squatcoach evaluate ranges FOLDER --json src/Assessment/Metrics/usual-ranges.json";

    public static UsualRangesFile Measure(IEnumerable<RecordedSquat> squats)
    {
        var values = MetricCatalogue.All.ToDictionary(metric => metric.Name, _ => new List<(int Subject, double Value)>(), StringComparer.Ordinal);
        foreach (var squat in squats)
        {
            Collect(MetricSurvey.Measure(squat.Joints), needsVideo: false, squat.Subject, values);
            foreach (var azimuthDegrees in new[] { 0.0, 90.0 })
            {
                var (joints, track) = FarCamera.Look(squat, Angle.FromDegrees(azimuthDegrees));
                Collect(MetricSurvey.Measure(joints, track), needsVideo: true, squat.Subject, values);
            }
        }

        return new UsualRangesFile(Source, Command, MetricCatalogue.All
            .Where(metric => values[metric.Name].Count > 0)
            .ToDictionary(metric => metric.Name, metric => RangeOf(values[metric.Name]), StringComparer.Ordinal));
    }

    /// <summary>Recordings of one squat each: one in which another number is found was not understood and is left out.</summary>
    private static void Collect(IReadOnlyList<SurveyedRep> reps, bool needsVideo, int subject, Dictionary<string, List<(int, double)>> values)
    {
        if (reps is not [var rep])
        {
            return;
        }

        foreach (var metric in MetricCatalogue.All.Where(metric => metric.Needs.HasFlag(MetricNeeds.Video) == needsVideo))
        {
            if (rep.Metrics.GetValueOrDefault(metric.Name)?.Mean is { } mean)
            {
                values[metric.Name].Add((subject, mean));
            }
        }
    }

    private static UsualRange RangeOf(List<(int Subject, double Value)> values)
    {
        double[] sorted = [.. values.Select(one => one.Value).Order()];
        double At(double part)
        {
            var place = part * (sorted.Length - 1);
            var below = (int)place;

            // Plus 0 turns -0 into 0.
            return Math.Round(sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below])), DecimalsKept) + 0;
        }

        return new UsualRange(At(Low), At(0.5), At(High), sorted.Length, values.Select(one => one.Subject).Distinct().Count());
    }
}

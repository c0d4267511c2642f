using System.Text.Json;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What progress.js needs to draw one figure. Days are seconds since 1970 (UTC).</summary>
/// <param name="Days">Of every session, measured or not.</param>
/// <param name="Values">Null where the figure was not measured.</param>
/// <param name="Changes">Days from which on the camera stood elsewhere or other networks measured.</param>
/// <param name="Target">The goal's; null without one.</param>
/// <param name="Way">From where the athlete stood when the goal was set to the target and its day: two points; null where the goal has no day.</param>
/// <param name="Unit">Behind each number.</param>
internal sealed record ProgressCurve(IReadOnlyList<long> Days, IReadOnlyList<double?> Values, IReadOnlyList<long> Changes, double? Target, IReadOnlyList<IReadOnlyList<double>>? Way, string Unit)
{
    public static string ToJson(ProgressMeasure measure, IReadOnlyList<TrainingSession> sessions, Goal? goal) => JsonSerializer.Serialize(Of(measure, sessions, goal), JsonSerializerOptions.Web);

    public static ProgressCurve Of(ProgressMeasure measure, IReadOnlyList<TrainingSession> sessions, Goal? goal) => new(
        [.. sessions.Select(session => Seconds(session.Day))],
        [.. sessions.Select(measure.Of)],
        [.. sessions.Zip(sessions.Skip(1)).Where(pair => !pair.Second.ComparesWith(pair.First)).Select(pair => Seconds(pair.Second.Day))],
        goal is null ? null : measure.TargetOf(goal),
        WayTo(measure, sessions, goal),
        measure.Unit);

    private static List<IReadOnlyList<double>>? WayTo(ProgressMeasure measure, IReadOnlyList<TrainingSession> sessions, Goal? goal)
    {
        if (goal is not { By: { } by })
        {
            return null;
        }

        // The last session before the goal was set, else the first after it.
        var set = DateOnly.FromDateTime(goal.SetAt.UtcDateTime);
        var known = sessions.Where(session => measure.Of(session) is not null).ToList();
        var from = known.LastOrDefault(session => session.Day <= set) ?? known.FirstOrDefault();
        return from is null || by <= from.Day ? null : [[Seconds(from.Day), measure.Of(from)!.Value], [Seconds(by), measure.TargetOf(goal)]];
    }

    private static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
}

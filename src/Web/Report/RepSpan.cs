using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>What the charts need of a rep.</summary>
/// <param name="Index">Counts from 1.</param>
/// <param name="Start">Seconds, as are the other moments.</param>
/// <param name="Down">The end of the descent.</param>
/// <param name="Bottom">The lowest moment.</param>
/// <param name="Up">The begin of the ascent.</param>
/// <param name="End">Standing again.</param>
/// <param name="Verdict">As in the report.</param>
internal sealed record RepSpan(int Index, double Start, double Down, double Bottom, double Up, double End, string Verdict)
{
    public static string ToJson(FormReport? report) => JsonSerializer.Serialize(
        report?.Reps.Select(rep => new RepSpan(rep.Index, rep.StartSeconds, rep.StartSeconds + rep.Tempo.DescentSeconds, rep.BottomSeconds, rep.EndSeconds - rep.Tempo.AscentSeconds, rep.EndSeconds, FieldNames.Of(rep.Verdict))) ?? [],
        JsonSerializerOptions.Web);
}

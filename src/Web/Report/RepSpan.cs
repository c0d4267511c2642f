using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>What the charts need of a rep.</summary>
internal sealed record RepSpan(int Index, double Start, double Bottom, double End, string Verdict)
{
    public static string ToJson(FormReport? report) => JsonSerializer.Serialize(
        report?.Reps.Select(rep => new RepSpan(rep.Index, rep.StartSeconds, rep.BottomSeconds, rep.EndSeconds, FieldNames.Of(rep.Verdict))) ?? [],
        JsonSerializerOptions.Web);
}

using System.Collections.Frozen;
using System.Text.Json;

namespace SquatCoach.Assessment;

/// <summary>
/// The ranges of good squats, from usual-ranges.json, which <c>./squatcoach evaluate ranges</c> writes with this very code. They describe
/// the people measured (UI-PRMD: eight, young, healthy, arms overhead, no load), not a norm of health.
/// </summary>
internal static class UsualRanges
{
    private static readonly FrozenDictionary<string, UsualRange> _ranges = Read();

    public static UsualRange? Of(string metric) => _ranges.GetValueOrDefault(metric);

    private static FrozenDictionary<string, UsualRange> Read()
    {
        using var stream = typeof(UsualRanges).Assembly.GetManifestResourceStream("usual-ranges.json")
            ?? throw new InvalidOperationException("usual-ranges.json is not in the assembly; expected it as an embedded resource of Assessment.csproj.");
        var file = JsonSerializer.Deserialize<UsualRangesFile>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("usual-ranges.json is empty; './squatcoach evaluate ranges' writes it.");
        return file.Metrics.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

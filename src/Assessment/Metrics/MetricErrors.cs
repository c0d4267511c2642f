using System.Collections.Frozen;
using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// How far metrics are off in each view, from metric-errors.json, which <c>./squatcoach evaluate metrics</c> writes: a mannequin whose joints are known, its
/// keypoints drawn with the errors of the 2D network, lifted and measured by this very code.
/// </summary>
internal static class MetricErrors
{
    private static readonly FrozenDictionary<string, IReadOnlyDictionary<ViewKind, MetricError>> _errors = Read();

    public static MetricError? Of(string metric, ViewKind view) =>
        _errors.TryGetValue(metric, out var byView) && byView.TryGetValue(view, out var error) ? error : null;

    private static FrozenDictionary<string, IReadOnlyDictionary<ViewKind, MetricError>> Read()
    {
        using var stream = typeof(MetricErrors).Assembly.GetManifestResourceStream("metric-errors.json")
            ?? throw new InvalidOperationException("metric-errors.json is not in the assembly; expected it as an embedded resource of Assessment.csproj.");
        var file = JsonSerializer.Deserialize<MetricErrorsFile>(stream, MovementJson.Options)
            ?? throw new InvalidOperationException("metric-errors.json is empty; './squatcoach evaluate metrics' writes it.");
        return file.Metrics.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>What is true of one real clip, from truth.json of a folder of clips. Times are seconds; null where the clip cuts them off.</summary>
public sealed record ClipTruth
{
    [JsonPropertyName("file")]
    public required string File { get; init; }

    [JsonPropertyName("reps")]
    public required int Reps { get; init; }

    [JsonPropertyName("rep_times")]
    public IReadOnlyList<TrueRepTimes>? RepTimes { get; init; }

    [JsonPropertyName("duration_s")]
    public double DurationSeconds { get; init; }

    /// <summary>Reads truth.json of a folder.</summary>
    /// <exception cref="PosesFormatException">It is no such list.</exception>
    public static IReadOnlyList<ClipTruth> ReadFolder(string folder)
    {
        var path = Path.Combine(folder, "truth.json");
        if (!System.IO.File.Exists(path))
        {
            throw new UsageException($"Found no truth.json in {TerminalText.Plain(folder)}; expected a list of clips with file, reps and rep_times.");
        }

        try
        {
            using var stream = System.IO.File.OpenRead(path);
            return JsonSerializer.Deserialize<List<ClipTruth>>(stream) ?? [];
        }
        catch (JsonException exception)
        {
            throw new PosesFormatException($"truth.json is not a list of clips with file, reps and rep_times (line {exception.LineNumber + 1}).", exception);
        }
    }
}

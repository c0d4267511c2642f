using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Earlier reports of an athlete, as <c>analyze --past</c> takes them.</summary>
public static class PastReports
{
    /// <summary>The limb lengths that each report measured.</summary>
    /// <exception cref="UsageException">A file is missing, is no report, or says nothing of limb lengths.</exception>
    public static IReadOnlyList<LimbLengths> Limbs(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return [.. paths.Select(path => Read(path).LimbLengths?.Measured
            ?? throw new UsageException($"--past: {path} says nothing of limb lengths; expected the report of a video with reps, written by this version of analyze --json."))];
    }

    private static FormReport Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<FormReport>(stream, MovementJson.Options) ?? throw new JsonException("It is null.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"--past: found nothing to read in {path}; expected a report written by analyze --json.");
        }
    }
}

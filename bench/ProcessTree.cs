using System.Globalization;

namespace SquatCoach.Bench;

/// <summary>A process and its descendants at one moment, as Linux's /proc shows them.</summary>
/// <param name="ResidentBytes">Sum of their resident memory.</param>
/// <param name="DecoderHasWritten">An ffmpeg among them has written something: its first frame is on the way.</param>
internal readonly record struct ProcessTree(long ResidentBytes, bool DecoderHasWritten)
{
    // Less than a small frame, more than ffmpeg's own words.
    private const long FirstFrameBytes = 16 * 1024;

    public static ProcessTree Of(int processId)
    {
        var own = new ProcessTree(StatusBytes(processId), Name(processId) == "ffmpeg" && WrittenBytes(processId) > FirstFrameBytes);
        foreach (var child in Children(processId))
        {
            var tree = Of(child);
            own = new ProcessTree(own.ResidentBytes + tree.ResidentBytes, own.DecoderHasWritten || tree.DecoderHasWritten);
        }

        return own;
    }

    private static string Name(int processId) => Read(processId, "comm").Trim();

    private static long StatusBytes(int processId) => Number(Read(processId, "status"), "VmRSS:") * 1024;

    private static long WrittenBytes(int processId) => Number(Read(processId, "io"), "wchar:");

    private static IEnumerable<int> Children(int processId)
    {
        string[] threads;
        try
        {
            threads = Directory.GetDirectories($"/proc/{processId}/task");
        }
        catch (IOException)
        {
            return [];
        }

        return [.. threads
            .SelectMany(thread => Read(processId, $"task/{Path.GetFileName(thread)}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    }

    private static long Number(string text, string field)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(field, StringComparison.Ordinal))
                return long.Parse(line[field.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }

        return 0;
    }

    // A process may end between being listed and being read; then it counts for nothing.
    private static string Read(int processId, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}

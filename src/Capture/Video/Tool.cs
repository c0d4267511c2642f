namespace SquatCoach.Capture;

/// <summary>Finds the programs this project starts.</summary>
internal static class Tool
{
    /// <summary>Full path of a program that must be there.</summary>
    /// <exception cref="ToolMissingException">It is in no folder of PATH.</exception>
    public static string Find(string name) => FindOrNull(name)
        ?? throw new ToolMissingException($"The program {name} is missing; it reads the videos. On Debian: apt-get install -y ffmpeg");

    public static string? FindOrNull(string name)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin").Split(Path.PathSeparator))
        {
            var candidate = Path.Combine(folder, name);
            if (Path.IsPathFullyQualified(folder) && File.Exists(candidate))
                return candidate;
        }

        return null;
    }
}

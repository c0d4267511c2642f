namespace SquatCoach.Cli;

/// <summary>The folder that the program was built in, which the root script names.</summary>
public static class RepositoryRoot
{
    public const string Variable = "SQUATCOACH_ROOT";

    /// <summary>$SQUATCOACH_ROOT, else the nearest folder above the program that holds SquatCoach.sln; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SquatCoach.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    /// <summary>A folder of shared test material: $SQUATCOACH_SHARED, else ../shared beside the repository; null where there is none.</summary>
    public static string? Shared(string folder)
    {
        var shared = Environment.GetEnvironmentVariable("SQUATCOACH_SHARED") is { Length: > 0 } named
            ? named
            : Find() is { } root ? Path.Combine(root, "..", "shared") : null;
        var path = shared is null ? null : Path.Combine(shared, folder);
        return path is not null && Directory.Exists(path) ? path : null;
    }
}

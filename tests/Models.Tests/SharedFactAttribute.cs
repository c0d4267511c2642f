using System.Runtime.CompilerServices;

namespace SquatCoach.Models.Tests;

/// <summary>A test on BlazePose's files, which are not part of the repository; skipped where they are not there.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (Folder is null)
            Skip = "BlazePose's files are not here: set SQUATCOACH_SHARED to a folder with models/blazepose, or put it in ../shared beside the repository.";
    }

    /// <summary>$SQUATCOACH_SHARED/models/blazepose, else that of ../shared beside the repository; null where there is none.</summary>
    public static string? Folder { get; } = new[] { Environment.GetEnvironmentVariable("SQUATCOACH_SHARED"), Path.Combine(Repository(), "..", "shared") }
        .Where(folder => !string.IsNullOrEmpty(folder))
        .Select(folder => Path.Combine(folder!, "models", "blazepose"))
        .FirstOrDefault(Directory.Exists);

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}

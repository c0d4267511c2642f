namespace SquatCoach.Assessment.Tests;

/// <summary>Finds the repository and the shared test material beside it.</summary>
internal static class SharedMaterial
{
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>$SQUATCOACH_SHARED, else ../shared beside the repository; null where there is none.</summary>
    public static string? Folder { get; } = new[] { Environment.GetEnvironmentVariable("SQUATCOACH_SHARED"), Path.Combine(RepositoryRoot, "..", "shared") }
        .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && Directory.Exists(Path.Combine(folder, "data")));

    public static string File(params string[] parts) => Path.Combine([Folder!, "data", .. parts]);

    private static string FindRoot()
    {
        var start = typeof(SharedMaterial).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryRoot").Value!;
        return Path.GetFullPath(start);
    }
}

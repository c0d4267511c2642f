using System.Reflection;

namespace SquatCoach.Bench;

/// <summary>The folder of the repository that this program was built in.</summary>
internal static class BenchRoot
{
    public static string Path { get; } =
        typeof(BenchRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Artifacts => Directory.CreateDirectory(System.IO.Path.Combine(Path, "artifacts", "bench")).FullName;
}

using System.Runtime.CompilerServices;

namespace SquatCoach.Architecture.Tests;

/// <summary>The files of the repository: what is committed, without what is built, restored or made by use.</summary>
internal static class Repository
{
    private static readonly HashSet<string> _skippedFolders = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", ".vscode", "artifacts", "bin", "obj", "node_modules", "__pycache__", ".pytest_cache", "runs", "cache",
        "lib", "TestResults", "BenchmarkDotNet.Artifacts", "squatcoach-data", "squatcoach-demo-data",
    };

    private static readonly HashSet<string> _textEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".csproj", ".props", ".targets", ".sln", ".razor", ".cshtml", ".css", ".js", ".mjs", ".html", ".json", ".md", ".py", ".sh", ".sql",
        ".toml", ".txt", ".xml", ".yml", ".yaml", ".editorconfig", ".gitignore", ".svg", string.Empty,
    };

    public static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> TextFiles { get; } =
        [.. FilesUnder(Root).Where(path => _textEndings.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal)];

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    private static IEnumerable<string> FilesUnder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        foreach (var child in Directory.EnumerateDirectories(folder).Where(child => !_skippedFolders.Contains(Path.GetFileName(child))))
        {
            foreach (var file in FilesUnder(child))
                yield return file;
        }
    }

    private static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SquatCoach.Cli.Tests;

/// <summary>Runs the built program as a user would, and keeps what it said.</summary>
internal sealed record CliProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(5);

    public static string RepositoryRoot { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    /// <summary>The program beside these tests: bin/Cli.Tests/release → bin/Cli/release.</summary>
    private static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "SquatCoach.Cli.dll"));

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<CliProcess> RunAsync(params string[] arguments) => RunAsync(arguments, null);

    public static async Task<CliProcess> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment, string? folder = null)
    {
        using var process = Start(arguments, environment, folder);
        using var timeout = new CancellationTokenSource(_limit);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return new CliProcess(process.ExitCode, await output, await error);
    }

    public static Process Start(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : FindDotnet())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.Environment["SQUATCOACH_MODELS"] = Path.Combine(RepositoryRoot, "data", "models");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>An absolute path, so that a test may empty PATH.</summary>
    private static string FindDotnet() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

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

    public static Task<CliProcess> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment, string? folder = null) =>
        EndOfAsync(Start(arguments, environment, folder));

    /// <summary>As from a shell with a redirection, such as <c>&gt;/dev/full</c>.</summary>
    public static Task<CliProcess> RunRedirectedAsync(string redirection, string[] arguments, string? folder = null)
    {
        var start = StartInfo("/bin/sh", environment: null, folder);
        string[] words = ["-c", "exec \"$@\" " + redirection, "sh", FindDotnet(), Program, .. arguments];
        Array.ForEach(words, start.ArgumentList.Add);
        return EndOfAsync(Process.Start(start)!);
    }

    public static Process Start(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = StartInfo(FindDotnet(), environment, folder);
        string[] words = [Program, .. arguments];
        Array.ForEach(words, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private static async Task<CliProcess> EndOfAsync(Process process)
    {
        using var ended = process;
        using var timeout = new CancellationTokenSource(_limit);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return new CliProcess(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(string program, IReadOnlyDictionary<string, string>? environment, string? folder)
    {
        var start = new ProcessStartInfo(program)
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

        return start;
    }

    /// <summary>An absolute path, so that a test may empty PATH.</summary>
    private static string FindDotnet() => Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet"
        ? host
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SquatCoach.EndToEnd;

/// <summary>The built site as a process of its own, on a free port.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    /// <summary>What the site says when the demonstration has all its sessions.</summary>
    public const string DemoComplete = "The demonstration is complete.";

    private readonly Process _process;

    private RunningSite(Process process, string dataPath, string address, string? setupLink)
    {
        _process = process;
        DataPath = dataPath;
        Address = address;
        SetupLink = setupLink;
    }

    /// <summary>The --data folder.</summary>
    public string DataPath { get; }

    public string Address { get; }

    /// <summary>The link that the console showed; null where the site has its owner.</summary>
    public string? SetupLink { get; }

    /// <param name="dataPath">The --data folder.</param>
    /// <param name="expectsOwner">False on the first start: the set-up link is waited for.</param>
    /// <param name="more">Further arguments.</param>
    public static Task<RunningSite> StartAsync(string dataPath, bool expectsOwner, params string[] more) => StartAsync(dataPath, expectsOwner, lastWord: null, more);

    /// <param name="dataPath">The --data folder.</param>
    /// <param name="expectsOwner">False on the first start: the set-up link is waited for.</param>
    /// <param name="lastWord">A line of the console that is waited for, too.</param>
    /// <param name="more">Further arguments.</param>
    public static async Task<RunningSite> StartAsync(string dataPath, bool expectsOwner, string? lastWord, string[] more)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Web", new DirectoryInfo(AppContext.BaseDirectory).Name, "SquatCoach.Web.dll"));
        Assert.True(File.Exists(program), $"The site is not built: {program} is missing.");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in new[] { program, "--data", dataPath, "--urls", "http://127.0.0.1:0", "--device", "cpu" }.Concat(more))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        string? address = null;
        string? link = null;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var isSaid = lastWord is null;
        while ((address is null || !isSaid || (link is null && !expectsOwner)) && await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            isSaid |= line == lastWord;
            address ??= Running().Match(line) is { Success: true } running ? running.Groups[1].Value : null;
            link ??= Setup().Match(line) is { Success: true } setup ? setup.Value : null;
        }

        Assert.NotNull(address);
        _ = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        return new RunningSite(process, dataPath, address, link);
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>SIGKILL: no goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    [GeneratedRegex("runs on (http://\\S+) ")]
    private static partial Regex Running();

    [GeneratedRegex("http://\\S+/setup\\?token=\\w+")]
    private static partial Regex Setup();
}

namespace SquatCoach.EndToEnd;

/// <summary>Sites that several classes look at: each is started once, when it is first asked for, and ends with the tests.</summary>
internal static class SharedSites
{
    private static readonly Lazy<Task<RunningSite>> _demo = new(() => StartAsync(path => RunningSite.StartAsync(path, expectsOwner: true, RunningSite.DemoComplete, ["--demo", "--no-worker"])));

    /// <summary>The demonstration with all its sessions.</summary>
    public static Task<RunningSite> DemoAsync() => _demo.Value;

    private static async Task<RunningSite> StartAsync(Func<string, Task<RunningSite>> start)
    {
        var data = new DataPath();
        var site = await start(data.Value);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            site.Kill();
            data.Dispose();
        };
        return site;
    }
}

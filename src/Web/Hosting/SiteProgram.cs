using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Runs the site until it is told to stop.</summary>
internal static class SiteProgram
{
    public static async Task<int> ServeAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var folder = new DataFolder(options.DataPath);
            folder.Create();
            using var only = ProcessLock.Take(Path.Combine(folder.Path, "site.lock"), $"Another SquatCoach site already uses {folder.Path}; give this one its own --data.");
            await using var site = Site.Build(options);
            await Site.PrepareAsync(site.Services, cancellationToken);
            await site.StartAsync(cancellationToken);
            Announce(site, folder, options);
            await site.WaitForShutdownAsync(cancellationToken);
            if (site.Services.GetRequiredService<DemoFilling>().Problem is { } missing)
            {
                await Console.Error.WriteLineAsync(missing);
                return ExitCode.ToolMissing;
            }

            return ExitCode.Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.Usage;
        }
    }

    private static void Announce(WebApplication site, DataFolder folder, ServeOptions options)
    {
        var address = site.Urls.FirstOrDefault() ?? "";
        Console.WriteLine($"SquatCoach runs on {address} and keeps everything in {folder.Path}. Ctrl+C stops it.");
        if (options.IsDemo)
        {
            Console.WriteLine();
            Console.WriteLine($"Sign in as '{DemoPlan.Coach}', '{DemoPlan.Trainer}', '{DemoPlan.Athletes[0].Name}' or '{DemoPlan.Owner}' with the password '{DemoPlan.Password}'.");
            if (site.Services.GetRequiredService<DemoFilling>().Percent is not null)
            {
                Console.WriteLine("Their months of training are being made meanwhile; the first sessions are there in seconds.");
            }

            Console.WriteLine("Everybody knows this password: do not put anything real into this site.");
            Console.WriteLine();
        }

        if (site.Services.GetRequiredService<OwnerSetup>().Token is { } token)
        {
            Console.WriteLine();
            Console.WriteLine("This site has no owner yet. Open this link once, on this machine, to choose a name and a password:");
            Console.WriteLine($"  {address}/setup?token={token}");
            Console.WriteLine();
        }
    }
}

using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Runs the analysis worker alone until it is told to stop.</summary>
internal static class WorkerProgram
{
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
            Site.AddLogging(builder.Logging);
            builder.Services.AddStorage(new DataFolder(options.DataPath));
            builder.Services.AddAnalysis(options.Device);
            using var host = builder.Build();
            await host.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellationToken);
            Console.WriteLine($"The SquatCoach worker waits for videos in {Path.GetFullPath(options.DataPath)}. Ctrl+C stops it.");
            await host.RunAsync(cancellationToken);
            return ExitCode.Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.Usage;
        }
    }
}

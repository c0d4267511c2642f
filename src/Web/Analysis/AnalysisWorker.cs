using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Takes jobs from the queue, one at a time, until the program stops.</summary>
internal sealed class AnalysisWorker(IJobQueue queue, JobRunner runner, TimeProvider clock, ILogger<AnalysisWorker> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private static readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await queue.LeaseNextAsync(_owner, stoppingToken) is { } lease)
                {
                    await runner.RunAsync(lease, stoppingToken);
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // An unreachable database must not end the worker, and with it the site: it is asked again.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                WebLog.QueueUnreachable(logger, problem);
            }

            await Task.Delay(_pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Empties the trash of what has been in it for thirty days, at the start and every hour.</summary>
internal sealed class TrashEmptying(Trash trash, AuditLog audit, TimeProvider clock, ILogger<TrashEmptying> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await trash.EmptyAsync(stoppingToken) is > 0 and var count)
                {
                    await audit.WriteAsync(AuditAction.Erased, null, "SquatCoach", $"{(count == 1 ? "1 entry" : $"{count} entries")} of the trash, after 30 days");
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever keeps the trash from being emptied must not end the site: it is tried again.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                WebLog.TrashNotEmptied(logger, problem);
            }

            await Task.Delay(_interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

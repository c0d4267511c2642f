namespace SquatCoach.Storage.Tests;

/// <summary>
/// A worker as a process of its own, for tests that kill it: takes jobs and stores results until nothing is left, and stands still at the named
/// point so that the test can strike there.
/// </summary>
internal static class KillableWorker
{
    public const string AfterLease = "after-lease";
    public const string AfterFiles = "after-files";
    public const string InTransaction = "in-transaction";
    public const string AfterResult = "after-result";
    public const string Nowhere = "nowhere";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var path, var stopAt, var leaseMilliseconds])
        {
            Console.Error.WriteLine("Tests start this program as: FOLDER STOP-AT LEASE-MILLISECONDS");
            return 2;
        }

        var options = new JobQueueOptions { LeaseDuration = TimeSpan.FromMilliseconds(int.Parse(leaseMilliseconds, System.Globalization.CultureInfo.InvariantCulture)) };
        await using var storage = StorageFixture.Reopen(path, options);
        while (await storage.Queue.LeaseNextAsync("killable", default) is { } lease)
        {
            StandStillAt(AfterLease, stopAt);
            if (stopAt == AfterFiles)
            {
                var folder = await FolderOfAsync(storage, lease.VideoId);
                await storage.Files.WriteResultAsync(folder, SampleResult.Create(), default);
                StandStillAt(AfterFiles, stopAt);
            }

            if (stopAt == InTransaction)
            {
                await EndWithoutCommitAsync(storage, lease);
            }

            await storage.Results.SaveAsync(lease, SampleResult.Create(), default);
            StandStillAt(AfterResult, stopAt);
        }

        return 0;
    }

    private static async Task EndWithoutCommitAsync(StorageFixture storage, JobLease lease)
    {
        using var context = await storage.ContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var job = await context.Jobs.FindAsync(lease.JobId);
        job!.State = JobState.Done;
        context.Reports.Add(ReportRows.From(SampleResult.Create().Report, lease.VideoId, "never", TimeProvider.System.GetUtcNow()));
        await context.SaveChangesAsync();
        StandStillAt(InTransaction, InTransaction);
    }

    private static async Task<string> FolderOfAsync(StorageFixture storage, Guid videoId)
    {
        using var context = await storage.ContextAsync();
        return (await context.Videos.FindAsync(videoId))!.Folder;
    }

    private static void StandStillAt(string here, string stopAt)
    {
        if (here == stopAt)
        {
            Console.WriteLine("ready");
            Thread.Sleep(Timeout.Infinite);
        }
    }
}

using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage.Tests;

public sealed class JobQueueTests
{
    [Fact]
    public async Task LeaseNext_TwoJobs_OldestFirstAndEachOnce()
    {
        await using var storage = await StorageFixture.NewAsync();
        var first = await storage.UploadAsync();
        await Task.Delay(5);
        var second = await storage.UploadAsync();

        Assert.Equal(first.Id, (await storage.Queue.LeaseNextAsync("a", default))?.VideoId);
        Assert.Equal(second.Id, (await storage.Queue.LeaseNextAsync("b", default))?.VideoId);
        Assert.Null(await storage.Queue.LeaseNextAsync("c", default));
    }

    [Fact]
    public async Task LeaseNext_EightWorkersAtOnce_NoJobTwice()
    {
        await using var storage = await StorageFixture.NewAsync();
        for (var count = 0; count < 12; count++)
        {
            await storage.UploadAsync();
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var jobs = new List<Guid>();
            while (await storage.Queue.LeaseNextAsync($"worker {worker}", default) is { } lease)
            {
                jobs.Add(lease.JobId);
                Assert.True(await storage.Results.SaveAsync(lease, SampleResult.Create(), default));
            }

            return jobs;
        })));

        Assert.Equal(12, taken.Sum(jobs => jobs.Count));
        Assert.Equal(12, taken.SelectMany(jobs => jobs).Distinct().Count());
        using var context = await storage.ContextAsync();
        Assert.Equal(12, await context.Reports.CountAsync());
        Assert.Equal(24, await context.Reps.CountAsync());
    }

    [Fact]
    public async Task Complete_Report_CountsOfTheVideoAreItsCounts()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        using (var before = await storage.ContextAsync())
        {
            Assert.Null((await before.Videos.SingleAsync()).RepCount);
        }

        Assert.True(await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, SampleResult.Create(), default));
        using var context = await storage.ContextAsync();
        var counted = await context.Videos.Include(one => one.Report).SingleAsync(one => one.Id == video.Id);
        Assert.Equal((2, 1), (counted.RepCount, counted.GoodRepCount));
        Assert.Equal((counted.Report!.RepCount, counted.Report.GoodRepCount), (counted.RepCount, counted.GoodRepCount));
    }

    [Fact]
    public async Task Complete_LeaseTakenOver_StoresNothingTwice()
    {
        await using var storage = await StorageFixture.NewAsync(new JobQueueOptions { LeaseDuration = TimeSpan.FromMilliseconds(20) });
        var video = await storage.UploadAsync();
        var slow = (await storage.Queue.LeaseNextAsync("slow", default))!.Value;
        await Task.Delay(60);
        var quick = (await storage.Queue.LeaseNextAsync("quick", default))!.Value;

        Assert.Equal(2, quick.Attempt);
        Assert.False(await storage.Queue.RenewAsync(slow, 0.5, "late", default));
        Assert.True(await storage.Results.SaveAsync(quick, SampleResult.Create(totalSeconds: 2), default));
        Assert.False(await storage.Results.SaveAsync(slow, SampleResult.Create(totalSeconds: 9), default));
        using var context = await storage.ContextAsync();
        Assert.Equal(2, (await context.Reports.SingleAsync()).AnalysisSeconds);
        Assert.Single(Directory.GetDirectories(Path.Combine(storage.Folder.Videos, video.Folder)));
    }

    [Fact]
    public async Task LeaseNext_WorkerDiedThreeTimes_EndsAsFailedWithReason()
    {
        await using var storage = await StorageFixture.NewAsync(new JobQueueOptions { LeaseDuration = TimeSpan.FromMilliseconds(10) });
        var video = await storage.UploadAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.NotNull(await storage.Queue.LeaseNextAsync("dies", default));
            await Task.Delay(40);
        }

        Assert.Null(await storage.Queue.LeaseNextAsync("next", default));
        var job = await storage.JobOfAsync(video);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("3 times", job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renew_Progress_IsStoredAndKeepsTheLease()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        var lease = (await storage.Queue.LeaseNextAsync("a", default))!.Value;

        Assert.True(await storage.Queue.RenewAsync(lease, 0.4, "Tracking the athlete", default));
        var job = await storage.JobOfAsync(video);
        Assert.Equal((0.4, "Tracking the athlete"), (job.Progress, job.Stage));
    }

    [Fact]
    public async Task Cancel_Running_WorkerLosesTheLease()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        var lease = (await storage.Queue.LeaseNextAsync("a", default))!.Value;

        Assert.True(await storage.Queue.CancelAsync(video.Id, default));
        Assert.False(await storage.Queue.RenewAsync(lease, 0.5, "", default));
        Assert.False(await storage.Results.SaveAsync(lease, SampleResult.Create(), default));
        Assert.Equal(JobState.Cancelled, (await storage.JobOfAsync(video)).State);
        Assert.False(await storage.Queue.CancelAsync(video.Id, default));
    }

    [Fact]
    public async Task Fail_ThenRetry_RunsAgainFromTheStart()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        var lease = (await storage.Queue.LeaseNextAsync("a", default))!.Value;
        Assert.True(await storage.Queue.FailAsync(lease, "The video is cut off.", default));
        Assert.Equal("The video is cut off.", (await storage.JobOfAsync(video)).Failure);

        Assert.True(await storage.Queue.RetryAsync(video.Id, athlete: null, default));
        Assert.Equal(1, (await storage.Queue.LeaseNextAsync("a", default))?.Attempt);
    }

    [Fact]
    public async Task Retry_WithAnAthlete_IsAboutThemFromThenOn()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        var first = (await storage.Queue.LeaseNextAsync("a", default))!.Value;
        Assert.Equal(1, first.Athlete);
        await storage.Queue.FailAsync(first, "The video is cut off.", default);

        await storage.Queue.RetryAsync(video.Id, athlete: 2, default);
        var second = (await storage.Queue.LeaseNextAsync("a", default))!.Value;
        await storage.Queue.FailAsync(second, "The video is cut off.", default);
        await storage.Queue.RetryAsync(video.Id, athlete: null, default);
        Assert.Equal((2, 2), (second.Athlete, (await storage.Queue.LeaseNextAsync("a", default))!.Value.Athlete));
    }

    [Fact]
    public async Task Retry_Done_ReplacesTheReportAndItsFiles()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, SampleResult.Create(totalSeconds: 1), default);
        await storage.Queue.RetryAsync(video.Id, athlete: null, default);

        Assert.True(await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, SampleResult.Create(totalSeconds: 7), default));
        using var context = await storage.ContextAsync();
        var report = await context.Reports.SingleAsync();
        Assert.Equal(7, report.AnalysisSeconds);
        Assert.Equal([report.ResultFolder], Directory.GetDirectories(Path.Combine(storage.Folder.Videos, video.Folder)).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Release_ShuttingDown_GivesTheAttemptBack()
    {
        await using var storage = await StorageFixture.NewAsync();
        await storage.UploadAsync();
        await storage.Queue.ReleaseAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, default);

        Assert.Equal(1, (await storage.Queue.LeaseNextAsync("b", default))?.Attempt);
    }
}

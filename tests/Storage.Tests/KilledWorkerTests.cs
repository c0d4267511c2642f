using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage.Tests;

/// <summary>Real processes, really killed (SIGKILL): every video ends analysed exactly once.</summary>
public sealed class KilledWorkerTests
{
    private const int LeaseMilliseconds = 400;

    [Theory]
    [InlineData(KillableWorker.AfterLease)]
    [InlineData(KillableWorker.AfterFiles)]
    [InlineData(KillableWorker.InTransaction)]
    [InlineData(KillableWorker.AfterResult)]
    public async Task Kill_AtAnyPoint_EveryVideoEndsAnalysedOnce(string point)
    {
        await using var storage = await StorageFixture.NewAsync();
        var videos = new[] { await storage.UploadAsync(), await storage.UploadAsync("Ben") };

        using (var victim = Start(storage.Folder.Path, point))
        {
            Assert.Equal("ready", await victim.StandardOutput.ReadLineAsync());
            victim.Kill();
            await victim.WaitForExitAsync();
        }

        await Task.Delay(LeaseMilliseconds + 100);
        using (var successor = Start(storage.Folder.Path, KillableWorker.Nowhere))
        {
            await successor.WaitForExitAsync();
            Assert.Equal(0, successor.ExitCode);
        }

        await storage.Removal.SweepAsync(default);
        foreach (var video in videos)
        {
            await AssertAnalysedOnceAsync(storage, video);
        }
    }

    private static async Task AssertAnalysedOnceAsync(StorageFixture storage, Video video)
    {
        using var context = await storage.ContextAsync();
        Assert.Equal(JobState.Done, (await storage.JobOfAsync(video)).State);
        var report = Assert.Single(await context.Reports.Include(report => report.Reps).ThenInclude(rep => rep.Findings).Where(report => report.VideoId == video.Id).ToListAsync());
        Assert.Equal(2, report.Reps.Count);
        Assert.Single(report.Reps.SelectMany(rep => rep.Findings));
        Assert.Equal([report.ResultFolder], Directory.GetDirectories(Path.Combine(storage.Folder.Videos, video.Folder)).Select(Path.GetFileName));
        Assert.True(File.Exists(storage.Files.ResultPath(video.Folder, report.ResultFolder, ResultFile.Report)));
    }

    private static Process Start(string folder, string point)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(KilledWorkerTests).Assembly.Location, folder, point, LeaseMilliseconds.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}

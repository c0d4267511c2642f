using Microsoft.EntityFrameworkCore;
using SquatCoach.Movement;

namespace SquatCoach.Storage.Tests;

public sealed class PastSessionsTests
{
    private static readonly DateTimeOffset _today = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task LimbsBefore_ManyVideos_AreTheAthletesOwnEarlierOnesNewestFirst()
    {
        await using var storage = await StorageFixture.NewAsync();
        await AnalysedAsync(storage, "Anna", -9, Build(0.3));
        await AnalysedAsync(storage, "Anna", -2, Build(0.32));
        await AnalysedAsync(storage, "Ben", -1, Build(0.4));
        await AnalysedAsync(storage, "Anna", 1, Build(0.35));
        await AnalysedAsync(storage, "Anna", -3, limbs: null);
        var deleted = await AnalysedAsync(storage, "Anna", -4, Build(0.36));
        Assert.NotNull(await storage.Trash.DeleteVideoAsync(await storage.CoachAsync(), deleted.Id, default));
        var lost = await AnalysedAsync(storage, "Anna", -5, Build(0.37));
        Directory.Delete(Path.Combine(storage.Folder.Videos, lost.Folder), recursive: true);
        var broken = await AnalysedAsync(storage, "Anna", -6, Build(0.38));
        await File.WriteAllTextAsync(Directory.GetFiles(Path.Combine(storage.Folder.Videos, broken.Folder), ResultFile.Report, SearchOption.AllDirectories).Single(), "{");
        var video = await AnalysedAsync(storage, "Anna", 0, Build(0.33));

        var limbs = await storage.PastSessions.LimbsBeforeAsync(video, default);

        Assert.Equal([0.32, 0.3], limbs.Select(one => one.Thigh));
    }

    private static LimbReport Build(double thigh)
    {
        var measured = new LimbLengths(0.68 - thigh, thigh, 0.32, 0.08, 0.14, 0.2, 0.18);
        return new LimbReport(measured, measured with { Thigh = 0.5 }, 3);
    }

    private static async Task<Video> AnalysedAsync(StorageFixture storage, string athlete, int day, LimbReport? limbs)
    {
        var video = await storage.UploadAsync(athlete);
        var sample = SampleResult.Create();
        Assert.True(await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, sample with { Report = sample.Report with { LimbLengths = limbs } }, default));
        using var context = await storage.ContextAsync();
        video.UploadedAt = _today.AddDays(day);
        await context.Videos.Where(one => one.Id == video.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.UploadedAt, video.UploadedAt));
        return video;
    }
}

using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage.Tests;

public sealed class TrashTests
{
    [Fact]
    public async Task Empty_After29Days_KeepsAndAfter31DaysErasesFilesToo()
    {
        var clock = new LaterClock();
        await using var storage = await StorageFixture.NewAsync(clock: clock);
        var coach = await storage.CoachAsync();
        var video = await storage.UploadAsync("Anna");
        var other = await storage.UploadAsync("Ben");
        await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, SampleResult.Create(), default);
        Assert.Equal(video.AthleteId, await storage.Trash.DeleteVideoAsync(coach, video.Id, default));

        clock.Ahead = TimeSpan.FromDays(29);
        Assert.Equal(0, await storage.Trash.EmptyAsync(default));
        clock.Ahead = TimeSpan.FromDays(31);
        Assert.Equal(1, await storage.Trash.EmptyAsync(default));
        using var context = await storage.ContextAsync();
        Assert.Equal(other.Id, (await context.Videos.SingleAsync()).Id);
        Assert.Equal((0, 0), (await context.Reports.CountAsync(), await context.Reps.CountAsync()));
        Assert.Equal([other.Folder], Directory.GetDirectories(storage.Folder.Videos).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Delete_WaitingVideo_CancelsItsJobAndRestoreBringsItBack()
    {
        await using var storage = await StorageFixture.NewAsync();
        var coach = await storage.CoachAsync();
        var video = await storage.UploadAsync();
        await storage.Trash.DeleteVideoAsync(coach, video.Id, default);
        Assert.Null(await storage.Queue.LeaseNextAsync("a", default));
        Assert.Equal(JobState.Cancelled, (await storage.JobOfAsync(video)).State);
        Assert.True(await storage.Trash.RestoreVideoAsync(coach, video.Id, default));
        using var context = await storage.ContextAsync();
        Assert.Equal(1, await context.VideosOf(coach).CountAsync());
    }

    [Fact]
    public async Task Delete_ByAnotherCoach_DoesNothing()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        var stranger = await storage.CoachAsync("Stranger");
        Assert.Null(await storage.Trash.DeleteVideoAsync(stranger, video.Id, default));
        Assert.False(await storage.Trash.DeleteAthleteAsync(stranger, video.AthleteId, default));
    }
}

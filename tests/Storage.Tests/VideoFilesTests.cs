using Microsoft.EntityFrameworkCore;
using SquatCoach.Movement;

namespace SquatCoach.Storage.Tests;

public sealed class VideoFilesTests
{
    [Fact]
    public async Task Receive_NotKept_LeavesNothing()
    {
        await using var storage = await StorageFixture.NewAsync();
        await using (var incoming = storage.Files.Receive())
        {
            await incoming.Content.WriteAsync(new byte[100_000]);
        }

        Assert.Empty(Directory.GetFiles(storage.Folder.Incoming));
        Assert.Empty(Directory.GetDirectories(storage.Folder.Videos));
    }

    [Fact]
    public async Task WriteResult_Complete_FilesCanBeReadBack()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        var result = await storage.Files.WriteResultAsync(video.Folder, SampleResult.Create(), default);

        await using var poses = File.OpenRead(storage.Files.ResultPath(video.Folder, result, ResultFile.Poses));
        Assert.Equal(2, PosesFile.Read(poses, ResultFile.Poses).FrameCount);
        await using var keypoints = File.OpenRead(storage.Files.ResultPath(video.Folder, result, ResultFile.Keypoints));
        Assert.Equal(2, KeypointsFile.Read(keypoints, ResultFile.Keypoints).FrameCount);
        Assert.DoesNotContain(Directory.GetDirectories(Path.Combine(storage.Folder.Videos, video.Folder)), path => path.Contains("unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeleteVideo_WithReport_RemovesRowsAndFiles()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, SampleResult.Create(), default);

        Assert.True(await storage.Removal.DeleteVideoAsync(video.Id, default));
        using var context = await storage.ContextAsync();
        Assert.Equal((0, 0, 0, 0, 0), (await context.Videos.CountAsync(), await context.Jobs.CountAsync(), await context.Reports.CountAsync(), await context.Reps.CountAsync(), await context.Findings.CountAsync()));
        Assert.Empty(Directory.GetDirectories(storage.Folder.Videos));
        Assert.False(await storage.Removal.DeleteVideoAsync(video.Id, default));
    }

    [Fact]
    public async Task DeleteVideo_WhileItIsAnalysed_WorkerStoresNothing()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        var lease = (await storage.Queue.LeaseNextAsync("a", default))!.Value;
        await storage.Removal.DeleteVideoAsync(video.Id, default);

        Assert.False(await storage.Results.SaveAsync(lease, SampleResult.Create(), default));
        Assert.Empty(Directory.GetDirectories(storage.Folder.Videos));
    }

    [Fact]
    public async Task DeleteAthlete_WithVideos_RemovesThoseAndNoOthers()
    {
        await using var storage = await StorageFixture.NewAsync();
        var gone = await storage.UploadAsync("Anna");
        var kept = await storage.UploadAsync("Ben");

        Assert.True(await storage.Removal.DeleteAthleteAsync(gone.AthleteId, default));
        Assert.Equal([kept.Folder], Directory.GetDirectories(storage.Folder.Videos).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Sweep_WhatACrashLeft_IsRemovedAndNothingElse()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, SampleResult.Create(), default);
        Directory.CreateDirectory(Path.Combine(storage.Folder.Videos, "orphan"));
        Directory.CreateDirectory(Path.Combine(storage.Folder.Videos, video.Folder, "unfinished-x"));
        await File.WriteAllTextAsync(Path.Combine(storage.Folder.Incoming, "half.part"), "half");

        await storage.Removal.SweepAsync(default);
        Assert.Empty(Directory.GetFiles(storage.Folder.Incoming));
        Assert.Equal([video.Folder], Directory.GetDirectories(storage.Folder.Videos).Select(Path.GetFileName));
        Assert.Single(Directory.GetDirectories(Path.Combine(storage.Folder.Videos, video.Folder)));
        Assert.True(File.Exists(storage.Files.VideoPath(video)));
    }

    [Fact]
    public async Task FindOrAddAthlete_SameNameAtOnce_IsOneAthlete()
    {
        await using var storage = await StorageFixture.NewAsync();
        var coach = await storage.CoachAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(count => Task.Run(() => storage.Intake.FindOrAddAthleteAsync(coach, count % 2 == 0 ? "Anna" : " anna ", default))));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Take_AthleteDeleted_IsRefused()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = new Video { AthleteId = Guid.NewGuid(), OriginalName = "a", Folder = "f", FileName = "n", ContentType = "video/mp4", CodecName = "h264", SizeBytes = 1, DurationSeconds = 1, WidthPx = 1, HeightPx = 1, UploadedAt = TimeProvider.System.GetUtcNow() };
        await Assert.ThrowsAsync<DbUpdateException>(() => storage.Intake.TakeAsync(video, default));
    }
}

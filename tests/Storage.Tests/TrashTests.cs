using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage.Tests;

public sealed class TrashTests
{
    private const string Unlikely = "Xanthippe Quux-Zwölf";

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
    public async Task Empty_AthleteAfter31Days_LeavesNotAByteOfThemInTheFolder()
    {
        var clock = new LaterClock();
        await using var storage = await StorageFixture.NewAsync(clock: clock);
        var coach = await storage.CoachAsync();
        var video = await storage.UploadAsync(Unlikely);
        await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, SampleResult.Create(), default);
        using (var context = await storage.ContextAsync())
        {
            context.Notes.Add(new Note { VideoId = video.Id, AtSeconds = 1, Author = Unlikely, AuthorId = coach.AccountId, Text = Unlikely, CreatedAt = clock.GetUtcNow() });

            // Of the athlete whom the video was filed under before.
            context.Audit.Add(new AuditEntry { At = clock.GetUtcNow(), Who = "Coach", Action = AuditAction.ReportSeen, VideoId = video.Id, Detail = Unlikely });
            await context.SaveChangesAsync();
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(storage.Folder.Backups, "before-migration-x.db")}");
        }

        Assert.InRange(FilesWith(storage.Folder.Path, Unlikely).Count, 2, 3);
        Assert.True(await storage.Trash.DeleteAthleteAsync(coach, video.AthleteId, default));
        clock.Ahead = TimeSpan.FromDays(31);
        Assert.Equal(1, await storage.Trash.EmptyAsync(default));
        Assert.Empty(FilesWith(storage.Folder.Path, Unlikely));
        Assert.Empty(Directory.GetDirectories(storage.Folder.Videos));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Empty_AccountAfter31Days_LeavesNobodyWhomItsCoachesMayNotSee(bool agreesToCoaching, int seen)
    {
        var clock = new LaterClock();
        await using var storage = await StorageFixture.NewAsync(clock: clock);
        var coach = await storage.CoachAsync();
        var video = await storage.UploadAsync();
        using var context = await storage.ContextAsync();
        var account = new Account { Id = Guid.NewGuid(), UserName = "Anna", NormalizedUserName = "ANNA", Role = Role.Athlete, CreatedAt = clock.GetUtcNow(), DeletedAt = clock.GetUtcNow() };
        context.Users.Add(account);
        (await context.Athletes.SingleAsync()).AccountId = account.Id;
        context.Consents.Add(new Consent { AthleteId = video.AthleteId, Purpose = ConsentPurpose.Coaching, GivenAt = clock.GetUtcNow(), GivenById = account.Id, WithdrawnAt = agreesToCoaching ? null : clock.GetUtcNow() });
        await context.SaveChangesAsync();
        Assert.Equal(seen, await context.VideosOf(coach).CountAsync());

        clock.Ahead = TimeSpan.FromDays(31);
        await storage.Trash.EmptyAsync(default);
        Assert.False(await context.Users.AnyAsync(one => one.UserName == "Anna"));
        Assert.Equal((seen, seen), (await context.VideosOf(coach).CountAsync(), await context.Videos.CountAsync()));
        Assert.Equal(seen, Directory.GetDirectories(storage.Folder.Videos).Length);
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

    private static List<string> FilesWith(string folder, string text) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
        })];
}

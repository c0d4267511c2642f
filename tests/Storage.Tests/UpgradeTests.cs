using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SquatCoach.Storage.Tests;

/// <summary>Databases of earlier versions, row for row as those versions wrote them.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task Migrate_DatabaseFromBeforeThereWereRoles_OwnerStillSeesEverythingAndNothingIsLost()
    {
        await using var storage = await StorageFixture.NewAsync();
        var account = Guid.NewGuid();
        var athlete = Guid.NewGuid();
        var video = Guid.NewGuid();
        var report = Guid.NewGuid();
        using (var context = await storage.ContextAsync())
        {
            var first = context.Database.GetMigrations().First();
            Assert.EndsWith("_Initial", first, StringComparison.Ordinal);
            await context.GetService<IMigrator>().MigrateAsync("0");
            await context.GetService<IMigrator>().MigrateAsync(first);
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO AspNetUsers (Id, CreatedAt, UserName, NormalizedUserName, EmailConfirmed, PasswordHash, SecurityStamp, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
                VALUES ({account}, 1000, 'Coach', 'COACH', 0, 'hash', 'stamp', 0, 0, 1, 0);
                INSERT INTO Athletes (Id, Name, CreatedAt) VALUES ({athlete}, 'Anna', 1000);
                INSERT INTO Videos (Id, AthleteId, OriginalName, Folder, FileName, ContentType, CodecName, SizeBytes, DurationSeconds, WidthPx, HeightPx, UploadedAt)
                VALUES ({video}, {athlete}, 'squat.mp4', 'folder', 'file.mp4', 'video/mp4', 'h264', 4, 10, 640, 480, 2000);
                INSERT INTO Jobs (Id, VideoId, State, QueuedAt, Attempts, Progress) VALUES ({Guid.NewGuid()}, {video}, 'Done', 2000, 1, 1);
                INSERT INTO Reports (Id, VideoId, CreatedAt, ResultFolder, "View", RepCount, GoodRepCount, FaultyRepCount, WarningCount, AnalysisSeconds)
                VALUES ({report}, {video}, 3000, 'result', 'Side', 2, 1, 1, 0, 5);
                """);
        }

        Assert.NotNull(await storage.Setup.MigrateAsync(default));
        using var upgraded = await storage.ContextAsync();
        var owner = await upgraded.Users.SingleAsync();
        Assert.Equal((account, Role.Owner, "hash", (DateTimeOffset?)null), (owner.Id, owner.Role, owner.PasswordHash, owner.DeletedAt));
        var seen = await upgraded.VideosOf(new Viewer(account, Role.Owner)).Include(one => one.Report).Include(one => one.Job).Include(one => one.Athlete).SingleAsync();
        Assert.Equal((2, 1), (seen.RepCount, seen.GoodRepCount));
        Assert.Equal((video, report, JobState.Done, "Anna"), (seen.Id, seen.Report!.Id, seen.Job!.State, seen.Athlete!.Name));
        Assert.Empty(await upgraded.VideosOf(new Viewer(Guid.NewGuid(), Role.Coach)).ToListAsync());
        Assert.Empty(await upgraded.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
        Assert.Equal(1, await upgraded.Set<GroupStaff>().CountAsync());
    }

    [Fact]
    public async Task Migrate_DatabaseWithoutAnybody_HasNoGroup()
    {
        await using var storage = await StorageFixture.NewAsync();
        using var context = await storage.ContextAsync();
        Assert.Equal(0, await context.Groups.CountAsync());
    }
}

namespace SquatCoach.Storage.Tests;

public sealed class UploadPartsTests
{
    [Fact]
    public async Task Append_OutOfOrderTwiceAndTooMuch_OnlyTheNextPartCounts()
    {
        await using var storage = await StorageFixture.NewAsync();
        var (coach, upload) = await StartAsync(storage, sizeBytes: 6);
        Assert.True(await AppendAsync(storage, upload, 0, 1, 2, 3));
        Assert.False(await AppendAsync(storage, upload, 0, 1, 2, 3));
        Assert.False(await AppendAsync(storage, upload, 4, 5, 6));
        Assert.False(await AppendAsync(storage, upload, 3, 4, 5, 6, 7));
        Assert.Equal(3, storage.Parts.LengthOf(upload));
        Assert.True(await AppendAsync(storage, upload, 3, 4, 5, 6));
        Assert.Equal([1, 2, 3, 4, 5, 6], await File.ReadAllBytesAsync(storage.Parts.PathOf(upload)));
        Assert.NotNull(await storage.Parts.FindAsync(coach, upload.Id, default));
    }

    [Fact]
    public async Task Append_ConnectionLost_KeepsWhatCame()
    {
        await using var storage = await StorageFixture.NewAsync();
        var (_, upload) = await StartAsync(storage, sizeBytes: 6);
        await Assert.ThrowsAsync<IOException>(() => storage.Parts.AppendAsync(upload, 0, new BreakingStream([1, 2]), default));
        Assert.Equal(2, storage.Parts.LengthOf(upload));
        Assert.True(await AppendAsync(storage, upload, 2, 3, 4, 5, 6));
    }

    [Fact]
    public async Task Start_SameFileAgain_GoesOnWithTheSameUploadAlsoAfterASweep()
    {
        await using var storage = await StorageFixture.NewAsync();
        var (coach, upload) = await StartAsync(storage, sizeBytes: 6);
        await AppendAsync(storage, upload, 0, 1, 2, 3);
        await storage.Removal.SweepAsync(default);
        var again = await storage.Parts.StartAsync(coach, storage.Parts.New(coach, upload.AthleteId, "a.mp4", 6, 77), default);
        Assert.Equal((upload.Id, 3L), (again!.Id, storage.Parts.LengthOf(again)));
        var other = await storage.Parts.StartAsync(coach, storage.Parts.New(coach, upload.AthleteId, "a.mp4", 6, 78), default);
        Assert.NotEqual(upload.Id, other!.Id);
    }

    [Fact]
    public async Task Sweep_AfterAWeek_ForgetsTheUploadAndItsBytes()
    {
        var clock = new LaterClock();
        await using var storage = await StorageFixture.NewAsync(clock: clock);
        var (coach, upload) = await StartAsync(storage, sizeBytes: 6);
        await AppendAsync(storage, upload, 0, 1);
        clock.Ahead = UploadParts.KeptFor + TimeSpan.FromHours(1);
        await storage.Removal.SweepAsync(default);
        Assert.Null(await storage.Parts.FindAsync(coach, upload.Id, default));
        Assert.Empty(Directory.GetFiles(storage.Folder.Incoming));
    }

    [Fact]
    public async Task Start_ForAnAthleteOfSomebodyElse_IsRefused()
    {
        await using var storage = await StorageFixture.NewAsync();
        var (_, upload) = await StartAsync(storage, sizeBytes: 6);
        var stranger = await storage.CoachAsync("Stranger");
        Assert.Null(await storage.Parts.StartAsync(stranger, storage.Parts.New(stranger, upload.AthleteId, "a.mp4", 6, null), default));
        Assert.Null(await storage.Parts.FindAsync(stranger, upload.Id, default));
    }

    private static async Task<(Viewer Coach, UploadSession Upload)> StartAsync(StorageFixture storage, long sizeBytes)
    {
        var coach = await storage.CoachAsync();
        var athlete = await storage.Intake.FindOrAddAthleteAsync(coach, "Anna", default);
        return (coach, (await storage.Parts.StartAsync(coach, storage.Parts.New(coach, athlete, "a.mp4", sizeBytes, 77), default))!);
    }

    private static async Task<bool> AppendAsync(StorageFixture storage, UploadSession upload, long offset, params byte[] bytes)
    {
        using var part = new MemoryStream(bytes);
        return await storage.Parts.AppendAsync(upload, offset, part, default);
    }

    /// <summary>Delivers some bytes, then breaks like a connection.</summary>
    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("The connection was lost.");
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SquatCoach.Storage.Tests;

/// <summary>A real storage in a folder of its own, on a real SQLite file; removed afterwards.</summary>
internal sealed class StorageFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private StorageFixture(string path, JobQueueOptions? options, TimeProvider? clock, bool ownsFolder)
    {
        _ownsFolder = ownsFolder;
        Folder = new DataFolder(path);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddStorage(Folder, options);
        _services = services.BuildServiceProvider();
    }

    public DataFolder Folder { get; }

    public IJobQueue Queue => _services.GetRequiredService<IJobQueue>();

    public VideoFiles Files => _services.GetRequiredService<VideoFiles>();

    public VideoIntake Intake => _services.GetRequiredService<VideoIntake>();

    public VideoRemoval Removal => _services.GetRequiredService<VideoRemoval>();

    public ResultStore Results => _services.GetRequiredService<ResultStore>();

    public PastSessions PastSessions => _services.GetRequiredService<PastSessions>();

    public Trash Trash => _services.GetRequiredService<Trash>();

    public UploadParts Parts => _services.GetRequiredService<UploadParts>();

    public Consents Consents => _services.GetRequiredService<Consents>();

    public DatabaseSetup Setup => _services.GetRequiredService<DatabaseSetup>();

    /// <summary>A migrated storage in a new folder.</summary>
    public static async Task<StorageFixture> NewAsync(JobQueueOptions? options = null, TimeProvider? clock = null)
    {
        var fixture = new StorageFixture(Path.Combine(Path.GetTempPath(), $"squatcoach-storage-{Guid.NewGuid():N}"), options, clock, ownsFolder: true);
        await fixture.Setup.MigrateAsync(default);
        return fixture;
    }

    /// <summary>The same folder again, as after a restart.</summary>
    public static StorageFixture Reopen(string path, JobQueueOptions? options = null, TimeProvider? clock = null) => new(path, options, clock, ownsFolder: false);

    public Task<SquatCoachContext> ContextAsync() => _services.GetRequiredService<IDbContextFactory<SquatCoachContext>>().CreateDbContextAsync();

    /// <summary>An uploaded video of four bytes, queued.</summary>
    public async Task<Video> UploadAsync(string athlete = "Anna")
    {
        await using var incoming = Files.Receive();
        await incoming.Content.WriteAsync(new byte[] { 1, 2, 3, 4 });
        var place = await incoming.KeepAsync(".mp4", default);
        var video = new Video
        {
            AthleteId = await Intake.FindOrAddAthleteAsync(await CoachAsync(), athlete, default),
            OriginalName = "squat.mp4",
            Folder = place.Folder,
            FileName = place.FileName,
            ContentType = "video/mp4",
            CodecName = "h264",
            SizeBytes = 4,
            DurationSeconds = 10,
            WidthPx = 640,
            HeightPx = 480,
            UploadedAt = TimeProvider.System.GetUtcNow(),
        };
        await Intake.TakeAsync(video, default);
        return video;
    }

    /// <summary>A coach's account, made when first asked for.</summary>
    public async Task<Viewer> CoachAsync(string name = "Coach")
    {
        using var context = await ContextAsync();
        var account = await context.Users.FirstOrDefaultAsync(one => one.UserName == name);
        if (account is null)
        {
            account = new Account { Id = Guid.NewGuid(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), Role = Role.Coach, CreatedAt = TimeProvider.System.GetUtcNow() };
            context.Users.Add(account);
            await context.SaveChangesAsync();
        }

        return new Viewer(account.Id, account.Role);
    }

    public async Task<Job> JobOfAsync(Video video)
    {
        using var context = await ContextAsync();
        return await context.Jobs.SingleAsync(job => job.VideoId == video.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_ownsFolder)
        {
            Directory.Delete(Folder.Path, recursive: true);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using SquatCoach.Demo;
using SquatCoach.Models;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// Makes the months of training of the demonstration's people while the site already runs: each clip fills in the sessions that show it. What a
/// stopped program left out is made at the next start. At last one clip is uploaded and goes through the queue and the networks as any video does.
/// </summary>
internal sealed class DemoFilling(ServeOptions options, IDbContextFactory<SquatCoachContext> contexts, DataFolder folder, VideoFiles files, VideoIntake intake, TimeProvider clock, IHostApplicationLifetime lifetime) : BackgroundService
{
    // So many of the latest reports the coach has not opened yet.
    private const int UnreadSessions = 2;

    private static readonly TimeSpan _sameSession = TimeSpan.FromHours(1);

    private const string TrackedName = "Set of today, made up, tracked by the networks";

    private string Marker => Path.Combine(folder.Path, "demo-complete");

    /// <summary>What was missing on this machine; null where nothing was.</summary>
    public string? Problem { get; private set; }

    /// <summary>How much is there, 0…100; null where nothing is being made.</summary>
    public int? Percent { get; private set; }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Percent = options.IsDemo && !File.Exists(Marker) ? 0 : null;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Percent is null)
        {
            return;
        }

        try
        {
            await FillAsync(stoppingToken);
            await File.WriteAllTextAsync(Marker, "", stoppingToken);
            Percent = null;
            Console.WriteLine("The demonstration is complete.");
        }
        catch (Exception problem) when (problem is DemoException or ModelException)
        {
            Problem = problem.Message;
            lifetime.StopApplication();
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var clips = new DemoClips(folder.Incoming);
        var done = 0;
        await foreach (var set in clips.MakeAsync(cancellationToken))
        {
            foreach (var person in DemoPlan.Athletes)
            {
                await AddSessionsAsync(person, set, cancellationToken);
            }

            File.Delete(set.Path);
            Percent = 100 * ++done / (DemoPlan.Sets.Length + 1);
        }

        if (options.HostsWorker)
        {
            await UploadAsync(clips, cancellationToken);
        }
    }

    /// <summary>The sessions of an athlete that show one set, as far as they are not there.</summary>
    private async Task AddSessionsAsync(DemoPlan.Person person, DemoSet set, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var athlete = await context.Athletes.Where(one => one.IsMadeUp && one.Name == person.Name).Select(one => new { one.Id, one.CreatedAt }).FirstOrDefaultAsync(cancellationToken);
        var coach = await context.Users.Where(account => account.UserName == DemoPlan.Coach).Select(account => (Guid?)account.Id).FirstOrDefaultAsync(cancellationToken);
        if (athlete is null || coach is not { } coachId)
        {
            return;
        }

        var known = await context.Videos.Where(video => video.AthleteId == athlete.Id).Select(video => video.UploadedAt).ToListAsync(cancellationToken);
        foreach (var (session, at) in DemoPlan.SessionsOf(person, athlete.CreatedAt).Where(one => one.Session.Set == set.Index && known.All(there => (there - one.At).Duration() > _sameSession)))
        {
            var video = await VideoAsync(athlete.Id, coachId, at, person, session, set, cancellationToken);
            context.Videos.Add(video);
            if (session.FromTheLast > UnreadSessions)
            {
                context.ReadMarks.Add(new ReadMark { AccountId = coachId, ReportId = video.Report!.Id, At = at.AddDays(1) });
            }
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<Video> VideoAsync(Guid athleteId, Guid coachId, DateTimeOffset at, DemoPlan.Person person, DemoPlan.Session session, DemoSet set, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(folder.Incoming, $"{Guid.NewGuid():N}.part");
        File.Copy(set.Path, copy);
        var place = files.Keep(copy, ".mp4");
        var video = New(athleteId, coachId, at, place, DemoClips.Camera);
        video.OriginalName = $"Set of {at:d MMM}, made up";
        video.DurationSeconds = set.Seconds;
        video.Exercise = session.Exercise;
        video.LoadKilograms = person.FirstLoadKilograms + (2.5 * (session.Number / 3));
        video.Rpe = 6 + (session.Number % 5 * 0.5);
        video.Job = new Job { QueuedAt = at, StartedAt = at, FinishedAt = at, State = JobState.Done, Progress = 1, Attempts = 1 };
        var results = await files.WriteResultAsync(place.Folder, set.Result, cancellationToken);
        video.Report = ReportRows.From(set.Result.Report, video.Id, results, at);
        (video.RepCount, video.GoodRepCount) = (video.Report.RepCount, video.Report.GoodRepCount);
        return video;
    }

    private async Task UploadAsync(DemoClips clips, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var athlete = await context.Athletes.Where(one => one.IsMadeUp && one.Name == DemoPlan.Tracked.Name).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);
        var coach = await context.Users.Where(account => account.UserName == DemoPlan.Coach).Select(account => (Guid?)account.Id).FirstOrDefaultAsync(cancellationToken);
        if (athlete is not { } athleteId || coach is not { } coachId || await context.Videos.AnyAsync(video => video.AthleteId == athleteId && video.OriginalName == TrackedName, cancellationToken))
        {
            return;
        }

        var place = files.Keep(await clips.FilmForTrackingAsync(cancellationToken), ".mp4");
        var video = New(athleteId, coachId, clock.GetUtcNow(), place, DemoClips.TrackedCamera);
        video.OriginalName = TrackedName;
        video.DurationSeconds = DemoClips.TrackedScript.DurationSeconds;
        video.Exercise = DemoPlan.Tracked.Exercises[0];
        await intake.TakeAsync(video, cancellationToken);
    }

    private Video New(Guid athleteId, Guid coachId, DateTimeOffset at, VideoPlace place, DemoClipOptions camera) => new()
    {
        AthleteId = athleteId,
        OriginalName = "",
        Folder = place.Folder,
        FileName = place.FileName,
        ContentType = "video/mp4",
        CodecName = "h264",
        SizeBytes = new FileInfo(files.VideoPath(place)).Length,
        DurationSeconds = 0,
        WidthPx = camera.WidthPx,
        HeightPx = camera.HeightPx,
        UploadedAt = at,
        UploadedById = coachId,
    };
}

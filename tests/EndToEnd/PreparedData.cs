using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SquatCoach.Demo;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.EndToEnd;

/// <summary>
/// A data folder that already holds reports, written through the storage as the worker writes them: the mannequin's clip with its true joints,
/// so that the pages can be tested on a report whose every number is known, whatever the networks say of the clip.
/// </summary>
internal static class PreparedData
{
    public const string Athlete = "Mona Mannequin";

    /// <returns>The ids of the videos, oldest first; the last one's analysis failed.</returns>
    public static async Task<IReadOnlyList<Guid>> WriteAsync(string path)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddStorage(new DataFolder(path));
        await using var storage = services.BuildServiceProvider();
        await storage.GetRequiredService<DatabaseSetup>().MigrateAsync(default);
        await AddAthleteAsync(storage);
        var now = TimeProvider.System.GetUtcNow();
        var videos = new List<Guid>();
        for (var daysAgo = 14; daysAgo >= 0; daysAgo -= 7)
        {
            videos.Add(await AddAsync(storage, now.AddDays(-daysAgo)));
            var lease = await LeaseAsync(storage);
            Assert.True(await storage.GetRequiredService<ResultStore>().SaveAsync(lease, Result(isBetter: daysAgo < 14), default));
        }

        videos.Add(await AddAsync(storage, now.AddMinutes(1)));
        Assert.True(await storage.GetRequiredService<IJobQueue>().FailAsync(await LeaseAsync(storage), "The video is damaged after 2 seconds.", default));
        SqliteConnection.ClearAllPools();
        return videos;
    }

    private static async Task<JobLease> LeaseAsync(IServiceProvider storage) => (await storage.GetRequiredService<IJobQueue>().LeaseNextAsync("test", default))!.Value;

    private static async Task<Guid> AddAsync(IServiceProvider storage, DateTimeOffset uploadedAt)
    {
        var files = storage.GetRequiredService<VideoFiles>();
        var intake = storage.GetRequiredService<VideoIntake>();
        await using var incoming = files.Receive();
        await using (var clip = File.OpenRead(await MannequinClip.PathAsync()))
        {
            await clip.CopyToAsync(incoming.Content);
        }

        var sizeBytes = incoming.Content.Length;
        var place = await incoming.KeepAsync(".mp4", default);
        var taken = await intake.TakeAsync(
            new Video
            {
                AthleteId = await AthleteIdAsync(storage),
                OriginalName = "mannequin, front-oblique.mp4",
                Folder = place.Folder,
                FileName = place.FileName,
                ContentType = "video/mp4",
                CodecName = "h264",
                SizeBytes = sizeBytes,
                DurationSeconds = MannequinClip.Script.DurationSeconds,
                WidthPx = MannequinClip.Options.WidthPx,
                HeightPx = MannequinClip.Options.HeightPx,
                UploadedAt = uploadedAt,
            },
            default);
        return taken.Id;
    }

    /// <summary>The athlete, in a group that the new owner takes over, because nobody looks after it.</summary>
    private static async Task AddAthleteAsync(IServiceProvider storage)
    {
        using var context = await storage.GetRequiredService<IDbContextFactory<SquatCoachContext>>().CreateDbContextAsync();
        var group = new AthleteGroup { Name = "Juniors", CreatedAt = TimeProvider.System.GetUtcNow() };
        var athlete = new Athlete { Name = Athlete, CreatedAt = group.CreatedAt };
        group.Athletes.Add(new GroupAthlete { GroupId = group.Id, AthleteId = athlete.Id, Athlete = athlete });
        context.Groups.Add(group);
        context.Consents.Add(new Consent { AthleteId = athlete.Id, Purpose = ConsentPurpose.Analysis, GivenAt = group.CreatedAt, GivenById = Guid.NewGuid() });
        await context.SaveChangesAsync();
    }

    private static async Task<Guid> AthleteIdAsync(IServiceProvider storage)
    {
        using var context = await storage.GetRequiredService<IDbContextFactory<SquatCoachContext>>().CreateDbContextAsync();
        return await context.Athletes.Select(athlete => athlete.Id).SingleAsync();
    }

    private static AnalysisResult Result(bool isBetter)
    {
        var truth = new TruthRecorder(MannequinClip.Script, MannequinClip.Options);
        var joints = truth.Joints();
        RepReport[] reps = [.. truth.Reps().Reps.Select(rep => Report(rep, isBetter))];
        var report = new FormReport
        {
            Video = new VideoDescription("mannequin, front-oblique.mp4", joints.DurationSeconds, 30, MannequinClip.Options.WidthPx, MannequinClip.Options.HeightPx, 0),
            Athlete = new AthleteSeen(joints.FrameCount, joints.FrameCount, 1, 1),
            View = new CameraView(ViewKind.Oblique, MannequinClip.Options.Azimuth.Degrees),
            Reps = reps,
            Faults = [new FaultSummary(Fault.Shallow, reps.Count(rep => rep.Faults.Count > 0), reps.Length, 0.91)],
            Warnings = [new ReportWarning("low_light", "The video is dark in part; more light on the athlete makes the report more certain.")],
            Models = new ModelsUsed(null, null, null),
            Timing = new AnalysisTiming(4, 60, 2.2),
        };
        return new AnalysisResult(report, truth.Keypoints(), joints, Series(joints)) { People = People(truth.Keypoints()) };
    }

    /// <summary>The mannequin, and somebody who is said to stand at the left edge for the first second.</summary>
    private static PeopleInVideo People(KeypointTrack track)
    {
        BoxAtTime Box(int frame) => track.Boxes[frame] is { } box ? new(track.TimesSeconds[frame], box.XPx, box.YPx, box.WidthPx, box.HeightPx) : default;
        BoxAtTime[] bystander = [.. Enumerable.Range(0, 5).Select(step => new BoxAtTime(step * 0.25, 4, 300, 60, 220))];
        return new PeopleInVideo(track.WidthPx, track.HeightPx, 1, [new PersonPath(1, Squats: true, [.. Enumerable.Range(0, track.FrameCount / 8).Select(step => Box(step * 8))]), new PersonPath(2, Squats: false, bystander)]);
    }

    private static RepReport Report(TrueRep rep, bool isBetter)
    {
        FaultFinding[] faults = rep.Fault is { } fault
            ? [new FaultFinding(fault, 0.91, rep.BottomSeconds, rep.EndSeconds, $"The hips stop {rep.ThighAngleDegrees:0}° short of parallel.", "Sit lower, until the thighs are level with the floor.")]
            : isBetter ? [] : [new FaultFinding(Fault.UpwardHead, 0.55, rep.StartSeconds, rep.BottomSeconds, "At the bottom the head is tipped 20° further up than in standing.", "Look at a spot on the floor.")];
        return new RepReport
        {
            Index = rep.Index,
            StartSeconds = rep.StartSeconds,
            BottomSeconds = rep.BottomSeconds,
            EndSeconds = rep.EndSeconds,
            Tempo = new Tempo(rep.BottomSeconds - rep.StartSeconds, 0.3, rep.EndSeconds - rep.BottomSeconds),
            Metrics = new Dictionary<string, MetricValue?>
            {
                ["kneeFlexionDegrees"] = MetricValue.Sides(rep.KneeFlexionDegrees, rep.KneeFlexionDegrees),
                ["depthRatio"] = MetricValue.Of(rep.DepthRatio),
                ["trunkLeanDegrees"] = MetricValue.Of(rep.TrunkLeanDegrees),
                ["kneeAnkleRatio"] = null,
            },
            NotAssessable = ["kneeAnkleRatio"],
            Faults = faults,
            Verdict = faults.Length == 0 ? Verdict.Good : Verdict.Faults,
        };
    }

    private static MotionSeries Series(JointSequence joints)
    {
        double?[] Each(Func<int, double?> value) => [.. Enumerable.Range(0, joints.FrameCount).Select(value)];
        double HipHeight(int frame) => -(joints[frame, Joint.LeftAnkle].Z + joints[frame, Joint.RightAnkle].Z) / 2;
        double Bend(int frame, Joint hip, Joint knee, Joint ankle) => (joints[frame, knee] - joints[frame, hip]).AngleTo(joints[frame, ankle] - joints[frame, knee]).Degrees;
        return new MotionSeries
        {
            FrameRateHz = joints.FrameRateHz,
            TimesSeconds = [.. Enumerable.Range(0, joints.FrameCount).Select(joints.TimeSeconds)],
            LeftKneeFlexionDegrees = Each(frame => Bend(frame, Joint.LeftHip, Joint.LeftKnee, Joint.LeftAnkle)),
            RightKneeFlexionDegrees = Each(frame => Bend(frame, Joint.RightHip, Joint.RightKnee, Joint.RightAnkle)),
            HipHeightRatio = Each(frame => HipHeight(frame) / HipHeight(0)),
            TrunkLeanDegrees = Each(_ => null),
        };
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Models;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>A database with as many reports as one wants, as SQL writes them; the rows are what the site would have written.</summary>
internal static class ManyReports
{
    private const int AthleteCount = 500;
    private const int AthletesOfTheCoach = 20;

    /// <summary>Athletes in groups of twenty; the owner coaches the first group.</summary>
    public static async Task FillAsync(TestSite site, int count)
    {
        using var context = await site.ContextAsync();
        var ownerId = (await context.Users.SingleAsync()).Id.ToString().ToUpperInvariant();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
#pragma warning disable EF1002 // Numbers and an id of this test's own.
        await context.Database.ExecuteSqlRawAsync($"""
            CREATE TEMP TABLE Number AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Math.Max(count, AthleteCount)}) SELECT i FROM n;
            INSERT INTO Groups (Id, Name, CreatedAt) SELECT {Sql("C")}, 'Group ' || i, {now} FROM Number WHERE i <= {AthleteCount / AthletesOfTheCoach};
            INSERT INTO GroupStaff (GroupId, AccountId) VALUES ('{Id("C", 1)}', '{ownerId}');
            INSERT INTO Athletes (Id, Name, CreatedAt, IsMadeUp) SELECT {Sql("A")}, 'Athlete ' || i, {now}, 0 FROM Number WHERE i <= {AthleteCount};
            INSERT INTO GroupAthletes (GroupId, AthleteId) SELECT {Sql("C", $"((i - 1) / {AthletesOfTheCoach} + 1)")}, {Sql("A")} FROM Number WHERE i <= {AthleteCount};
            INSERT INTO Videos (Id, AthleteId, OriginalName, Folder, FileName, ContentType, CodecName, SizeBytes, DurationSeconds, WidthPx, HeightPx, UploadedAt, LoadKilograms, Exercise, RepCount, GoodRepCount)
                SELECT {Sql("B")}, {Sql("A", $"((i - 1) % {AthleteCount} + 1)")}, 'set ' || i, 'folder' || i, 'file.mp4', 'video/mp4', 'h264', 1000, 20, 720, 1280, {now} - i * 600000, 60, CASE i % 7 WHEN 0 THEN 'FrontSquat' WHEN 1 THEN NULL ELSE 'BackSquat' END, 3, 2 FROM Number WHERE i <= {count};
            INSERT INTO Jobs (Id, VideoId, State, QueuedAt, Attempts, Progress) SELECT {Sql("D")}, {Sql("B")}, 'Done', {now} - i * 600000, 1, 1 FROM Number WHERE i <= {count};
            INSERT INTO Reports (Id, VideoId, CreatedAt, ResultFolder, View, RepCount, GoodRepCount, FaultyRepCount, WarningCount, AnalysisSeconds, Networks)
                SELECT {Sql("E")}, {Sql("B")}, {now} - i * 600000, 'r', 'Oblique', 3, 2, 1, 0, 8, 'a-b-c' FROM Number WHERE i <= {count};
            INSERT INTO Reps (ReportId, "Index", StartSeconds, BottomSeconds, EndSeconds, DescentSeconds, PauseSeconds, AscentSeconds, KneeFlexionDegrees, IsPartial, Verdict)
                SELECT {Sql("E")}, rep.k, rep.k, rep.k + 1, rep.k + 2, 1, 0, 1, 90 + rep.k, 0, CASE rep.k WHEN 1 THEN 'Faults' ELSE 'Good' END FROM Number CROSS JOIN (SELECT 1 AS k UNION ALL SELECT 2 UNION ALL SELECT 3) rep WHERE Number.i <= {count};
            INSERT INTO Findings (RepId, Fault, Probability, FromSeconds, ToSeconds) SELECT Id, 'Shallow', 0.8, StartSeconds, EndSeconds FROM Reps WHERE Verdict = 'Faults';
            INSERT INTO Audit (At, AccountId, Who, Action, AthleteId, VideoId, Detail) SELECT {now} - i * 1000, '{ownerId}', 'Coach', 'ReportSeen', {Sql("A", $"((i - 1) % {AthleteCount} + 1)")}, {Sql("B")}, '' FROM Number WHERE i <= {count};
            DROP TABLE Number;
            """);
#pragma warning restore EF1002
    }

    public static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"0000000{kind}-0000-4000-8000-{number:X12}");

    private static string Sql(string kind, string number = "i") => $"printf('0000000{kind}-0000-4000-8000-%012X', {(number == "i" ? "Number.i" : number.Replace("i -", "Number.i -", StringComparison.Ordinal))})";

    /// <summary>The files of one report, as a real analysis leaves them: the assessment of the mannequin's true joints in ten reps.</summary>
    public static async Task WriteFilesAsync(TestSite site, Guid videoId)
    {
        var script = SquatScript.Of([null, Movement.Fault.Shallow, null, null, Movement.Fault.InwardKnees, null, null, Movement.Fault.Shallow, null, null]);
        using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = Device.Cpu });
        var truth = new TruthRecorder(script, new DemoClipOptions());
        var analysis = analyzer.Assess(truth.Joints(), default);
        using var context = await site.ContextAsync();
        var video = await context.Videos.Include(one => one.Report).SingleAsync(one => one.Id == videoId);
        Directory.CreateDirectory(Path.Combine(site.Folder.Videos, video.Folder));
        video.Report!.ResultFolder = await site.Services.GetRequiredService<VideoFiles>().WriteResultAsync(video.Folder, new AnalysisResult(analysis.Report, truth.Keypoints(), analysis.Joints, analysis.Series), default);
        await context.SaveChangesAsync();
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Fills an empty site with people who do not exist and months of their training, so that every page has something to show.</summary>
internal sealed class DemoData(IServiceScopeFactory scopes, IDbContextFactory<SquatCoachContext> contexts, DataFolder folder, VideoFiles files, TimeProvider clock)
{
    // So many of the latest reports the coach has not opened yet.
    private const int UnreadSessions = 2;

    /// <summary>Writes the data unless somebody is there already.</summary>
    /// <returns>True where it was written now.</returns>
    public async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Users.AnyAsync(cancellationToken))
        {
            return false;
        }

        var clips = await new DemoClips(folder.Incoming).MakeAsync(cancellationToken);
        await AddAccountAsync(DemoPlan.Owner, Role.Owner);
        var coach = await AddAccountAsync(DemoPlan.Coach, Role.Coach);
        var trainer = await AddAccountAsync(DemoPlan.Trainer, Role.Trainer);
        var groups = DemoPlan.Athletes.Select(person => person.Group).Distinct().ToDictionary(name => name, name => Group(name, name == DemoPlan.Athletes[0].Group ? [coach, trainer] : [coach]));
        context.Groups.AddRange(groups.Values);
        foreach (var person in DemoPlan.Athletes)
        {
            var account = await AddAccountAsync(person.Name, Role.Athlete);
            var athlete = Athlete(person, account, groups[person.Group]);
            context.Athletes.Add(athlete);
            context.Goals.AddRange(person.Goals.Select(goal => Goal(goal, athlete, coach)));
            await AddSessionsAsync(context, person, athlete, coach, clips, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        foreach (var clip in clips)
        {
            File.Delete(clip.Path);
        }

        return true;
    }

    private async Task AddSessionsAsync(SquatCoachContext context, DemoPlan.Person person, Athlete athlete, Guid coach, IReadOnlyList<(string Path, double Seconds, AnalysisResult Result)> clips, CancellationToken cancellationToken)
    {
        var last = clock.GetUtcNow().AddDays(-person.PausedDays).AddHours(-2);
        var count = ((DemoPlan.Weeks * 7) - person.PausedDays) / person.DaysBetween;
        for (var session = 0; session < count; session++)
        {
            var at = last.AddDays(-(count - 1 - session) * person.DaysBetween);
            var (path, seconds, result) = clips[person.Course[session * person.Course.Length / count]];
            var copy = Path.Combine(folder.Incoming, $"{Guid.NewGuid():N}.part");
            File.Copy(path, copy);
            var place = files.Keep(copy, ".mp4");
            var video = new Video
            {
                AthleteId = athlete.Id,
                OriginalName = $"Set of {at:d MMM}, made up",
                Folder = place.Folder,
                FileName = place.FileName,
                ContentType = "video/mp4",
                CodecName = "h264",
                SizeBytes = new FileInfo(path).Length,
                DurationSeconds = seconds,
                WidthPx = DemoClips.Camera.WidthPx,
                HeightPx = DemoClips.Camera.HeightPx,
                UploadedAt = at,
                UploadedById = coach,
                LoadKilograms = person.FirstLoadKilograms + (2.5 * (session / 3)),
                Rpe = 6 + (session % 5 * 0.5),
                Job = new Job { QueuedAt = at, StartedAt = at, FinishedAt = at, State = JobState.Done, Progress = 1, Attempts = 1 },
            };
            var results = await files.WriteResultAsync(place.Folder, result, cancellationToken);
            video.Report = ReportRows.From(result.Report, video.Id, results, at);
            context.Videos.Add(video);
            if (count - session > UnreadSessions)
            {
                context.ReadMarks.Add(new ReadMark { AccountId = coach, ReportId = video.Report.Id, At = at.AddDays(1) });
            }
        }
    }

    private async Task<Guid> AddAccountAsync(string name, Role role)
    {
        await using var scope = scopes.CreateAsyncScope();
        var account = new Account { Id = Guid.NewGuid(), UserName = name, Role = role, CreatedAt = clock.GetUtcNow() };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, DemoPlan.Password);
        return made.Succeeded ? account.Id : throw new InvalidOperationException($"Found that the account '{name}' was refused; expected it to be made: {string.Join(' ', made.Errors.Select(error => error.Description))}");
    }

    private AthleteGroup Group(string name, IReadOnlyList<Guid> staff)
    {
        var group = new AthleteGroup { Name = name, CreatedAt = clock.GetUtcNow() };
        group.Staff.AddRange(staff.Select(account => new GroupStaff { GroupId = group.Id, AccountId = account }));
        return group;
    }

    private Goal Goal((GoalMetric Metric, double Target, int Days) goal, Athlete athlete, Guid coach) => new()
    {
        AthleteId = athlete.Id,
        Metric = goal.Metric,
        Target = goal.Target,
        By = DateOnly.FromDateTime(clock.GetUtcNow().AddDays(goal.Days).UtcDateTime),
        SetById = coach,
        SetBy = DemoPlan.Coach,
        SetAt = clock.GetUtcNow().AddDays(-DemoPlan.Weeks * 7 / 2),
    };

    private Athlete Athlete(DemoPlan.Person person, Guid account, AthleteGroup group)
    {
        var athlete = new Athlete { Name = person.Name, AccountId = account, CreatedAt = clock.GetUtcNow().AddDays(-DemoPlan.Weeks * 7), IsMadeUp = true };
        athlete.Groups.Add(new GroupAthlete { GroupId = group.Id, AthleteId = athlete.Id });
        athlete.Consents.AddRange(new[] { ConsentPurpose.Analysis, ConsentPurpose.Coaching }.Select(purpose => new Consent { AthleteId = athlete.Id, Purpose = purpose, GivenAt = athlete.CreatedAt, GivenById = account }));
        return athlete;
    }
}

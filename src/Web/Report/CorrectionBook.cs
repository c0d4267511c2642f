using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Keeps what coaches say of reps, with its line in the audit: what forms and programs share.</summary>
internal sealed class CorrectionBook(ReportReader reports, Remarks remarks, AuditLog audit, TimeProvider clock)
{
    private const string NoMomentsOfTheRep = "Please give three moments, one after the other, whose lowest lies within the rep that was counted.";
    private const string NotAdded = "Only a rep that was added can be removed; one that was counted is corrected instead.";
    private const string NoMoments = "Please give three moments of the video, one after the other, outside of the reps that were counted.";

    /// <param name="context">Of the coach.</param>
    /// <param name="videoId">With a report.</param>
    /// <param name="said">A rep that is in the report, or the moments of one that is not; the verdict is one that is known.</param>
    /// <returns>How it ended, and what the correction is called where it was kept.</returns>
    public async Task<(Change Change, Guid Id)> KeepAsync(HttpContext context, Guid videoId, CorrectionStart said)
    {
        var found = await reports.ReadAsync(context.Viewer(), videoId, context.RequestAborted);
        if (found?.Report is not { } report)
        {
            return (Change.Missing, default);
        }

        var rep = report.Reps.FirstOrDefault(one => one.Index == said.Rep);
        if (said.Rep is not null && rep is null)
        {
            return (Change.Refused("There is no such rep in the report."), default);
        }

        // What a coach leaves out of a counted rep stays as it was counted.
        var (start, bottom, end) = (said.StartSeconds ?? rep?.StartSeconds, said.BottomSeconds ?? rep?.BottomSeconds, said.EndSeconds ?? rep?.EndSeconds);
        // A counted rep that the video cuts off may begin or end at its lowest.
        var isOrdered = rep is null ? start < bottom && bottom < end : start <= bottom && bottom <= end && start < end;
        var isInVideo = isOrdered && start >= 0 && end <= found.Video.DurationSeconds + 1;
        bool IsIn(RepReport one) => bottom >= one.StartSeconds && bottom <= one.EndSeconds;
        if (rep is null ? !isInVideo || said.Verdict == CorrectionStart.NoRep || report.Reps.Any(IsIn) : said.HasMoments && !(isInVideo && IsIn(rep)))
        {
            return (Change.Refused(rep is null ? NoMoments : NoMomentsOfTheRep), default);
        }

        var correction = Written(context, videoId, said, (start!.Value, bottom!.Value, end!.Value));
        if (await remarks.CorrectAsync(context.Viewer(), correction, context.RequestAborted) is not { } athleteId)
        {
            return (Change.Missing, default);
        }

        await audit.WriteAsync(AuditAction.Corrected, context.Viewer().AccountId, context.ViewerName(), rep is null ? "" : $"rep {rep.Index}", athleteId, videoId);
        return (Change.Done, correction.Id);
    }

    /// <summary>Takes out a rep that a coach added. Whoever may add one may: as they could replace it.</summary>
    /// <param name="context">Of the coach.</param>
    /// <param name="videoId">With a report.</param>
    /// <param name="correctionId">The newest of the rep, or an older one.</param>
    public async Task<Change> RemoveAsync(HttpContext context, Guid videoId, Guid correctionId)
    {
        var found = await reports.ReadAsync(context.Viewer(), videoId, context.RequestAborted);
        var said = (await remarks.CorrectionsAsync(context.Viewer(), videoId, context.RequestAborted)).FirstOrDefault(one => one.Id == correctionId);
        if (said is null || !context.Viewer().IsCoach)
        {
            return Change.Missing;
        }

        if (found?.Report?.Reps.Any(rep => said.BottomSeconds >= rep.StartSeconds && said.BottomSeconds <= rep.EndSeconds) == true)
        {
            return Change.Refused(NotAdded);
        }

        if (await remarks.RemoveAddedAsync(context.Viewer(), videoId, correctionId, context.RequestAborted) is not { } athleteId)
        {
            return Change.Missing;
        }

        await audit.WriteAsync(AuditAction.Corrected, context.Viewer().AccountId, context.ViewerName(), "added rep removed", athleteId, videoId);
        return Change.Done;
    }

    private Correction Written(HttpContext context, Guid videoId, CorrectionStart said, (double Start, double Bottom, double End) seconds)
    {
        var isRep = said.Verdict != CorrectionStart.NoRep;
        var verdict = isRep ? (Verdict)FieldNames.Verdicts.IndexOf(said.Verdict!) : Verdict.NotAssessable;
        var comment = said.Comment?.Trim() ?? "";
        return new Correction
        {
            VideoId = videoId,
            StartSeconds = seconds.Start,
            BottomSeconds = seconds.Bottom,
            EndSeconds = seconds.End,
            IsRep = isRep,
            Verdict = verdict,
            Faults = string.Join(',', verdict == Verdict.Faults ? (said.Faults ?? []).Where(name => FieldNames.Faults.Contains(name)).Distinct() : []),
            Comment = comment.Length > Correction.CommentMaxLength ? comment[..Correction.CommentMaxLength] : comment,
            AuthorId = context.Viewer().AccountId,
            Author = context.ViewerName(),
            CreatedAt = clock.GetUtcNow(),
        };
    }
}

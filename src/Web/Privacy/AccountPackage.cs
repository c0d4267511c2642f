using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What the site keeps about an account itself, for account.json of its own <see cref="DataPackage"/>: never a password, a key or a hash of one.</summary>
internal sealed class AccountPackage(IDbContextFactory<SquatCoachContext> contexts)
{
    private static readonly AuditAction[] _signIns =
    [
        AuditAction.SignedIn, AuditAction.SignInFailed, AuditAction.PasswordChanged, AuditAction.TwoFactorChanged,
        AuditAction.TokenMade, AuditAction.TokenRevoked, AuditAction.Joined,
    ];

    /// <summary>The account's details, its tokens without their secrets, when it was signed in to or somebody tried, its groups and invitations, what was written and done by it, and what the owner did to it.</summary>
    public async Task<object> DescribeAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = viewer.AccountId;
        var account = await context.Users.AsNoTracking().SingleAsync(one => one.Id == id, cancellationToken);
        return new
        {
            Name = account.UserName!,
            account.Role,
            account.CreatedAt,
            IsTwoFactorOn = account.TwoFactorEnabled,
            account.Units,
            Tokens = await context.ApiTokens.Where(token => token.AccountId == id).OrderBy(token => token.CreatedAt).Select(token => new { token.Name, token.CreatedAt, token.ExpiresAt, token.LastUsedAt }).ToListAsync(cancellationToken),
            SignIns = await TellAsync(context, viewer, SignIns(context, account), cancellationToken),
            WorksWithGroups = await context.Groups.Where(group => group.Staff.Any(member => member.AccountId == id)).OrderBy(group => group.CreatedAt).Select(group => new { group.Name, group.CreatedAt }).ToListAsync(cancellationToken),
            Invitations = await context.Invitations.Where(one => one.CreatedById == id || one.UsedById == id).OrderBy(one => one.CreatedAt).Select(one => new { IsMine = one.CreatedById == id, one.Role, Group = one.Group!.Name, one.Note, one.CreatedAt, one.ExpiresAt, one.UsedAt }).ToListAsync(cancellationToken),
            Written = await WrittenAsync(context, viewer, cancellationToken),
            Uploads = await context.VideosOf(viewer).Where(video => video.UploadedById == id).OrderBy(video => video.UploadedAt).Select(video => new { video.Id, video.OriginalName, video.UploadedAt }).ToListAsync(cancellationToken),
            UnfinishedUploads = await context.Uploads.Where(one => one.AccountId == id).OrderBy(one => one.StartedAt).Select(one => new { one.OriginalName, one.SizeBytes, one.StartedAt }).ToListAsync(cancellationToken),
            Did = await TellAsync(context, viewer, context.Audit.Where(entry => entry.AccountId == id), cancellationToken),
            DoneToTheAccount = await TellAsync(context, viewer, DoneTo(context, account), cancellationToken),
        };
    }

    /// <summary>In the account's own words. Which video it was about is told only as long as the account sees that video: an athlete may have gone to another coach.</summary>
    private static async Task<object> WrittenAsync(SquatCoachContext context, Viewer viewer, CancellationToken cancellationToken)
    {
        var id = viewer.AccountId;
        var seen = context.VideosOf(viewer).Select(video => video.Id);
        return new
        {
            Notes = await context.Notes.Where(note => note.AuthorId == id).OrderBy(note => note.CreatedAt).Select(note => new { VideoId = seen.Contains(note.VideoId) ? (Guid?)note.VideoId : null, note.AtSeconds, IsAnswer = note.AnswersId != null, note.Text, note.Drawing, note.CreatedAt }).ToListAsync(cancellationToken),
            Corrections = await context.Corrections.Where(one => one.AuthorId == id).OrderBy(one => one.CreatedAt).Select(one => new { VideoId = seen.Contains(one.VideoId) ? (Guid?)one.VideoId : null, one.StartSeconds, one.BottomSeconds, one.EndSeconds, one.IsRep, one.Verdict, one.Faults, one.Comment, one.CreatedAt }).ToListAsync(cancellationToken),
            Goals = await context.Goals.Where(goal => goal.SetById == id).OrderBy(goal => goal.SetAt).Select(goal => new { goal.Metric, goal.Exercise, goal.Target, goal.By, goal.SetAt }).ToListAsync(cancellationToken),
            SharedLinks = await context.Shares.Where(link => link.CreatedById == id).OrderBy(link => link.CreatedAt).Select(link => new { VideoId = seen.Contains(link.VideoId) ? (Guid?)link.VideoId : null, link.WithVideo, link.BlursFace, link.CreatedAt, link.ExpiresAt }).ToListAsync(cancellationToken),
            Consents = await context.Consents.Where(consent => consent.GivenById == id).OrderBy(consent => consent.GivenAt).Select(consent => new { consent.Purpose, consent.GivenAt, consent.WithdrawnAt }).ToListAsync(cancellationToken),
        };
    }

    // A failed sign-in belongs to no account, only to the name that was typed; before this account was made the name was somebody else's.
    private static IQueryable<AuditEntry> SignIns(SquatCoachContext context, Account account) =>
        context.Audit.Where(entry => entry.AthleteId == null && _signIns.Contains(entry.Action)
            && (entry.AccountId == account.Id || (entry.AccountId == null && entry.At >= account.CreatedAt && EF.Functions.Collate(entry.Who, "NOCASE") == account.UserName!)));

    // The owner's changes name the account in their detail: by its id, or by its name where they made a link for a new password.
    private static IQueryable<AuditEntry> DoneTo(SquatCoachContext context, Account account)
    {
        var id = account.Id.ToString();
        var link = $"for {account.UserName}";
        return context.Audit.Where(entry => entry.AthleteId == null && entry.AccountId != account.Id && entry.At >= account.CreatedAt
            && (((entry.Action == AuditAction.RoleChanged || entry.Action == AuditAction.AccountDeleted || entry.Action == AuditAction.AccountRestored) && entry.Detail.StartsWith(id))
                || (entry.Action == AuditAction.ResetLinkMade && entry.Detail == link)));
    }

    private static async Task<object> TellAsync(SquatCoachContext context, Viewer viewer, IQueryable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var seen = context.AthletesOf(viewer).Select(athlete => (Guid?)athlete.Id);
        return await entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id)
            .Select(entry => new { entry.At, entry.Who, entry.Action, VideoId = seen.Contains(entry.AthleteId) ? entry.VideoId : null, entry.Detail }).ToListAsync(cancellationToken);
    }
}

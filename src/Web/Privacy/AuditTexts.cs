using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What happened, in words.</summary>
internal static class AuditTexts
{
    public static string Of(AuditAction action) => action switch
    {
        AuditAction.SignedIn => "signed in",
        AuditAction.SignInFailed => "could not sign in",
        AuditAction.PasswordChanged => "changed the password",
        AuditAction.ResetLinkMade => "made a link for a new password",
        AuditAction.TwoFactorChanged => "changed the second step",
        AuditAction.TokenMade => "made a token",
        AuditAction.TokenRevoked => "revoked a token",
        AuditAction.Invited => "invited",
        AuditAction.Joined => "joined",
        AuditAction.RoleChanged => "changed a role",
        AuditAction.AccountDeleted => "deleted an account",
        AuditAction.AccountRestored => "restored an account",
        AuditAction.GroupChanged => "changed a group",
        AuditAction.ConsentGiven => "recorded a consent",
        AuditAction.ConsentWithdrawn => "withdrew a consent",
        AuditAction.Uploaded => "uploaded",
        AuditAction.ReportSeen => "read the report",
        AuditAction.VideoSeen => "watched the video",
        AuditAction.FileTaken => "downloaded",
        AuditAction.DataTaken => "downloaded everything",
        AuditAction.AnalysedAgain => "had it analysed again",
        AuditAction.Noted => "wrote a note",
        AuditAction.Corrected => "corrected a rep",
        AuditAction.Shared => "made a link to share",
        AuditAction.ShareSeen => "opened a shared link",
        AuditAction.ShareEnded => "ended a shared link",
        AuditAction.Deleted => "put into the trash",
        AuditAction.Restored => "took out of the trash",
        AuditAction.Erased => "erased for good",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action of the audit."),
    };
}

using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What happened, in words.</summary>
internal static class AuditTexts
{
    /// <summary>What it was about, in the language of the reader. A file keeps its name, also one that reads like a sentence of the audit, such as "rep 5.mp4".</summary>
    public static string DetailOf(AuditAction action, string detail) =>
        action is AuditAction.Uploaded or AuditAction.ReportSeen or AuditAction.VideoSeen or AuditAction.FileTaken or AuditAction.AnalysedAgain ? detail : Speech.Retold(detail);

    public static string Of(AuditAction action) => action switch
    {
        AuditAction.SignedIn => Speech.T("signed in"),
        AuditAction.SignInFailed => Speech.T("could not sign in"),
        AuditAction.PasswordChanged => Speech.T("changed the password"),
        AuditAction.ResetLinkMade => Speech.T("made a link for a new password"),
        AuditAction.TwoFactorChanged => Speech.T("changed the second step"),
        AuditAction.TokenMade => Speech.T("made a token"),
        AuditAction.TokenRevoked => Speech.T("revoked a token"),
        AuditAction.Invited => Speech.T("invited"),
        AuditAction.Joined => Speech.T("joined"),
        AuditAction.RoleChanged => Speech.T("changed a role"),
        AuditAction.AccountDeleted => Speech.T("deleted an account"),
        AuditAction.AccountRestored => Speech.T("restored an account"),
        AuditAction.GroupChanged => Speech.T("changed a group"),
        AuditAction.ConsentGiven => Speech.T("recorded a consent"),
        AuditAction.ConsentWithdrawn => Speech.T("withdrew a consent"),
        AuditAction.Uploaded => Speech.T("uploaded"),
        AuditAction.ReportSeen => Speech.T("read the report"),
        AuditAction.VideoSeen => Speech.T("watched the video"),
        AuditAction.FileTaken => Speech.T("downloaded"),
        AuditAction.DataTaken => Speech.T("downloaded everything"),
        AuditAction.AnalysedAgain => Speech.T("had it analysed again"),
        AuditAction.SetDescribed => Speech.T("described a set"),
        AuditAction.Noted => Speech.T("wrote a note"),
        AuditAction.ReferenceChosen => Speech.T("chose the reference set"),
        AuditAction.Corrected => Speech.T("corrected a rep"),
        AuditAction.Shared => Speech.T("made a link to share"),
        AuditAction.ShareSeen => Speech.T("opened a shared link"),
        AuditAction.ShareEnded => Speech.T("ended a shared link"),
        AuditAction.Deleted => Speech.T("put into the trash"),
        AuditAction.Restored => Speech.T("took out of the trash"),
        AuditAction.Erased => Speech.T("erased for good"),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action of the audit."),
    };
}

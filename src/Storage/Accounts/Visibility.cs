using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>
/// Who sees what: the one place that decides it. Every page, file and change of the site starts from one of these queries, so that what a viewer
/// may not see does not exist for them. An athlete sees what is filed under their name; staff see the athletes of the groups they belong to, as
/// long as an athlete with an account of their own agrees; whoever runs the site has no other eyes than these.
/// </summary>
public static class Visibility
{
    public static IQueryable<Athlete> AthletesOf(this SquatCoachContext context, Viewer viewer) => Theirs(context, viewer).Where(athlete => athlete.DeletedAt == null);

    /// <summary>Asked by the athletes' ids, which SQLite lists once; by a join it would ask for the rights of every video there is.</summary>
    public static IQueryable<Video> VideosOf(this SquatCoachContext context, Viewer viewer) =>
        context.Videos.Where(video => video.DeletedAt == null && context.AthletesOf(viewer).Select(athlete => athlete.Id).Contains(video.AthleteId));

    /// <summary>Athletes whom the viewer may rename, invite, group or delete.</summary>
    public static IQueryable<Athlete> ManagedAthletesOf(this SquatCoachContext context, Viewer viewer) =>
        viewer.IsCoach ? context.AthletesOf(viewer) : context.AthletesOf(viewer).Where(athlete => athlete.AccountId == viewer.AccountId);

    /// <summary>Videos that the viewer may delete: coaches and the athletes themselves all of theirs, a trainer what they uploaded.</summary>
    public static IQueryable<Video> ManagedVideosOf(this SquatCoachContext context, Viewer viewer) =>
        viewer.IsCoach
            ? context.VideosOf(viewer)
            : context.VideosOf(viewer).Where(video => video.Athlete!.AccountId == viewer.AccountId || video.UploadedById == viewer.AccountId);

    /// <summary>Videos that the viewer may show to others: coaches and the athletes themselves.</summary>
    public static IQueryable<Video> SharedVideosOf(this SquatCoachContext context, Viewer viewer) =>
        context.VideosOf(viewer).Where(video => viewer.IsCoach || video.Athlete!.AccountId == viewer.AccountId);

    /// <summary>Athletes in the trash, for those who may take them out again.</summary>
    public static IQueryable<Athlete> TrashedAthletesOf(this SquatCoachContext context, Viewer viewer) =>
        Theirs(context, viewer).Where(athlete => athlete.DeletedAt != null && (viewer.IsCoach || athlete.AccountId == viewer.AccountId));

    /// <summary>Videos in the trash on their own, not with their athlete.</summary>
    public static IQueryable<Video> TrashedVideosOf(this SquatCoachContext context, Viewer viewer) =>
        context.Videos.Where(video => video.DeletedAt != null && context.AthletesOf(viewer).Select(athlete => athlete.Id).Contains(video.AthleteId)
            && (viewer.IsCoach || video.Athlete!.AccountId == viewer.AccountId || video.UploadedById == viewer.AccountId));

    public static IQueryable<AthleteGroup> GroupsOf(this SquatCoachContext context, Viewer viewer) =>
        context.Groups.Where(group => viewer.IsStaff && group.Staff.Any(member => member.AccountId == viewer.AccountId));

    /// <summary>What was done to the viewer's athletes and by the viewer; to the owner also what concerns accounts and no athlete.</summary>
    public static IQueryable<AuditEntry> AuditOf(this SquatCoachContext context, Viewer viewer) =>
        context.Audit.Where(entry => entry.AccountId == viewer.AccountId
            || (entry.AthleteId == null && viewer.IsOwner)
            || Theirs(context, viewer).Select(athlete => (Guid?)athlete.Id).Contains(entry.AthleteId));

    private static IQueryable<Athlete> Theirs(SquatCoachContext context, Viewer viewer) =>
        viewer.AccountId == Guid.Empty
            ? context.Athletes.Where(_ => false)
            : context.Athletes.Where(athlete => athlete.AccountId == viewer.AccountId
                || (viewer.IsStaff
                    && athlete.Groups.Any(place => place.Group!.Staff.Any(member => member.AccountId == viewer.AccountId))
                    && (athlete.AccountId == null || athlete.Consents.Any(consent => consent.Purpose == ConsentPurpose.Coaching && consent.WithdrawnAt == null))));
}

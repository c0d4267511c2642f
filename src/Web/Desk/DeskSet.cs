using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>An analysed set as the desk first sees it.</summary>
internal sealed record DeskSet(Guid Id, Guid AthleteId, DateTimeOffset UploadedAt, Exercise? Exercise, int RepCount, bool IsRead);

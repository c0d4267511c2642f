using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What a page needs to know of a job to keep itself up to date.</summary>
internal sealed record QueueChange(Guid Id, string State, int Percent, string? Stage, int? Position)
{
    public static QueueChange From(QueueRow row) =>
        new(row.VideoId, JobStateNames.Of(row.State), row.Percent, row.Stage is { } stage ? Speech.Retold(stage) : null, row.Position);
}

using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A video with its job, and with its report where there is one. The files are those that lie beside the report.</summary>
internal sealed record VideoReport(Video Video, Athlete Athlete, FormReport? Report, IReadOnlySet<string> Files, bool MayDelete)
{
    /// <summary>Who might be the athlete; null where that is not known.</summary>
    public PeopleInVideo? People { get; init; }
}

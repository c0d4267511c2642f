using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A correction as a label for training, with the address of the joints that it belongs to.</summary>
internal sealed record LabelRow(
    Guid VideoId, string? Exercise, double StartSeconds, double BottomSeconds, double EndSeconds, bool IsRep, string Verdict, IReadOnlyList<string> Faults, string Comment, string Author, DateTimeOffset CreatedAt, string Poses)
{
    public static LabelRow Of(Correction one) => new(
        one.VideoId, ExerciseNames.Field(one.Video!.Exercise), one.StartSeconds, one.BottomSeconds, one.EndSeconds, one.IsRep, FieldNames.Of(one.Verdict),
        one.Faults.Split(',', StringSplitOptions.RemoveEmptyEntries), one.Comment, one.Author, one.CreatedAt, $"/api/videos/{one.VideoId}/{ResultFile.Poses}");
}

using SquatCoach.Movement;

namespace SquatCoach.Storage.Tests;

public sealed class CorrectionTests
{
    private static readonly Guid _video = Guid.NewGuid();

    [Fact]
    public void OnePerRep_MomentsMoved_OnlyTheNewestOfEachRepCounts()
    {
        var (newer, older, next, elsewhere) = (Of(_video, 1.2, 1.7, 2), Of(_video, 1, 1.4, 1.9), Of(_video, 2.1, 2.5, 3), Of(Guid.NewGuid(), 1, 1.4, 1.9));
        Assert.Equal([newer, next, elsewhere], Correction.OnePerRep([newer, older, next, elsewhere]));
    }

    private static Correction Of(Guid video, double start, double bottom, double end) => new()
    {
        VideoId = video,
        StartSeconds = start,
        BottomSeconds = bottom,
        EndSeconds = end,
        IsRep = true,
        Verdict = Verdict.Good,
        Faults = "",
        Comment = "",
        AuthorId = Guid.NewGuid(),
        Author = "Carl",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}

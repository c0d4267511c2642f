namespace SquatCoach.Capture.Tests;

/// <summary>Somebody far away among furniture: the finder may be surer of the furniture, and a ROI that has slipped onto it holds itself.</summary>
public sealed class UnclearAthleteTests
{
    private static readonly Actor _athlete = new() { HeightPx = 90, FloorYPx = 200, Depth = Actor.Squatting(), Score = 0.16f };

    /// <summary>A rack and a wheel in front of the athlete, which together look a little like somebody twice as tall.</summary>
    private static readonly Actor _furniture = new() { HeightPx = 190, FloorYPx = 295, Score = 0.55f, Confidence = 0.3f, FaceConfidence = 0.3f };

    [Fact]
    public async Task TrackAsync_FinderIsSurerOfTheFurniture_TheAthlete()
    {
        var tracked = await new Theatre([_furniture, _athlete]).TrackAsync();
        for (var frame = 20; frame < tracked.Track.FrameCount; frame++)
            Assert.InRange(tracked.Track.Boxes[frame]!.Value.HeightPx, 80, 190);
    }

    [Fact]
    public async Task TrackAsync_WeakDetectionOfNobody_IsNobody()
    {
        var shadow = _athlete with { CentreXPx = _ => 520, Confidence = 0.3f, FaceConfidence = 0.3f };
        var tracked = await new Theatre([shadow]).TrackAsync();
        Assert.Equal((0, 0), (tracked.PeopleSeen, tracked.Track.FramesSeen));
    }

    /// <summary>Looking at what the finder is unsure of costs time, and finds mirror images.</summary>
    [Fact]
    public async Task TrackAsync_AthleteIsClear_WeakDetectionsAreNotLookedAt()
    {
        var clear = new Actor { Depth = Actor.Squatting() };
        var alone = new Theatre([clear]);
        var beside = new Theatre([clear, _athlete with { CentreXPx = _ => 100, IsVisible = time => time > 1 }]);
        await alone.TrackAsync();
        await beside.TrackAsync();
        Assert.InRange(beside.CropsEstimated - alone.CropsEstimated, 0, 4);
    }

    /// <summary>Whoever stays hard to see is nevertheless looked for in the whole frame no more often than once in half a second.</summary>
    [Fact]
    public async Task TrackAsync_AthleteStaysUnclear_IsFollowedAtLittleCost()
    {
        var dark = new Theatre([new Actor { Depth = Actor.Squatting(), Confidence = 0.35f, FaceConfidence = 0.35f }, _athlete with { CentreXPx = _ => 100, Confidence = 0.3f, FaceConfidence = 0.3f }]);
        var tracked = await dark.TrackAsync();
        Assert.Equal(180, tracked.Track.FramesSeen);
        Assert.InRange(dark.CropsEstimated, 180, 180 + (13 * 2 * 2));
    }
}

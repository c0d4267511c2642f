using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public class AthleteTrackerTests
{
    private static readonly Actor _squatter = new() { Depth = Actor.Squatting() };

    [Fact]
    public async Task TrackAsync_OneAthlete_EveryFrameInFullPixels()
    {
        var tracked = await new Theatre([_squatter]).TrackAsync();

        Assert.Equal(180, tracked.Track.FramesSeen);
        Assert.Equal(1, tracked.PeopleSeen);
        Assert.Empty(tracked.Warnings);
        Assert.Equal((1280, 720), (tracked.Track.WidthPx, tracked.Track.HeightPx));

        // At a bottom (1 s): mid-hip at floor - (0.52 - 0.3) × 200 decoded pixels, doubled.
        Assert.Equal((300 - (0.22f * 200)) * 2, HipY(tracked, 30), 3f);
        Assert.Equal((300 - (0.52f * 200)) * 2, HipY(tracked, 60), 3f);
    }

    [Fact]
    public async Task TrackAsync_OneAthlete_FinderRunsRarely()
    {
        var theatre = new Theatre([_squatter]);

        await theatre.TrackAsync();

        Assert.InRange(theatre.FinderCalls, 12, 14);
        Assert.InRange(theatre.CropsEstimated, 179, 185);
    }

    [Fact]
    public async Task TrackAsync_LargerPersonStandsBy_TheOneWhoSquats()
    {
        var bystander = new Actor { HeightPx = 240, CentreXPx = _ => 480, FloorYPx = 320 };

        var tracked = await new Theatre([bystander, _squatter]).TrackAsync();

        Assert.Equal(2, tracked.PeopleSeen);
        Assert.Equal(640, NoseX(tracked, 100), 20f);
        Assert.Contains(tracked.Warnings, warning => warning.Code == "several_people");
    }

    [Fact]
    public async Task TrackAsync_NobodySquats_TheLargeAndCentralOne()
    {
        var tracked = await new Theatre([new Actor { HeightPx = 130, CentreXPx = _ => 60 }, new Actor()]).TrackAsync();

        Assert.Equal(640, NoseX(tracked, 100), 20f);
    }

    [Fact]
    public async Task TrackAsync_PasserByCrosses_NeverJumpsToThem()
    {
        var passer = new Actor { HeightPx = 205, FloorYPx = 305, CentreXPx = time => (float)(120 * time) };

        var tracked = await new Theatre([_squatter, passer]).TrackAsync();

        for (var frame = 0; frame < tracked.Track.FrameCount; frame++)
        {
            if (tracked.Track.Boxes[frame] is not null)
                Assert.Equal(640, NoseX(tracked, frame), 40f);
        }

        Assert.True(tracked.Track.FramesSeen > 160);
    }

    [Fact]
    public async Task TrackAsync_ShortGap_UnseenThereAndSamePersonAfter()
    {
        var tracked = await new Theatre([_squatter with { IsVisible = time => time is < 2 or > 2.4 }]).TrackAsync();

        Assert.Null(tracked.Track.Boxes[66]);
        Assert.True(float.IsNaN(tracked.Track.Frame(66)[0]));
        Assert.Equal(0, tracked.Track.Frame(66)[2]);
        Assert.InRange(tracked.Track.FramesSeen, 164, 168);
        Assert.DoesNotContain(tracked.Warnings, warning => warning.Code == "athlete_lost");
    }

    [Fact]
    public async Task TrackAsync_LongGap_FoundAgainAndWarned()
    {
        var tracked = await new Theatre([_squatter with { IsVisible = time => time is < 2 or > 4 }]).TrackAsync();

        Assert.NotNull(tracked.Track.Boxes[10]);
        Assert.NotNull(tracked.Track.Boxes[170]);
        Assert.Contains(tracked.Warnings, warning => warning.Code == "athlete_lost");
    }

    [Fact]
    public async Task TrackAsync_AthleteLeavesAfterOthersWereLetGo_FoundAgain()
    {
        var bystander = new Actor { CentreXPx = _ => 480 };
        var athlete = _squatter with { IsVisible = time => time is < 5.5 or > 8 };

        var tracked = await new Theatre([bystander, athlete], seconds: 12).TrackAsync();

        Assert.Equal(640, NoseX(tracked, 100), 20f);
        Assert.Equal(640, NoseX(tracked, 350), 20f);
        Assert.Contains(tracked.Warnings, warning => warning.Code == "athlete_lost");
    }

    [Fact]
    public async Task TrackAsync_NetworkFlipsSides_LeftStaysLeft()
    {
        var tracked = await new Theatre([_squatter with { IsFlipped = time => time % 1 is > 0.5 and < 0.7 }]).TrackAsync();

        for (var frame = 0; frame < tracked.Track.FrameCount; frame++)
        {
            var points = tracked.Track.Frame(frame);
            Assert.True(Body.X(points, (int)Keypoint.LeftKnee) > Body.X(points, (int)Keypoint.RightKnee) + 20, $"frame {frame}");
            Assert.True(Body.X(points, (int)Keypoint.LeftShoulder) > Body.X(points, (int)Keypoint.RightShoulder) + 20, $"frame {frame}");
        }
    }

    [Fact]
    public async Task TrackAsync_EmptyScene_EmptyTrackNotAnError()
    {
        var tracked = await new Theatre([]).TrackAsync();

        Assert.Equal(180, tracked.Track.FrameCount);
        Assert.Equal(0, tracked.Track.FramesSeen);
        Assert.Equal(0, tracked.PeopleSeen);
    }

    [Fact]
    public async Task TrackAsync_Slides_FoundInEveryFrame()
    {
        var tracked = await new Theatre([_squatter], seconds: 4, rate: 1.5).TrackAsync();

        Assert.Equal(6, tracked.Track.FramesSeen);
        Assert.Contains(tracked.Warnings, warning => warning.Code == "low_frame_rate");
    }

    [Theory]
    [InlineData(1, "1 frame)")]
    [InlineData(2, "2 frames)")]
    public async Task TrackAsync_AFrameOrTwo_AreNoErrorAndToldToBeTooShort(int frames, string words)
    {
        var tracked = await new Theatre([_squatter], seconds: frames / 30.0).TrackAsync();

        Assert.Equal(frames, tracked.Track.FrameCount);
        Assert.Contains(words, Assert.Single(tracked.Warnings, warning => warning.Code == "too_few_frames").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrackAsync_BadFootage_EachHasItsWarning()
    {
        var theatre = new Theatre([_squatter with { HeightPx = 50, FloorYPx = 365 }]) { Grey = 20, UprightWidthPx = 640, IsTruncated = true };

        var codes = (await theatre.TrackAsync()).Warnings.Select(warning => warning.Code).ToArray();

        Assert.Equal(["truncated_video", "low_light", "feet_not_visible", "low_resolution"], codes);
    }

    [Fact]
    public async Task TrackAsync_Progress_RisesToOne()
    {
        var reports = new List<double>();

        await new Theatre([_squatter]).TrackAsync(new Collector(reports));

        Assert.Equal(reports.Order(), reports);
        Assert.Equal(1, reports[^1]);
        Assert.True(reports.Count > 10);
    }

    [Fact]
    public async Task TrackAsync_Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Theatre([_squatter]).TrackAsync(null, cancel.Token));
    }

    private static float HipY(TrackedVideo tracked, int frame) => Body.Middle(tracked.Track.Frame(frame), Keypoint.LeftHip, Keypoint.RightHip);

    private static float NoseX(TrackedVideo tracked, int frame) => tracked.Track.Frame(frame)[0];

    private sealed class Collector(List<double> reports) : IProgress<TrackProgress>
    {
        public void Report(TrackProgress value) => reports.Add(value.Fraction);
    }
}

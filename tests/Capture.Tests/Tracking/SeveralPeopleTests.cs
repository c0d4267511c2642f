using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

/// <summary>Scenes with several people: who is whom when they cross, and who is the athlete.</summary>
public class SeveralPeopleTests
{
    private static readonly Actor _squatter = new() { Depth = Actor.Squatting() };

    private static readonly Actor _bystander = new() { HeightPx = 190, CentreXPx = _ => 520 };

    /// <summary>Two people as tall as each other walk past each other; for as long as they overlap only the nearer one is seen.</summary>
    [Fact]
    public async Task Track_TwoWalkersCross_EachKeepsTheirName()
    {
        static float Right(double time) => (float)(140 + (90 * time));
        static float Left(double time) => (float)(500 - (90 * time));
        var nearer = new Actor { CentreXPx = Right };
        var hidden = new Actor { CentreXPx = Left, IsVisible = time => Math.Abs(Right(time) - Left(time)) > 40 };

        var people = await new Theatre([nearer, hidden], seconds: 4).FollowAsync();

        Assert.Equal(2, people.Count);
        foreach (var person in people)
        {
            var isNearer = Math.Abs(person.FirstBox.CentreXPx - 140) < 20;
            for (var index = 0; index < person.Count; index++)
            {
                var time = person.Frame(index) / 30.0;
                Assert.Equal(isNearer ? Right(time) : Left(time), person.Box(index).CentreXPx, 25f);
            }
        }
    }

    /// <summary>Somebody walks by in front of the athlete, who squats on behind them.</summary>
    [Theory]
    [InlineData(90)]
    [InlineData(160)]
    [InlineData(300)]
    public async Task TrackAsync_SomebodyWalksByInFront_NeverTheirBody(double speedPx)
    {
        float Passing(double time) => (float)(speedPx * (time - 1));
        var passer = new Actor { CentreXPx = Passing, FloorYPx = 302, IsVisible = time => Passing(time) is > -50 and < 690 };
        var athlete = _squatter with { IsVisible = time => Math.Abs(Passing(time) - 320) > 35 };

        var tracked = await new Theatre([athlete, passer], seconds: 10).TrackAsync();

        Assert.True(tracked.Track.FramesSeen > 250, $"{tracked.Track.FramesSeen}");
        for (var frame = 0; frame < tracked.Track.FrameCount; frame++)
        {
            if (tracked.Track.Boxes[frame] is not null)
                Assert.Equal(640, tracked.Track.Frame(frame)[0], 30f);
        }
    }

    [Fact]
    public async Task TrackAsync_Places_FollowEverybodyByTheirNumbers()
    {
        float Walking(double time) => (float)(60 + (30 * time));
        var walker = _bystander with { CentreXPx = Walking };

        var places = (await new Theatre([_squatter, walker], seconds: 4).TrackAsync()).Places!;

        Assert.Equal((1, 2), (places.Athlete, places.People.Count));
        Assert.True(places.People[0].Squats);
        Assert.False(places.People[1].Squats);
        Assert.InRange(places.People[1].Boxes.Count, 10, 18);
        Assert.All(places.People[1].Boxes, box => Assert.Equal(2 * Walking(box.Seconds), box.XPx + (box.WidthPx / 2), 30f));
    }

    [Fact]
    public async Task TrackAsync_People_AreListedTheAthleteFirst()
    {
        var child = new Actor { HeightPx = 110, CentreXPx = _ => 90 };

        var tracked = await new Theatre([_bystander, _squatter, child], seconds: 3).TrackAsync();

        Assert.Equal(["1: in the middle, 0.0–3.0 s, squats", "2: at the left, small, 0.0–3.0 s", "3: at the right, 0.0–3.0 s"], tracked.People.Select(person => person.ToString()));
        var warning = Assert.Single(tracked.Warnings, warning => warning.Code == "several_people");
        Assert.Contains("3 people", warning.Message, StringComparison.Ordinal);
        Assert.Contains("2: at the left", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 320)]
    [InlineData(2, 520)]
    public async Task TrackAsync_AthleteByNumber_ThatPersonsTrackToTheEnd(int athlete, float centreX)
    {
        var tracked = await new Theatre([_bystander, _squatter], seconds: 10).TrackAsync(athlete);

        Assert.True(tracked.Track.FramesSeen > 290);
        Assert.Equal(centreX * 2, tracked.Track.Frame(280)[0], 20f);
    }

    [Fact]
    public async Task TrackAsync_SomebodyComesLater_NumbersOfTheOthersStay()
    {
        var late = new Actor { CentreXPx = _ => 110, IsVisible = time => time > 2 };

        var tracked = await new Theatre([late, _bystander, _squatter], seconds: 5).TrackAsync(2);

        Assert.Equal(520 * 2, tracked.Track.Frame(100)[0], 20f);
        Assert.Equal(3, tracked.People.Count);
    }

    [Fact]
    public async Task TrackAsync_NobodyHasTheNumber_SaysWhoIsThere()
    {
        var error = await Assert.ThrowsAsync<NoSuchAthleteException>(() => new Theatre([_bystander, _squatter], seconds: 2).TrackAsync(5));

        Assert.Contains("no athlete 5, expected one of 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_SameOtherAndMirrored_OneNothingAndOne()
    {
        var size = new DecodedSize(640, 360);
        var (here, there, mirrored) = (new float[Body.ValuesPerFrame], new float[Body.ValuesPerFrame], new float[Body.ValuesPerFrame]);
        _squatter.Write(0, here);
        _bystander.Write(0, there);
        (_squatter with { IsFlipped = _ => true }).Write(0, mirrored);

        Assert.Equal(1, KeypointSimilarity.Between(here, here, size), 1e-5f);
        Assert.Equal(1, KeypointSimilarity.Between(here, mirrored, size), 1e-5f);
        Assert.InRange(KeypointSimilarity.Between(here, there, size), 0, 0.01f);
    }
}

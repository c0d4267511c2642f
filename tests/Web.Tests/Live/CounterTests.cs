namespace SquatCoach.Web.Tests;

/// <summary>The counting rule of the live page on movements whose answer is known.</summary>
public sealed class CounterTests
{
    private const double FrameRateHz = 20;

    [Theory]
    [InlineData(20, 3)]
    [InlineData(8, 3)]
    [InlineData(3, 6)]
    public async Task Count_ThreeSquats_IsThreeAtAnyFrameRate(double frameRateHz, double secondsEach)
    {
        var reps = await CountAsync(frameRateHz, 1.5 + (3 * (secondsEach + 1)), seconds => Squatting(seconds, secondsEach, 110));
        Assert.Equal(3, reps.Count);
        Assert.InRange(reps[0], 1.5 + (secondsEach * 0.4), 1.5 + (secondsEach * 0.65));
    }

    [Fact]
    public async Task Count_TrembleAtTheThreshold_IsOne() =>
        Assert.Single(await CountAsync(FrameRateHz, 9, seconds => seconds < 1.5 || seconds > 7 ? new StickFigure() : new StickFigure { KneeDegrees = 68 + (6 * Math.Sin(seconds * 9)) }));

    [Fact]
    public async Task Count_BounceAtTheBottom_IsOne() =>
        Assert.Single(await CountAsync(FrameRateHz, 9, seconds => seconds < 1.5 || seconds > 7 ? new StickFigure() : new StickFigure { KneeDegrees = 95 + (20 * Math.Sin(seconds * 4)) }));

    [Fact]
    public async Task Count_KneesBentALittle_IsNone() => Assert.Empty(await CountAsync(FrameRateHz, 12, seconds => Squatting(seconds, 3, 55)));

    [Fact]
    public async Task Count_BowOverStraightLegs_IsNone() =>
        Assert.Empty(await CountAsync(FrameRateHz, 9, seconds => seconds is > 2 and < 5 ? new StickFigure { HipHeightShare = 0.8, LeanDegrees = 70 } : new StickFigure()));

    [Fact]
    public async Task Count_LyingDown_IsNone() =>
        Assert.Empty(await CountAsync(FrameRateHz, 9, seconds => seconds is > 2 and < 5 ? new StickFigure { KneeDegrees = 120, LeanDegrees = 92 } : new StickFigure()));

    [Fact]
    public async Task Count_WalkingUpToTheCameraAndBack_IsNone() =>
        Assert.Empty(await CountAsync(FrameRateHz, 12, seconds => new StickFigure { Scale = 0.75 + (0.25 * Math.Cos(seconds)), FloorPx = 400 + (60 * Math.Cos(seconds)) }));

    [Fact]
    public async Task Count_LungeToTheSide_IsNone() =>
        Assert.Empty(await CountAsync(FrameRateHz, 9, seconds => seconds is > 2 and < 5 ? new StickFigure { KneeDegrees = 100, AnklesApartPx = 170 } : new StickFigure()));

    [Fact]
    public async Task Count_SteppingAwayWithinTheRep_IsNone() =>
        Assert.Empty(await CountAsync(FrameRateHz, 9, seconds => Squatting(seconds, 4, 110) with { RightwardsPx = seconds > 3.5 ? 90 : 0 }));

    [Fact]
    public async Task Count_UnseenForABlinkAtTheBottom_IsOne() => Assert.Single(await CountAsync(FrameRateHz, 6, seconds => seconds is > 2.9 and < 3.3 ? null : Squatting(seconds, 3, 110)));

    [Fact]
    public async Task Count_UnseenForLongAtTheBottom_IsNone() => Assert.Empty(await CountAsync(FrameRateHz, 6, seconds => seconds is > 2.2 and < 3.6 ? null : Squatting(seconds, 3, 110)));

    [Fact]
    public async Task Count_FromTheMiddleOfARep_WaitsForStanding() => Assert.Equal(2, (await CountAsync(FrameRateHz, 12, seconds => Squatting(seconds + 3, 3, 110))).Count);

    /// <summary>Stands for 1.5 s, then squats again and again with a second of standing between.</summary>
    private static StickFigure Squatting(double seconds, double secondsEach, double deepestDegrees)
    {
        var inRep = (seconds - 1.5) % (secondsEach + 1);
        return seconds < 1.5 || inRep > secondsEach
            ? new StickFigure()
            : new StickFigure { KneeDegrees = deepestDegrees * (1 - Math.Cos(2 * Math.PI * inRep / secondsEach)) / 2, LeanDegrees = 15 * (1 - Math.Cos(2 * Math.PI * inRep / secondsEach)) };
    }

    /// <summary>The bottoms of the counted reps, in seconds.</summary>
    private static async Task<List<double>> CountAsync(double frameRateHz, double durationSeconds, Func<double, StickFigure?> figure)
    {
        var random = new Random(5);
        var frames = Enumerable.Range(0, (int)(durationSeconds * frameRateHz)).Select(index => index / frameRateHz)
            .Select(seconds => new { seconds, points = figure(seconds)?.Points().Select(point => new[] { point[0] + Noise(random), point[1] + Noise(random), point[2] }) });
        var answer = await BrowserModule.RunAsync(
            """
            const { RepCounter } = await import(js + '/live/counter.js');
            const counter = new RepCounter();
            for (const frame of input) counter.push(frame.seconds, frame.points);
            return counter.reps.map(rep => rep.bottomSeconds);
            """,
            frames);
        return [.. answer.EnumerateArray().Select(value => value.GetDouble())];
    }

    /// <summary>±1.5 % of the leg, as the network trembles.</summary>
    private static double Noise(Random random) => (random.NextDouble() - 0.5) * 0.03 * StickFigure.LegPx;
}

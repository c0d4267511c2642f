namespace SquatCoach.Web.Tests;

/// <summary>What the live page says of a bottom position, and what it says stands in the way.</summary>
public sealed class CueTests
{
    [Fact]
    public async Task Cue_DeepAndUpright_IsGood() => Assert.Equal("good", await CueAsync(new StickFigure { KneeDegrees = 150, LeanDegrees = 25 }));

    [Fact]
    public async Task Cue_ThighsFarOverParallel_IsDeeper() => Assert.Equal("deeper", await CueAsync(new StickFigure { KneeDegrees = 90 }));

    [Fact]
    public async Task Cue_KneesTogetherFromTheFront_IsKnees() => Assert.Equal("knees", await CueAsync(new StickFigure { KneeDegrees = 150, KneesOverAnkles = 0.6 }));

    [Fact]
    public async Task Cue_KneesTogetherFromTheSide_IsNotJudged() => Assert.Equal("good", await CueAsync(new StickFigure { KneeDegrees = 150, KneesOverAnkles = 0.6, ShouldersOverTrunk = 0.1 }));

    [Fact]
    public async Task Cue_LeaningFarFromTheSide_IsChest() => Assert.Equal("chest", await CueAsync(new StickFigure { KneeDegrees = 150, LeanDegrees = 60, ShouldersOverTrunk = 0.1 }));

    [Fact]
    public async Task Cue_DroppedInHalfASecond_IsSlower() => Assert.Equal("slower", await CueAsync(new StickFigure { KneeDegrees = 150 }, descentSeconds: 0.45));

    [Theory]
    [InlineData(440, 1, 120, null)]
    [InlineData(500, 1, 120, "feet")]
    [InlineData(320, 1, 120, "head")]
    [InlineData(440, 0.3, 120, "far")]
    [InlineData(440, 1, 40, "dark")]
    public async Task Hindrance_OfAPicture_IsNamed(double floorPx, double scale, double luma, string? expected)
    {
        var answer = await BrowserModule.RunAsync(
            "const { hindrance } = await import(js + '/live/coach.js'); return [hindrance(input)];",
            new { points = new StickFigure { FloorPx = floorPx, Scale = scale }.Points(), width = 640, height = 480, luma });
        Assert.Equal(expected, answer[0].GetString());
    }

    [Fact]
    public async Task Hindrance_OfAnEmptyPicture_IsNobody()
    {
        var answer = await BrowserModule.RunAsync("const { hindrance } = await import(js + '/live/coach.js'); return [hindrance(input)];", new { points = (double[]?)null, width = 640, height = 480, luma = 120 });
        Assert.Equal("nobody", answer[0].GetString());
    }

    private static async Task<string> CueAsync(StickFigure bottom, double descentSeconds = 1.2)
    {
        var answer = await BrowserModule.RunAsync(
            "const { cueFor } = await import(js + '/live/coach.js'); return [cueFor(input)];",
            new
            {
                bottomPoints = bottom.Points(),
                startSeconds = 10,
                bottomSeconds = 10 + descentSeconds,
                standing = new { height = StickFigure.LegPx, thigh = StickFigure.LegPx / 2, trunk = 117 },
            });
        return answer[0].GetString()!;
    }
}

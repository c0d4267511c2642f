using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Web.Tests;

/// <summary>Which parts of the body are lit up for a fault, and when.</summary>
public sealed class FindingSpanTests
{
    private static readonly FaultFinding _finding = new(Fault.UpwardHead, 0.8, 1, 2, "The head is tipped up.", "Look ahead.");

    [Fact]
    public void ToJson_WithoutReasons_LightsWhatTheMeasuredAngleSpeaksOf() => Assert.Equal(["head"], Lit(_finding).Keys);

    [Fact]
    public void ToJson_WithReasons_LightsWhatWeighsMostAgainstTheHeaviest()
    {
        var why = new FaultReasons { Limbs = [new(BodySegment.LeftThigh, 0.5), new(BodySegment.Head, 0.25), new(BodySegment.Trunk, 0.1)], Pairs = [], Moments = [], Agreement = default, Sentence = "" };
        Assert.Equal(new Dictionary<string, double> { ["left_thigh"] = 1, ["head"] = 0.5 }, Lit(_finding with { Why = why }));
    }

    [Theory]
    [InlineData(0.9, "")]
    [InlineData(0.97, "left_thigh")]
    [InlineData(1.5, "left_thigh")]
    [InlineData(2.1, "")]
    public async Task LitSegments_AtAMoment_AreThoseOfTheFindingThatShows(double seconds, string expected)
    {
        var answer = await BrowserModule.RunAsync(
            "const { litSegments } = await import(js + '/why.js'); return [...litSegments([{ from: 1, to: 2, segments: { left_thigh: 1 } }])(input.seconds).keys()].join(' ');",
            new { seconds });
        Assert.Equal(expected, answer.GetString());
    }

    private static Dictionary<string, double> Lit(FaultFinding finding)
    {
        var rep = new RepReport { Index = 1, StartSeconds = 0.5, BottomSeconds = 1.5, EndSeconds = 2.5, Tempo = new Tempo(1, 0, 1), Metrics = new Dictionary<string, MetricValue?>(), NotAssessable = [], Faults = [finding], Verdict = Verdict.Faults };
        var report = new FormReport { Athlete = new AthleteSeen(1, 1, 1, 1), View = new CameraView(ViewKind.Side, 90), Reps = [rep], Faults = [], Warnings = [], Models = new ModelsUsed(null, null, null), Timing = new AnalysisTiming(1, 1, 1) };
        return JsonDocument.Parse(FindingSpan.ToJson(report)).RootElement[0].GetProperty("segments").EnumerateObject().ToDictionary(part => part.Name, part => part.Value.GetDouble(), StringComparer.Ordinal);
    }
}

using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Cli.Tests;

/// <summary>Two videos of one set, drawn from the front and from the side, through the whole pipeline: nearer to the truth together than either alone.</summary>
public sealed class TogetherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fuse_FrontAndSideOfTheMannequin_BetterThanEither()
    {
        var script = SquatScript.GoodAndEachFault();
        using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = Device.Cpu });
        var evaluation = new AccuracyEvaluation(analyzer);
        var (front, frontAnalysis) = await Evaluate(evaluation, script, 0);
        var (side, sideAnalysis) = await Evaluate(evaluation, script, 90);

        var together = evaluation.EvaluateTogether(frontAnalysis, sideAnalysis, script, Options(0), 90);

        Assert.Equal(script.Reps.Length, together.FoundReps);
        Assert.True(
            Error(together) < Math.Min(Error(front), Error(side)),
            $"Found {Error(front):0.0}° from the front, {Error(side):0.0}° from the side, {Error(together):0.0}° together (knee and thigh at the bottom).");
        Assert.True(together.CurveRmseDegrees < Math.Min(front.CurveRmseDegrees!.Value, side.CurveRmseDegrees!.Value));

        // The front alone cannot tell how far the trunk leans.
        Assert.All(front.Reps, rep => Assert.Null(rep.TrunkLeanDegrees));
        Assert.All(together.Reps, rep => Assert.NotNull(rep.TrunkLeanDegrees));
    }

    private async Task<(AccuracyView View, Analysis Analysis)> Evaluate(AccuracyEvaluation evaluation, SquatScript script, double azimuthDegrees)
    {
        var clip = _folder[FormattableString.Invariant($"from{azimuthDegrees}.mp4")];
        await new DemoClip(script, Options(azimuthDegrees)).RenderAsync(clip, progress: null, CancellationToken.None);
        return await evaluation.EvaluateAsync(clip, script, Options(azimuthDegrees), CancellationToken.None);
    }

    private static DemoClipOptions Options(double azimuthDegrees) => new() { WidthPx = 360, HeightPx = 640, Azimuth = Angle.FromDegrees(azimuthDegrees) };

    /// <summary>Mean absolute error of the knees and the thighs at the bottom, one and the other together.</summary>
    private static double Error(AccuracyView view) =>
        view.Reps.Average(rep => Math.Abs(rep.KneeError!.Value)) + view.Reps.Average(rep => Math.Abs(rep.ThighError!.Value));
}

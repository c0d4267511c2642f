using System.Text.Json;
using SquatCoach.Capture;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>The whole composition with the real networks of data/models.</summary>
public sealed class SquatAnalyzerTests
{
    private static AnalyzerOptions Options => new() { Device = Device.Cpu, ModelsFolder = Path.Combine(SharedMaterial.RepositoryRoot, "data", "models") };

    [Fact]
    public void Assess_SyntheticSquats_ReportWithoutVideo()
    {
        using var analyzer = SquatAnalyzer.Create(Options);
        var analysis = analyzer.Assess(new SquatScript().Stand(1).Squat(60).Squat(125).Build());
        Assert.True(analysis.HasReps);
        Assert.Equal(2, analysis.Report.Reps.Count);
        Assert.Null(analysis.Report.Video);
        Assert.Null(analysis.Report.Models.Lifter);
        Assert.Contains(analysis.Report.Reps[0].Faults, finding => finding.Fault == Fault.Shallow);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public void Assess_NobodySquats_EmptyReportAndReason(int frames)
    {
        using var analyzer = SquatAnalyzer.Create(Options);
        var analysis = analyzer.Assess(new JointSequence(30, new float[frames * JointSequence.ValuesPerFrame]));
        Assert.False(analysis.HasReps);
        Assert.Single(analysis.Report.Warnings);
    }

    [Fact]
    public void Assess_NetworksMissing_ModelException()
    {
        using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { ModelsFolder = Path.GetTempPath() });
        Assert.Throws<ModelException>(() => analyzer.Assess(new SquatScript().Stand(1).Build()));
    }

    [Fact]
    public async Task AnalyzeAsync_NotAVideo_VideoException()
    {
        using var analyzer = SquatAnalyzer.Create(Options);
        await Assert.ThrowsAsync<VideoException>(() => analyzer.AnalyzeAsync(typeof(SquatAnalyzerTests).Assembly.Location));
    }

    [SharedFact]
    public async Task AnalyzeAsync_RealClip_ReportFitsTheSchemaAndProgressRises()
    {
        using var analyzer = SquatAnalyzer.Create(Options);
        var progress = new Recorder();
        var analysis = await analyzer.AnalyzeAsync(SharedMaterial.File("clips", "19_gymai_quarter_squats_side.mp4"), progress);
        var schema = await File.ReadAllTextAsync(Path.Combine(SharedMaterial.RepositoryRoot, "docs", "schemas", "report.schema.json"));
        Assert.Empty(JsonSchemaChecker.Check(schema, JsonSerializer.Serialize(analysis.Report, MovementJson.Options)));
        Assert.Equal(analysis.Report.Athlete.FramesTotal, analysis.Track!.FrameCount);
        Assert.NotNull(analysis.Times);
        Assert.Equal(1, progress.Fractions[^1]);
        Assert.Equal(progress.Fractions.Order(), progress.Fractions);
    }

    private sealed class Recorder : IProgress<AnalysisProgress>
    {
        public List<double> Fractions { get; } = [];

        public void Report(AnalysisProgress value) => Fractions.Add(value.Fraction);
    }
}

using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>
/// Whole recordings as they happen, drawn at random: somebody walks in, takes the bar out of the rack, squats a set of any depth and pace, with
/// pauses and bounces, rests, squats another, racks the bar. Every squat counts once and nothing else does.
/// </summary>
public sealed class RepRobustnessTests
{
    private const double ToleranceSeconds = 0.15;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Find_DrawnRecording_EveryRepOnceAtItsTime(int seed)
    {
        var recording = Recording(new Random(seed));
        var noisy = Moved.Noisy(recording.Joints, 0.012, seed);
        var reps = new RepSegmenter().Find(noisy);
        Assert.True(recording.Reps.Count == reps.Count, $"{recording.Story}: {reps.Count} reps found, expected {recording.Reps.Count}");
        foreach (var (truth, found) in recording.Reps.Zip(reps))
        {
            // The slower the hips turn round, the less noisy joints tell when: a cosine of 2 s moves them by less than the noise in its first and last tenth.
            Assert.False(found.IsPartial, recording.Story);
            Near(found.BottomFrame, truth.Bottom, truth.Leave, Math.Max(truth.Bottom - truth.Start, truth.End - truth.Leave));
            Near(found.StartFrame, truth.Start, truth.Start, truth.Bottom - truth.Start);
            Near(found.EndFrame, truth.End, truth.End, truth.End - truth.Leave);
        }
    }

    [Fact]
    public void Find_AllDrawnRecordings_MostTimesWithinTheTolerance()
    {
        var (bottoms, edges) = Errors(Enumerable.Range(1, 40), RepSegmenterOptions.Default);
        Assert.True(Share(bottoms) >= 0.92 && Share(edges) >= 0.93, $"{Share(bottoms):0.000} of {bottoms.Count} bottoms, {Share(edges):0.000} of {edges.Count} starts and ends");
    }

    [Fact]
    public void Find_RecordingsThatTheEdgesWereChosenOn_AsGoodAsWithAnyOtherContinuation()
    {
        double EdgesAt(double continuation) =>
            Share(Errors(Enumerable.Range(1001, 40), RepSegmenterOptions.Default with { StandingContinuation = continuation }).Edges);
        var chosen = EdgesAt(RepSegmenterOptions.Default.StandingContinuation);
        Assert.All(new[] { 0.7, 1.0, 1.6, 1.9 }, other => Assert.True(chosen >= EdgesAt(other) - 0.03, $"{chosen:0.000} as chosen, {EdgesAt(other):0.000} with {other}"));
    }

    private static double Share(List<double> errors) => errors.Count(error => error <= ToleranceSeconds) / (double)errors.Count;

    private static (List<double> Bottoms, List<double> Edges) Errors(IEnumerable<int> seeds, RepSegmenterOptions options)
    {
        var (bottoms, edges) = (new List<double>(), new List<double>());
        foreach (var seed in seeds)
        {
            var recording = Recording(new Random(seed));
            foreach (var (truth, found) in recording.Reps.Zip(new RepSegmenter(options).Find(Moved.Noisy(recording.Joints, 0.012, seed))))
            {
                var bottom = found.BottomFrame / 30.0;
                bottoms.Add(Math.Max(0, Math.Max(truth.Bottom - bottom, bottom - truth.Leave)));
                edges.Add(Math.Abs((found.StartFrame / 30.0) - truth.Start));
                edges.Add(Math.Abs((found.EndFrame / 30.0) - truth.End));
            }
        }

        return (bottoms, edges);
    }

    private static void Near(int frame, double from, double to, double phaseSeconds)
    {
        var slack = ToleranceSeconds + (0.25 * phaseSeconds);
        Assert.InRange(frame / 30.0, from - slack, to + slack);
    }

    [Fact]
    public void Find_RecordingFromARootRelativeLifter_SameReps()
    {
        var recording = Recording(new Random(5));
        Assert.Equal(recording.Reps.Count, new RepSegmenter().Find(Moved.RootRelative(recording.Joints)).Count);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(30)]
    public void Find_UnrackingAlone_None(float kneeDegrees) =>
        Assert.Empty(new RepSegmenter().Find(Unracking(new SquatScript().Stand(1), kneeDegrees).Stand(2).Build()));

    private sealed record TrueRep(double Start, double Bottom, double Leave, double End);

    private static (JointSequence Joints, List<TrueRep> Reps, string Story) Recording(Random random)
    {
        var script = new SquatScript();
        var reps = new List<TrueRep>();
        var story = new List<string>();
        var walk = random.Next(2) == 0 ? 0 : 1.5 + (2 * random.NextDouble());
        if (random.Next(2) == 0)
        {
            story.Add("unrack");
            Unracking(script.Stand(0.8), 15 + (12 * random.NextSingle()));
        }

        var depth = 75 + (50 * random.NextSingle());
        for (var set = 0; set < 1 + random.Next(2); set++)
        {
            script.Stand(1 + (2 * random.NextDouble()));
            var count = 1 + random.Next(6);
            story.Add($"{count} reps to {depth:0}°");
            for (var rep = 0; rep < count; rep++)
            {
                reps.Add(Squat(script, random, depth + (10 * random.NextSingle())));
            }
        }

        script.Stand(1);
        var joints = script.Build();
        return walk == 0 ? (joints, reps, string.Join(", ", story)) : (After(Walks.Ahead(walk), joints), [.. reps.Select(rep => Later(rep, walk))], "walk, " + string.Join(", ", story));
    }

    private static TrueRep Squat(SquatScript script, Random random, float knee)
    {
        var start = script.Seconds;
        var lean = 20 + (25 * random.NextSingle());
        Sink(script, new SyntheticPose(knee, lean), 0.5 + (1.8 * random.NextDouble()), isDown: true);
        var bottom = script.Seconds;
        if (random.Next(4) == 0)
        {
            script.MoveTo(new SyntheticPose(knee - 18, lean), 0.3).MoveTo(new SyntheticPose(knee, lean), 0.3);
        }

        if (random.Next(3) == 0)
        {
            script.Hold(new SyntheticPose(knee, lean), 2.5 * random.NextDouble());
        }

        var leave = script.Seconds;
        Sink(script, new SyntheticPose(knee, lean), 0.5 + (1.5 * random.NextDouble()), isDown: false);
        var end = script.Seconds;
        script.Stand(0.3 + random.NextDouble());
        return new TrueRep(start, bottom, leave, end);
    }

    /// <summary>
    /// Hips that sink (or rise) with the pace of a cosine: they follow the square of the knees' angle, so a cosine of the angle would not move
    /// them for the first tenth of a second, and nobody could say when it began.
    /// </summary>
    private static void Sink(SquatScript script, SyntheticPose deep, double seconds, bool isDown)
    {
        var frames = (int)Math.Round(seconds * SquatScript.FrameRateHz);
        for (var frame = 1; frame <= frames; frame++)
        {
            var part = (1 - MathF.Cos(MathF.PI * frame / frames)) / 2;
            var sunk = isDown ? part : 1 - part;
            var standing = SyntheticPose.Standing;
            script.Poses.Add(new SyntheticPose(
                standing.KneeDegrees + ((deep.KneeDegrees - standing.KneeDegrees) * MathF.Sqrt(sunk)),
                standing.LeanDegrees + ((deep.LeanDegrees - standing.LeanDegrees) * MathF.Sqrt(sunk))));
        }
    }

    /// <summary>Knees give a little under the bar and straighten again.</summary>
    private static SquatScript Unracking(SquatScript script, float kneeDegrees) =>
        script.MoveTo(new SyntheticPose(kneeDegrees, 14), 0.5).Hold(new SyntheticPose(kneeDegrees, 14), 0.3).MoveTo(SyntheticPose.Standing, 0.5);

    private static TrueRep Later(TrueRep rep, double seconds)
    {
        var exact = Math.Round(seconds * SquatScript.FrameRateHz) / SquatScript.FrameRateHz;
        return new TrueRep(rep.Start + exact, rep.Bottom + exact, rep.Leave + exact, rep.End + exact);
    }

    private static JointSequence After(JointSequence first, JointSequence second) =>
        new(SquatScript.FrameRateHz, [.. first.Positions, .. second.Positions]);
}

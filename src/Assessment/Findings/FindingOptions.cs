using System.Collections.Frozen;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Every number behind the findings, with its reason and source.</summary>
public sealed record FindingOptions
{
    public static FindingOptions Default { get; } = new();

    /// <summary>
    /// From this probability on a fault is named, or from the network's own threshold where that is higher. The probabilities are calibrated, so
    /// an even chance is the fair limit; the network's thresholds of best F1 alone would name one good rep in five.
    /// </summary>
    public double MinProbability { get; init; } = 0.5;

    /// <summary>Once and as clearly as this, and a fault counts for the set; otherwise it has to be seen in two reps (Myer et al. 2014).</summary>
    public double ClearProbability { get; init; } = 0.75;

    /// <summary>A rep in which the athlete was seen in less than this part of the frames cannot be assessed.</summary>
    public double MinSeenPart { get; init; } = 0.6;

    /// <summary>A rep with fewer true frames than this shows neither its bottom nor its tempo (a squat at 3 frames per second).</summary>
    public int MinFrames { get; init; } = 6;

    /// <summary>
    /// Image and joints must agree on how far the hips sink, in leg lengths, or the joints are not worth judging. Perspective explains 0.1;
    /// legs that the 2D network mixed up gave 0.2 to 0.5 on the clips.
    /// </summary>
    public double MaxDropDisagreement { get; init; } = 0.2;

    /// <summary>
    /// What is measured for a fault. Limits: thighs parallel is 0° (Myer et al. 2014) and from 18° over it good squats of UI-PRMD become
    /// rare (95th percentile 21°); knees at 0.8 of the ankles' distance (their 5th percentile 0.95); knees 0.64 shank lengths before the ankles
    /// (their 95th percentile 0.62); head 20° up against standing (theirs 8°). Errors: what lifted clips show, 10° at the thigh, and a quarter
    /// of the ankles' distance at the knees. The curve of the back cannot be measured from 19 joints: where its line is read off the picture, the value has the
    /// say, elsewhere the network speaks alone. Read from the side, a drawn bend comes out at two thirds of itself less 4°, give or take 9° (training/pose2d/back_reps.py). Good squats of UI-PRMD
    /// end at 18° (95th percentile), which reads 8°: only one such back in a hundred reads 30°. Their other end, -44°, reads -33°; it is one person's, so nothing is added.
    /// </summary>
    public IReadOnlyDictionary<Fault, FaultMeasure> Measures { get; init; } = new Dictionary<Fault, FaultMeasure>
    {
        [Fault.Shallow] = new("thighAngleDegrees", Limit: 18, Sigma: 10, FaultIsAbove: true, Weight: 0.65),
        [Fault.InwardKnees] = new("kneeAnkleRatio", Limit: 0.8, Sigma: 0.25, FaultIsAbove: false, Weight: 0.4),
        [Fault.FrontalKnees] = new("kneeForwardRatio", Limit: 0.64, Sigma: 0.07, FaultIsAbove: true, Weight: 0.5),
        [Fault.RoundBack] = new("backBendDegrees", Limit: 30, Sigma: 10, FaultIsAbove: true, Weight: 0.9),
        [Fault.WarpedBack] = new("backBendDegrees", Limit: -33, Sigma: 10, FaultIsAbove: false, Weight: 0.9),
        [Fault.UpwardHead] = new("headPitchDegrees", Limit: 20, Sigma: 10, FaultIsAbove: true, Weight: 0.5),
    }.ToFrozenDictionary();

    /// <summary>
    /// What is compared with the network's word where nothing that has a vote was measured, and has none itself, because it cannot bear one: a round back shortens the line from the hips to the
    /// neck. Limit: the 95th percentile of UI-PRMD's good squats; error: what the simulated views show (bench/results, evaluate metrics).
    /// </summary>
    public IReadOnlyDictionary<Fault, FaultMeasure> Checks { get; init; } = new Dictionary<Fault, FaultMeasure>
    {
        [Fault.RoundBack] = new("trunkShorteningPercent", Limit: 12.6, Sigma: 6, FaultIsAbove: true, Weight: 0),
    }.ToFrozenDictionary();

    /// <summary>
    /// The network is asked why for the first so many reps with faults; each costs as much as classifying 146 reps. Nobody reads more, and a
    /// recording of thousands of reps stays bounded.
    /// </summary>
    public int MaxExplainedReps { get; init; } = 20;
}

using MathNet.Numerics.Statistics;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Compares joints with the mannequin's true ones by quantities that no rotation, shift or choice of frame changes.</summary>
/// <param name="truth">T frames at the clip's rate, <see cref="TruthRecorder.Joints"/>.</param>
/// <param name="reps">The true reps.</param>
public sealed class WorldComparison(JointSequence truth, IReadOnlyList<TrueRep> reps)
{
    // The bottom is the median of so much before and after, as a report measures it; the mannequin holds it for at least 0.25 s.
    private const double HalfWindowSeconds = 0.1;

    private const double MillimetresPerMetre = 1000;

    /// <summary>Compares a network's joints; null where it saw nobody in the whole clip.</summary>
    public WorldAccuracy Of(double azimuthDegrees, string network, JointSequence? measured)
    {
        var pairs = measured is null ? [] : Pairs(measured);
        double? Mean(Func<(int Measured, int True), double> value, bool onlyStanding) =>
            pairs.Where(pair => !onlyStanding || IsStanding(pair.True)).Select(pair => (double?)value(pair)).Average();
        double Aligned((int Measured, int True) pair) =>
            ProcrustesAlignment.MeanDistanceMetres(LimbJoints.At(measured!, pair.Measured), LimbJoints.At(truth, pair.True)) * MillimetresPerMetre;
        double Squared((int Measured, int True) pair) =>
            (Math.Pow(LimbJoints.LeftKneeFlexionDegrees(measured!, pair.Measured) - LimbJoints.LeftKneeFlexionDegrees(truth, pair.True), 2)
                + Math.Pow(LimbJoints.RightKneeFlexionDegrees(measured!, pair.Measured) - LimbJoints.RightKneeFlexionDegrees(truth, pair.True), 2)) / 2;
        return new WorldAccuracy(
            azimuthDegrees,
            network,
            pairs.Count / (double)truth.FrameCount,
            [.. reps.Select(rep => AtBottom(rep, pairs, measured, LimbJoints.KneeFlexionDegrees))],
            [.. reps.Select(rep => AtBottom(rep, pairs, measured, LimbJoints.HipFlexionDegrees))],
            Mean(pair => LimbJoints.KneeFlexionDegrees(measured!, pair.Measured) - LimbJoints.KneeFlexionDegrees(truth, pair.True), onlyStanding: true),
            Mean(Squared, onlyStanding: false) is { } square ? Math.Sqrt(square) : null,
            Mean(Aligned, onlyStanding: false),
            Mean(Aligned, onlyStanding: true));
    }

    /// <summary>Frames of both sequences that show the same moment, where all twelve joints are known.</summary>
    private List<(int Measured, int True)> Pairs(JointSequence measured)
    {
        var pairs = new List<(int, int)>();
        for (var frame = 0; frame < truth.FrameCount; frame++)
        {
            var other = (int)Math.Round((truth.TimeSeconds(frame) - measured.StartSeconds) * measured.FrameRateHz);
            if (other >= 0 && other < measured.FrameCount && LimbJoints.At(measured, other).All(joint => joint.IsKnown))
            {
                pairs.Add((other, frame));
            }
        }

        return pairs;
    }

    private double? AtBottom(TrueRep rep, List<(int Measured, int True)> pairs, JointSequence? measured, Func<JointSequence, int, double> angleDegrees)
    {
        var window = pairs.Where(pair => Math.Abs(truth.TimeSeconds(pair.True) - rep.BottomSeconds) <= HalfWindowSeconds).ToList();
        return window.Count == 0
            ? null
            : window.Select(pair => angleDegrees(measured!, pair.Measured)).Median() - window.Select(pair => angleDegrees(truth, pair.True)).Median();
    }

    private bool IsStanding(int frame) =>
        reps.All(rep => truth.TimeSeconds(frame) <= rep.StartSeconds || truth.TimeSeconds(frame) >= rep.EndSeconds);
}

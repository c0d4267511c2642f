using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>The metrics of every rep of a sequence, as from 3D data without a camera.</summary>
internal static class Measured
{
    public static List<IReadOnlyDictionary<string, MetricValue?>> All(JointSequence joints) =>
        [.. Reps(joints).Select(rep => RepMetrics.Measure(rep, new MetricVisibility(null, ViewOptions.Default)).Values)];

    public static List<RepMeasurement> Reps(JointSequence joints)
    {
        var signals = RepSignalBuilder.Build(joints, null, RepSegmenterOptions.Default);
        return new RepSegmenter().Segment(signals).ConvertAll(one => new RepMeasurement(joints, one));
    }
}

using SquatCoach.FormClassifier;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Cli.Tests;

public sealed class FaultSurveyTests
{
    [Fact]
    public void Measure_Mannequin_ShallowIsNamedAtEveryStageAndTheGoodRepIsClean()
    {
        var models = ModelLocator.Find();
        using var lifter = PoseLifter.Open(models);
        using var classifier = RepClassifier.Open(models);

        var rows = new FaultSurvey(lifter, classifier).Measure(azimuthDegrees: 35, seeds: 2);

        Assert.Equal(["true joints", "true keypoints", "keypoints with errors"], rows.Select(row => row.Stage).Distinct());
        Assert.Equal(3 * 7, rows.Count);
        foreach (var row in rows.Where(row => row.TrueFault == Fault.Shallow))
        {
            Assert.Equal(row.Draws, row.Named[(int)Fault.Shallow]);
            Assert.InRange(row.Probabilities[(int)Fault.Shallow]!.Value, 0.5, 1);
        }

        Assert.All(rows.Where(row => row.TrueFault is null), row => Assert.All(row.Named, named => Assert.Equal(0, named)));
    }
}

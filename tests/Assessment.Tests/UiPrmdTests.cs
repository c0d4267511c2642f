using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>Real movement in 3D: deep squats count once each, other movements hardly ever.</summary>
public sealed class UiPrmdTests
{
    internal const int DeepSquat = 1;
    private const int SitToStand = 5;

    [SharedFact]
    public void Find_EveryMovement_SquatsCountAndOthersDoNot()
    {
        var segmenter = new RepSegmenter();
        var counts = UiPrmd.Read()
            .GroupBy(one => one.Movement)
            .ToDictionary(group => group.Key, group => group.Select(one => segmenter.Find(one.Joints).Count).ToList());

        Assert.True(counts[DeepSquat].Count(count => count == 1) >= 0.98 * counts[DeepSquat].Count);
        foreach (var (movement, found) in counts.Where(pair => pair.Key is not (DeepSquat or SitToStand)))
        {
            Assert.True(found.Count(count => count > 0) <= 0.15 * found.Count, $"Movement {movement}: {found.Count(count => count > 0)} of {found.Count} taken for squats.");
        }

        Assert.True(counts.Where(pair => pair.Key is not (DeepSquat or SitToStand)).Sum(pair => pair.Value.Count(count => count > 0)) <= 40);
    }

    [SharedFact]
    public void Find_SquatsJoinedIntoSets_EveryRepCounts()
    {
        foreach (var set in UiPrmd.Read().Where(one => one.Movement == DeepSquat && one.IsCorrect).Select(one => one.Joints).Chunk(8))
        {
            float[] joined = [.. set.SelectMany(joints => joints.Positions.ToArray())];
            Assert.Equal(set.Length, new RepSegmenter().Find(Moved.RootRelative(new JointSequence(25, joined))).Count);
        }
    }
}

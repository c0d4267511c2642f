using System.Text;
using SquatCoach.Models;

namespace SquatCoach.Pose3D.Tests;

public sealed class LifterSidecarTests
{
    [Fact]
    public void ReceptiveField_CommittedSidecar_IsOddAndFitsAChunk()
    {
        var field = LifterSidecar.ReceptiveField(Parse(Committed()), "root-relative");
        Assert.Equal(1, field % 2);
        Assert.InRange(field, 3, LifterDefaults.ChunkFrames / 2);
    }

    [Theory]
    [InlineData("root-relative", "camera-relative", "decode")]
    [InlineData(LifterSidecar.ExpectedFeatureVersion, "keypoints33-0", "featureVersion")]
    [InlineData("receptiveFieldFrames", "field", "receptiveFieldFrames")]
    public void ReceptiveField_OtherThanTheCode_RefusedByName(string written, string instead, string named)
    {
        var sidecar = Parse(Committed().Replace($"\"{written}\"", $"\"{instead}\"", StringComparison.Ordinal));
        var refusal = Assert.Throws<ModelException>(() => LifterSidecar.ReceptiveField(sidecar, "root-relative"));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
    }

    private static string Committed() => File.ReadAllText(Path.ChangeExtension(ModelLocator.Find().PathOf(ModelNames.Lifter), ".json"));

    private static ModelSidecar Parse(string text) => ModelSidecar.Parse(Encoding.UTF8.GetBytes(text), "lifter.json");
}

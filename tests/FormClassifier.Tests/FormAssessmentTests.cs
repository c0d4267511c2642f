using System.Text;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

public sealed class FormAssessmentTests
{
    [Fact]
    public void Of_SixProbabilities_EachUnderItsFault()
    {
        var assessment = FormAssessment.Of([0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f]);
        Assert.Equal(0.1, assessment[Fault.InwardKnees]!.Value, 1e-6);
        Assert.Equal(0.5, assessment[Fault.Shallow]!.Value, 1e-6);
        Assert.Equal("", assessment.Explanation);
    }

    [Fact]
    public void Of_FiveProbabilities_SaysHowManyWereExpected() =>
        Assert.Contains("expected 6", Assert.Throws<ArgumentException>(() => FormAssessment.Of(new float[5])).Message, StringComparison.Ordinal);

    [Fact]
    public void NotAssessable_NoReason_IsTheCallersMistake() =>
        Assert.Throws<ArgumentException>(() => FormAssessment.NotAssessable(NotAssessableReason.None, "why"));

    [Theory]
    [InlineData("sigmoid", "softmax", "decode")]
    [InlineData(RepFeatures.Version, "tdm-0", "featureVersion")]
    [InlineData("none", "tallest", "normalisation")]
    [InlineData("thresholds", "threshold", "thresholds")]
    public void RequireFeatures_OtherThanTheCode_RefusedByName(string written, string instead, string named)
    {
        var text = File.ReadAllText(Path.ChangeExtension(ModelLocator.Find().PathOf(ModelNames.FormClassifier), ".json"));
        var sidecar = ModelSidecar.Parse(Encoding.UTF8.GetBytes(text.Replace($"\"{written}\"", $"\"{instead}\"", StringComparison.Ordinal)), "form-classifier.json");
        Assert.Contains(named, Assert.Throws<ModelException>(() => ClassifierSidecar.Of(sidecar)).Message, StringComparison.Ordinal);
    }
}

using SquatCoach.Assessment;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData(0, "0:00.0")]
    [InlineData(65.44, "1:05.4")]
    [InlineData(59.97, "1:00.0")]
    public void Moment_Seconds_RoundsToTenths(double seconds, string expected) => Assert.Equal(expected, Text.Moment(seconds));

    [Fact]
    public void Value_Sides_ShowsBothAndADashForTheHidden()
    {
        Assert.Equal("L 88° · R –", MetricText.Value("kneeFlexionDegrees", MetricValue.Sides(88.2, null)));
        Assert.Equal("–", MetricText.Value("kneeFlexionDegrees", null));
    }

    [Theory]
    [InlineData("kneeFlexionDegrees", 1.2, "+1°")]
    [InlineData("kneeFlexionDegrees", -12.0, "−12°")]
    [InlineData("kneeFlexionDegrees", 0.4, "0°")]
    [InlineData("hipDropRatio", -0.001, "0.00 leg lengths")]
    [InlineData("hipDropRatio", null, "–")]
    public void Change_Difference_HasASignUnlessItRoundsToNothing(string field, double? by, string expected) => Assert.Equal(expected, MetricText.Change(field, by));

    /// <summary>The drop of the hips and its speeds stand in the catalogue in two units each, under one label.</summary>
    [Theory]
    [InlineData(Languages.English, UnitSystem.Metric)]
    [InlineData(Languages.English, UnitSystem.Imperial)]
    [InlineData("ko", UnitSystem.Metric)]
    [InlineData("ja", UnitSystem.Metric)]
    public void FullName_EveryMetric_IsItsOwn(string language, UnitSystem units)
    {
        try
        {
            (Speech.Language, Measures.Units) = (language, units);
            var twice = MetricCatalogue.All.GroupBy(metric => MetricText.FullName(metric.Name), StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);
            Assert.Empty(twice);
        }
        finally
        {
            (Speech.Language, Measures.Units) = (Languages.English, UnitSystem.Metric);
        }
    }

    [Theory]
    [InlineData("/athletes?x=1", "/athletes?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData(null, "/")]
    public void LocalUrl_Any_StaysOnTheSite(string? url, string expected) => Assert.Equal(expected, LocalUrl.Of(url));

    [Fact]
    public void FaultNames_EveryFault_HasOne() => Assert.All(Enum.GetValues<Fault>(), fault => Assert.NotEmpty(FaultNames.Of(fault)));
}

using SquatCoach.Movement;

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
    [InlineData("/athletes?x=1", "/athletes?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData(null, "/")]
    public void LocalUrl_Any_StaysOnTheSite(string? url, string expected) => Assert.Equal(expected, LocalUrl.Of(url));

    [Fact]
    public void FaultNames_EveryFault_HasOne() => Assert.All(Enum.GetValues<Fault>(), fault => Assert.NotEmpty(FaultNames.Of(fault)));
}

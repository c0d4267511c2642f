using System.Net;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Movement;

namespace SquatCoach.Web.Tests;

public sealed class CompareTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData(110, 80, "kneeFlexionDegrees")]
    [InlineData(110, 109, null)]
    public void Between_TwoReps_NamesOnlyWhatIsBeyondTheMeasuringError(double left, double right, string? expected)
    {
        var named = MetricDifference.Between(Side(left), Side(right));
        Assert.Equal(expected, named.SingleOrDefault()?.Field);
        Assert.All(named, one => Assert.Equal(right - left, one.By, 1e-9));
    }

    [Fact]
    public void Between_AMetricThatOneSideLacks_IsNotNamed() =>
        Assert.Empty(MetricDifference.Between(Side(110), new ComparedSide("b", ViewKind.Side, [])));

    [Fact]
    public async Task Reference_ChosenByTheCoach_IsSaidAndThereIsOnlyOne()
    {
        using var chosen = await PostAsync("Carl", world.VideoId, "yes");
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        Assert.Contains("This is the reference set of Anna", await world.As("Carl").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        Assert.DoesNotContain("reference set", await world.As("Anna").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);

        var second = await world.As("Anna").UploadedAsync(Clips.VideoNumber(7), "second.mp4", $"athlete={world.AnnaId}");
        await world.Site.WaitForAsync(second, SquatCoach.Storage.JobState.Done);
        using var other = await PostAsync("Carl", second, "yes");
        using var context = await world.Site.ContextAsync();
        Assert.Equal(second, (await context.Videos.SingleAsync(video => video.ReferenceSince != null)).Id);
        var page = await world.As("Anna").PageAsync($"/athletes/{world.AnnaId}/compare?left={world.VideoId}");
        Assert.Contains("reference (", page, StringComparison.Ordinal);
        Assert.Contains("The whole sets", page, StringComparison.Ordinal);
        using var taken = await PostAsync("Carl", second, "no");
        Assert.False(await context.Videos.AnyAsync(video => video.ReferenceSince != null));
    }

    private static ComparedSide Side(double kneeFlexionDegrees) => new("a", ViewKind.Side, [new RepReport
    {
        Index = 1,
        StartSeconds = 0,
        BottomSeconds = 1,
        EndSeconds = 2,
        Tempo = new Tempo(1, 0, 1),
        Metrics = new Dictionary<string, MetricValue?> { ["kneeFlexionDegrees"] = MetricValue.Of(kneeFlexionDegrees) },
        NotAssessable = [],
        Faults = [],
        Verdict = Verdict.Good,
    }]);

    private async Task<HttpResponseMessage> PostAsync(string person, Guid video, string reference) =>
        await world.As(person).PostAsync($"/videos/{video}/reference", new() { ["__RequestVerificationToken"] = await world.As(person).TokenAsync(), ["reference"] = reference });
}

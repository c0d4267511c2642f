using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SquatCoach.Movement;
using SquatCoach.Storage;
using SquatCoach.Web.Compare;

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

    /// <summary>Sets a to e, the latest first: back squat, front squat, front squat, back squat, unsaid.</summary>
    [Theory]
    [InlineData(null, null, null, "d", "a")]
    [InlineData(null, null, "c", "b", "c")]
    [InlineData("b", null, null, "b", "c")]
    [InlineData("d", null, "c", "d", "a")]
    [InlineData(null, "b", null, "c", "b")]
    [InlineData("e", null, null, "e", "e")]
    [InlineData("a", "c", null, "a", "c")]
    public void ComparePair_WithoutBothNamed_IsOfOneExercise(string? left, string? right, string? reference, string expectedLeft, string expectedRight)
    {
        Exercise?[] exercises = [Exercise.BackSquat, Exercise.FrontSquat, Exercise.FrontSquat, Exercise.BackSquat, null];
        var ids = "abcde".ToDictionary(name => name.ToString(), _ => Guid.NewGuid(), StringComparer.Ordinal);
        var sets = ids.Select((pair, index) => new ComparableSet(pair.Value, pair.Key, DateTimeOffset.UnixEpoch.AddDays(-index), exercises[index], pair.Key == reference)).ToList();
        var chosen = ComparePair.Of(sets, left is null ? null : ids[left], right is null ? null : ids[right]);
        Assert.Equal((ids[expectedLeft], ids[expectedRight]), chosen);
    }

    [Theory]
    [InlineData(0.3, 0.1, "Deeper by 0.20 thigh lengths in b")]
    [InlineData(0.1, 0.3, "Less deep by 0.20 thigh lengths in b")]
    public async Task Differences_HipsOverTheKnees_SayWhichIsDeeper(double left, double right, string expected)
    {
        Assert.Contains(expected, await HtmlAsync(Side(left, "depthRatio", "a"), Side(right, "depthRatio", "b")), StringComparison.Ordinal);
    }

    /// <summary>Of two single reps there is nothing to count; of sets there is.</summary>
    [Theory]
    [InlineData(1, 0, 1, "Too shallow: in a, not in b")]
    [InlineData(0, 1, 1, "Too shallow: in b, not in a")]
    [InlineData(2, 1, 2, "Too shallow: 2 of 2 reps in a, 1 of 2 in b")]
    public async Task Differences_FaultOfOneSide_IsCountedOnlyAmongSeveralReps(int left, int right, int reps, string expected) =>
        Assert.Contains(expected, await HtmlAsync(Shallow("a", left, reps), Shallow("b", right, reps)), StringComparison.Ordinal);

    [Fact]
    public void Between_AMetricThatOneSideLacks_IsNotNamed() =>
        Assert.Empty(MetricDifference.Between(Side(110), new ComparedSide("b", ViewKind.Side, [])));

    [Theory]
    [InlineData(9)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Page_WithARepThatThereIsNot_SaysSoAndShowsNoOtherInItsPlace(int rep)
    {
        var page = await world.As("Anna").PageAsync($"/athletes/{world.AnnaId}/compare?left={world.VideoId}&leftRep={rep}&right={world.VideoId}&rightRep=2");
        Assert.Contains($"has no rep {rep}: it has 3 reps.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("pair-videos", page, StringComparison.Ordinal);
        Assert.Contains("pair-videos", await world.As("Anna").PageAsync($"/athletes/{world.AnnaId}/compare?left={world.VideoId}&leftRep=3&right={world.VideoId}"), StringComparison.Ordinal);
    }

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

    private static async Task<string> HtmlAsync(ComparedSide left, ComparedSide right)
    {
        await using var renderer = new HtmlRenderer(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Differences>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Differences.Left)] = left,
            [nameof(Differences.Right)] = right,
        }))).ToHtmlString());
    }

    /// <summary>Reps of which the first ones are too shallow.</summary>
    private static ComparedSide Shallow(string label, int count, int reps)
    {
        var side = Side(100, label: label);
        var finding = new FaultFinding(Fault.Shallow, 0.9, 0, 1, "", "");
        return side with { Reps = [.. Enumerable.Range(0, reps).Select(index => side.Reps[0] with { Faults = index < count ? [finding] : [] })] };
    }

    private static ComparedSide Side(double value, string field = "kneeFlexionDegrees", string label = "a") => new(label, ViewKind.Side, [new RepReport
    {
        Index = 1,
        StartSeconds = 0,
        BottomSeconds = 1,
        EndSeconds = 2,
        Tempo = new Tempo(1, 0, 1),
        Metrics = new Dictionary<string, MetricValue?> { [field] = MetricValue.Of(value) },
        NotAssessable = [],
        Faults = [],
        Verdict = Verdict.Good,
    }]);

    private async Task<HttpResponseMessage> PostAsync(string person, Guid video, string reference) =>
        await world.As(person).PostAsync($"/videos/{video}/reference", new() { ["__RequestVerificationToken"] = await world.As(person).TokenAsync(), ["reference"] = reference });
}

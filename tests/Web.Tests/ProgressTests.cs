using System.Net;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>Sessions over time: what compares with what, bests, and goals with the way to them.</summary>
public sealed class ProgressTests
{
    private static readonly DateTimeOffset _monday = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Session_ThreeReps_SpreadIsTheStandardDeviation()
    {
        var session = Session(0, [90, 100, 110]);
        Assert.Equal(10, session.KneeFlexionSpreadDegrees!.Value, 6);
        Assert.Null(Session(0, [90, 100]).KneeFlexionSpreadDegrees);
    }

    [Fact]
    public void Session_LeftAndRightDifferences_DoNotCancelOut() => Assert.Equal(10, Session(0, [90, 90], asymmetries: [10, -10]).AsymmetryPercent);

    [Fact]
    public void Curve_CameraOrNetworksChanged_MarksTheDay()
    {
        var sessions = new[] { Session(0, [90]), Session(1, [91]), Session(2, [80], view: ViewKind.Front), Session(3, [82], view: ViewKind.Front, networks: "b-b-b"), Session(4, [83], view: ViewKind.Front, networks: "b-b-b") };
        var curve = ProgressCurve.Of(Measure(GoalMetric.KneeFlexion), sessions, null);
        Assert.Equal([Seconds(2), Seconds(3)], curve.Changes);
        Assert.Equal([90.0, 91, 80, 82, 83], curve.Values);
        Assert.Null(curve.Target);
        Assert.Null(curve.Way);
    }

    [Fact]
    public void Session_WithFootageWithoutARep_StillComparesAndEndsWithItsLastSet()
    {
        var (before, good, failed) = (Session(0, [90]), Session(1, [91]), Session(1, [], view: ViewKind.Unknown, exercise: Exercise.Other));
        var day = new TrainingSession(good.Day, [.. good.Sets, .. failed.Sets]);
        Assert.True(day.ComparesWith(before));
        Assert.Same(good.Sets[0], day.Last);
        Assert.Same(failed.Sets[0], failed.Last);
        Assert.False(failed.ComparesWith(before));
    }

    [Fact]
    public void Curve_AnotherExercise_MarksTheDay()
    {
        var sessions = new[] { Session(0, [90], exercise: Exercise.BackSquat), Session(1, [70], exercise: Exercise.Overhead), Session(2, [72], exercise: Exercise.Overhead) };
        Assert.Equal([Seconds(1)], ProgressCurve.Of(Measure(GoalMetric.KneeFlexion), sessions, null).Changes);
    }

    [Fact]
    public void Curve_GoalWithADay_LeadsFromWhereTheAthleteStoodToIt()
    {
        var sessions = new[] { Session(0, [90]), Session(2, [94]), Session(4, [99]) };
        var goal = Goal(GoalMetric.KneeFlexion, 110, setOn: 3, by: 10);
        var curve = ProgressCurve.Of(Measure(GoalMetric.KneeFlexion), sessions, goal);
        Assert.Equal(110, curve.Target);
        Assert.Equal([[Seconds(2), 94.0], [Seconds(10), 110.0]], curve.Way!.Select(point => point.ToArray()));
        Assert.Null(ProgressCurve.Of(Measure(GoalMetric.KneeFlexion), sessions, Goal(GoalMetric.KneeFlexion, 110, setOn: 3, by: 1)).Way);
    }

    [Theory]
    [InlineData(GoalMetric.KneeFlexion, 109.6, 110, true)]
    [InlineData(GoalMetric.KneeFlexion, 109.4, 110, false)]
    [InlineData(GoalMetric.FaultsPerRep, 0.5, 0.5, true)]
    [InlineData(GoalMetric.FaultsPerRep, 0.6, 0.5, false)]
    public void IsReached_Figure_IsJudgedAsItIsShown(GoalMetric metric, double value, double target, bool expected) => Assert.Equal(expected, Measure(metric).IsReached(value, target));

    [Fact]
    public void Bests_SetsOfOneRepOrWithFaults_DoNotCount()
    {
        var sessions = new[]
        {
            Session(0, [90, 92, 94], load: 60),
            Session(1, [130], load: 200),
            Session(2, [100, 100, 100], load: 80, good: 2),
        };
        var bests = PersonalBest.Of(sessions);
        Assert.Equal(["60 kg", "100° (Side)", "3 reps"], bests.Select(best => best.Value));
        Assert.Equal(sessions[2].Sets[0].VideoId, bests[1].VideoId);
    }

    [Fact]
    public async Task Goal_SetByTheCoach_IsOnThePageAndAnotherReplacesIt()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var videoId = await owner.UploadedAsync(Clips.Video);
        await site.WaitForAsync(videoId, JobState.Done);
        Guid athleteId;
        using (var context = await site.ContextAsync())
        {
            athleteId = context.Athletes.Single().Id;
        }

        foreach (var target in new[] { "100", "110" })
        {
            using var set = await owner.PostAsync($"/athletes/{athleteId}/goals", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["metric"] = "KneeFlexion", ["target"] = target, ["by"] = "2027-01-31" });
            Assert.Equal(HttpStatusCode.Found, set.StatusCode);
        }

        var page = WebUtility.HtmlDecode(await owner.PageAsync($"/athletes/{athleteId}"));
        Assert.Contains("Goal: 110° by 31 Jan 2027, 24° to go", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Goal: 100°", page, StringComparison.Ordinal);

        // The form that changes it begins with what was agreed.
        Assert.Contains("required value=\"110\"", page, StringComparison.Ordinal);
        Assert.Contains("type=\"date\" value=\"2027-01-31\"", page, StringComparison.Ordinal);
        using var wrong = await owner.PostAsync($"/athletes/{athleteId}/goals", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["metric"] = "KneeFlexion", ["target"] = "deep" });
        Assert.Equal(HttpStatusCode.Found, wrong.StatusCode);
        Assert.Contains("Please give the target as a number", await owner.PageAsync($"/athletes/{athleteId}"), StringComparison.Ordinal);
        using var removed = await owner.PressAsync($"/athletes/{athleteId}/goals/KneeFlexion/remove");
        Assert.DoesNotContain("Goal: 110°", WebUtility.HtmlDecode(await owner.PageAsync($"/athletes/{athleteId}")), StringComparison.Ordinal);
        owner.Dispose();
    }

    private static ProgressMeasure Measure(GoalMetric metric) => ProgressMeasure.All().Single(one => one.Metric == metric);

    private static long Seconds(int day) => new DateTimeOffset(_monday.AddDays(day).Date, TimeSpan.Zero).ToUnixTimeSeconds();

    private static Goal Goal(GoalMetric metric, double target, int setOn, int by) => new()
    {
        AthleteId = Guid.NewGuid(),
        Metric = metric,
        Target = target,
        By = DateOnly.FromDateTime(_monday.AddDays(by).DateTime),
        SetById = Guid.NewGuid(),
        SetBy = "Carl",
        SetAt = _monday.AddDays(setOn),
    };

    private static TrainingSession Session(int day, double[] flexions, ViewKind view = ViewKind.Side, string networks = "a-a-a", double[]? asymmetries = null, double? load = null, int? good = null, Exercise? exercise = null)
    {
        var set = new TrainingSet
        {
            VideoId = Guid.NewGuid(),
            UploadedAt = _monday.AddDays(day),
            Exercise = exercise,
            LoadKilograms = load,
            Rpe = null,
            View = view,
            Networks = networks,
            RepCount = flexions.Length,
            GoodRepCount = good ?? flexions.Length,
            Reps = [.. flexions.Select((flexion, index) => new TrainingRep(Verdict.Good, flexion, asymmetries?[index], 0.5, []))],
        };
        return new TrainingSession(DateOnly.FromDateTime(set.UploadedAt.DateTime), [set]);
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>Which squat a set is: said at the upload, changed on the report, asked for on the progress page, the desk, by programs and in exports.</summary>
public sealed class ExerciseTests
{
    [Fact]
    public async Task Upload_WithAnExercise_IsKeptAndCanBeChangedOnTheReport()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var video = await owner.UploadedAsync(Clips.Video, who: "newAthlete=Anna&consent=true&exercise=front_squat&load=60");
        await site.WaitForAsync(video, JobState.Done);
        Assert.Contains("Front squat", await owner.PageAsync($"/videos/{video}"), StringComparison.Ordinal);

        using var changed = await owner.PostAsync($"/videos/{video}/set", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["exercise"] = "goblet", ["load"] = "24", ["rpe"] = "7.5" });
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        using var context = await site.ContextAsync();
        var kept = await context.Videos.SingleAsync();
        Assert.Equal((Exercise.Goblet, 24.0, 7.5), (kept.Exercise, kept.LoadKilograms, kept.Rpe));
        Assert.Contains("Goblet squat", await owner.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("described a set", await owner.PageAsync("/audit"), StringComparison.Ordinal);
        owner.Dispose();
    }

    [Fact]
    public async Task Set_NonsenseInTheForm_IsNothingSaid()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var video = await owner.UploadedAsync(Clips.Video, who: "newAthlete=Anna&consent=true&exercise=bench_press");
        using (var changed = await owner.PostAsync($"/videos/{video}/set", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["exercise"] = "Goblet", ["load"] = "-3", ["rpe"] = "eleven" }))
        {
            Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        }

        using var context = await site.ContextAsync();
        var kept = await context.Videos.SingleAsync();
        Assert.Equal((null, null, null), (kept.Exercise, kept.LoadKilograms, kept.Rpe));
        owner.Dispose();
    }

    [Fact]
    public async Task Progress_LastVideoWithoutARep_OpensOnTheLastSetThatHasReps()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var back = await owner.UploadedAsync(Clips.Video, who: "newAthlete=Anna&consent=true&exercise=back_squat&load=80");
        await site.WaitForAsync(back, JobState.Done);
        site.Analyzer.FindsNoRep = true;
        var empty = await owner.UploadedAsync(Clips.VideoNumber(1), "front.mp4", "newAthlete=Anna&consent=true&exercise=front_squat&load=50");
        await site.WaitForAsync(empty, JobState.Done);
        var page = await owner.PageAsync($"/athletes/{await AthleteIdAsync(site)}");
        Assert.Contains("?exercise=back_squat\" class=\"tab\" aria-current=\"page\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/videos/{back}\">Open the last report", page, StringComparison.Ordinal);
        owner.Dispose();
    }

    [Fact]
    public async Task Progress_TwoExercises_ShowsTheLastAndTheOtherWhenAsked()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var back = await owner.UploadedAsync(Clips.Video, who: "newAthlete=Anna&consent=true&exercise=back_squat&load=80");
        var front = await owner.UploadedAsync(Clips.VideoNumber(1), "front.mp4", "newAthlete=Anna&consent=true&exercise=front_squat&load=50");
        await site.WaitForAsync(back, JobState.Done);
        await site.WaitForAsync(front, JobState.Done);
        var athlete = await AthleteIdAsync(site);
        var page = await owner.PageAsync($"/athletes/{athlete}");
        Assert.Contains("?exercise=front_squat\" class=\"tab\" aria-current=\"page\"", page, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Load\">50 kg</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<td data-label=\"Load\">80 kg</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Load\">80 kg</td>", await owner.PageAsync($"/athletes/{athlete}?exercise=back_squat"), StringComparison.Ordinal);
        Assert.Contains("No set of this exercise has a report.", await owner.PageAsync($"/athletes/{athlete}?exercise=overhead"), StringComparison.Ordinal);

        // A goal for one exercise is not in the way of the other's.
        foreach (var (exercise, target) in new[] { ("back_squat", "100"), ("front_squat", "70") })
        {
            using var set = await owner.PostAsync($"/athletes/{athlete}/goals", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["metric"] = "Load", ["target"] = target, ["exercise"] = exercise });
            Assert.EndsWith($"?exercise={exercise}#goals", set.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains("Goal: 100 kg, 20 kg to go", await owner.PageAsync($"/athletes/{athlete}?exercise=back_squat"), StringComparison.Ordinal);
        Assert.Contains("Goal: 70 kg, 20 kg to go", await owner.PageAsync($"/athletes/{athlete}?exercise=front_squat"), StringComparison.Ordinal);

        var desk = await owner.PageAsync("/desk?exercise=back_squat");
        Assert.Contains($"/videos/{back}", desk, StringComparison.Ordinal);
        Assert.DoesNotContain($"/videos/{front}", desk, StringComparison.Ordinal);
        var table = await owner.PageAsync($"/athletes/{athlete}/sessions.csv");
        Assert.Contains(",back_squat,80,,side,3,1,86,", table, StringComparison.Ordinal);
        Assert.Contains(",front_squat,50,,side,3,1,86,", table, StringComparison.Ordinal);
        owner.Dispose();
    }

    [Fact]
    public async Task Api_WithAToken_DoesWhatATrainerDoes()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var video = await owner.UploadedAsync(Clips.Video);
        await site.WaitForAsync(video, JobState.Done);
        using var program = site.Client();
        using (var context = await site.ContextAsync())
        {
            var token = await site.Services.GetRequiredService<ApiTokens>().CreateAsync((await context.Users.SingleAsync()).Id, "test", default);
            program.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        using (var said = await program.Http.PutAsync(new Uri($"/api/videos/{video}/set?exercise=overhead&load=40&rpe=8", UriKind.Relative), null))
        {
            Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
        }

        using var note = new StringContent("""{ "text": "Sit lower", "atSeconds": 1.4 }""", System.Text.Encoding.UTF8, "application/json");
        using (var written = await program.Http.PostAsync(new Uri($"/api/videos/{video}/notes", UriKind.Relative), note))
        {
            Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        }

        Assert.Equal("Sit lower", (await JsonAsync(program, $"/api/videos/{video}/notes"))[0].GetProperty("text").GetString());
        Assert.Equal("overhead", (await JsonAsync(program, "/api/videos"))[0].GetProperty("exercise").GetString());
        Assert.Equal("done", (await JsonAsync(program, $"/api/videos/{video}")).GetProperty("state").GetString());
        var athlete = (await JsonAsync(program, "/api/athletes"))[0];
        Assert.Equal((1, 3, 1), (athlete.GetProperty("videoCount").GetInt32(), athlete.GetProperty("repCount").GetInt32(), athlete.GetProperty("goodRepCount").GetInt32()));
        Assert.Equal(40, (await JsonAsync(program, $"/api/athletes/{athlete.GetProperty("id").GetString()}/videos"))[0].GetProperty("loadKilograms").GetDouble());
        Assert.Equal(1, (await JsonAsync(program, "/api/desk"))[0].GetProperty("unreadVideoIds").GetArrayLength());
        var described = await JsonAsync(program, "/api/openapi.json");
        Assert.Contains("front_squat", described.GetProperty("paths").GetProperty("/api/videos/{id}/set").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("atSeconds", described.GetProperty("components").GetProperty("schemas").GetProperty("NoteStart").GetRawText(), StringComparison.Ordinal);
        using (var again = await program.Http.PostAsync(new Uri($"/api/videos/{video}/retry", UriKind.Relative), null))
        {
            Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        }

        using var gone = await program.Http.DeleteAsync(new Uri($"/api/videos/{video}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(0, (await JsonAsync(program, "/api/videos")).GetArrayLength());
        owner.Dispose();
    }

    [Fact]
    public async Task Move_ToAnotherAthlete_TakesTheSetThereAndEndsItsLinks()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var video = await owner.UploadedAsync(Clips.Video);
        var other = await owner.UploadedAsync(Clips.VideoNumber(2), who: "newAthlete=Berta&consent=true");
        await site.WaitForAsync(video, JobState.Done);
        using var context = await site.ContextAsync();
        var berta = (await context.Athletes.SingleAsync(athlete => athlete.Name == "Berta")).Id;
        var viewer = new Viewer((await context.Users.SingleAsync()).Id, Role.Owner);
        await site.Services.GetRequiredService<Shares>().CreateAsync(viewer, video, SharedPicture.None, 1, default);
        using var moved = await owner.PostAsync($"/videos/{video}/athlete", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["athlete"] = berta.ToString() });
        Assert.Equal(HttpStatusCode.Found, moved.StatusCode);
        Assert.Equal(berta, (await context.Videos.AsNoTracking().SingleAsync(one => one.Id == video)).AthleteId);
        Assert.Equal(0, await context.Shares.CountAsync());
        Assert.Contains("The set was moved.", await owner.PageAsync($"/videos/{video}"), StringComparison.Ordinal);

        // Without Berta's consent nothing more goes to her, and what she uploads herself stays hers.
        await context.Consents.Where(consent => consent.AthleteId == berta).ExecuteDeleteAsync();
        var anna = (await context.Athletes.SingleAsync(athlete => athlete.Name == "Anna")).Id;
        var details = site.Services.GetRequiredService<SetDetails>();
        Assert.True((await details.MoveAsync(viewer, video, anna, default)).IsDone);
        Assert.StartsWith("The athlete has not agreed", (await details.MoveAsync(viewer, video, berta, default)).Refusal, StringComparison.Ordinal);
        await context.Athletes.Where(athlete => athlete.Id == berta).ExecuteUpdateAsync(set => set.SetProperty(athlete => athlete.AccountId, viewer.AccountId));
        Assert.StartsWith("The athlete uploaded", (await details.MoveAsync(viewer, other, anna, default)).Refusal, StringComparison.Ordinal);
        Assert.False((await details.MoveAsync(new Viewer(viewer.AccountId, Role.Trainer), video, anna, default)).IsDone);
        owner.Dispose();
    }

    [Theory]
    [InlineData("back_squat", Exercise.BackSquat)]
    [InlineData("goblet", Exercise.Goblet)]
    [InlineData("BackSquat", null)]
    [InlineData("0", null)]
    [InlineData(null, null)]
    public void Find_Name_IsTheExerciseOrNone(string? field, Exercise? expected) => Assert.Equal(expected, ExerciseNames.Find(field));

    private static async Task<JsonElement> JsonAsync(TestClient client, string path) => JsonSerializer.Deserialize<JsonElement>(await client.PageAsync(path));

    private static async Task<Guid> AthleteIdAsync(TestSite site)
    {
        using var context = await site.ContextAsync();
        return (await context.Athletes.SingleAsync()).Id;
    }
}

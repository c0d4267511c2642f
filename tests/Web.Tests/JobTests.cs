using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

public sealed class JobTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestClient _owner = null!;

    public async Task InitializeAsync() => (_site, _owner) = await TestSite.StartWithOwnerAsync();

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Upload_Analysed_ReportShowsRepsFaultsAndWhatIsNotAssessable()
    {
        var id = await _owner.UploadedAsync(Clips.Video);
        await _site.WaitForAsync(id, JobState.Done);
        var page = await _owner.PageAsync($"/videos/{id}");
        foreach (var expected in new[] { "Too shallow", "87 %", "Sit lower.", "data-jump=\"1.2\"", "Not assessable", "not assessable", "The feet are out of the picture", "Could not be judged in this video: Over-arched back.", "data-rep=\"3\"", "id=\"overlay\"", "id=\"pose3d\"" })
        {
            Assert.Contains(expected, page, StringComparison.Ordinal);
        }

        Assert.Contains("Trunk against shins 43°: 25° over the usual -13° to 18°", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<span class=\"usual\">usual -13° to 18°</span>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("3 reps", await _owner.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_SecondVideoOfAnAthlete_IsToldHowTheyAreBuilt()
    {
        await _site.WaitForAsync(await _owner.UploadedAsync(Clips.Video), JobState.Done);
        Assert.Empty(_site.Analyzer.ToldOfPast);
        var second = await _owner.UploadedAsync(Clips.VideoNumber(2));
        await _site.WaitForAsync(second, JobState.Done);
        Assert.Equal(0.31, Assert.Single(_site.Analyzer.ToldOfPast).Thigh);
        Assert.Contains("thigh 31 %, shank 29 %; videos that say so: 2", await _owner.PageAsync($"/videos/{second}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_WithAnotherPerson_TheReportBecomesTheirs()
    {
        var id = await _owner.UploadedAsync(Clips.Video);
        await _site.WaitForAsync(id, JobState.Done);
        var page = await _owner.PageAsync($"/videos/{id}");
        Assert.Contains("2 people in the picture", page, StringComparison.Ordinal);
        Assert.Contains("Person 1: this report", page, StringComparison.Ordinal);

        using var chosen = await _owner.PostAsync($"/videos/{id}/retry", new() { ["__RequestVerificationToken"] = await _owner.TokenAsync(), ["athlete"] = "2" });
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        await _site.WaitForAsync(id, JobState.Done);
        Assert.Contains("Person 2: this report", await _owner.PageAsync($"/videos/{id}"), StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(await _owner.PageAsync($"/videos/{id}/people.json")).RootElement.GetProperty("athlete").GetInt32());
    }

    [Fact]
    public async Task Events_WhileAJobRuns_TellProgressAndEnd()
    {
        _site.Analyzer.Hold();
        var id = await _owner.UploadedAsync(Clips.Video);
        var second = await _owner.UploadedAsync(Clips.VideoNumber(2));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/queue/events", UriKind.Relative));
        using var answer = await _owner.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        await UntilAsync(reader, rows => State(rows, id) == "running" && Value(rows, id, "percent").GetInt32() == 40 && Value(rows, second, "position").ValueKind == JsonValueKind.Number);
        _site.Analyzer.LetGo();
        await UntilAsync(reader, rows => State(rows, id) == "done" && State(rows, second) == "done");
    }

    [Fact]
    public async Task Queue_BehindOthers_SaysThePlaceAndWhenItWillBeDone()
    {
        await _site.WaitForAsync(await _owner.UploadedAsync(Clips.Video), JobState.Done);
        _site.Analyzer.Hold();
        await _site.WaitForAsync(await _owner.UploadedAsync(Clips.VideoNumber(2)), JobState.Running);
        await _owner.UploadedAsync(Clips.VideoNumber(3));
        var last = await _owner.UploadedAsync(Clips.VideoNumber(4));

        var page = await _owner.PageAsync("/");
        Assert.Contains("next in line, done in about", page, StringComparison.Ordinal);
        Assert.Contains("number 2 in line, done in about", page, StringComparison.Ordinal);
        Assert.Contains("number 2 in line, done in about", await _owner.PageAsync($"/videos/{last}"), StringComparison.Ordinal);
        _site.Analyzer.LetGo();
        await _site.WaitForAsync(last, JobState.Done);
    }

    [Fact]
    public async Task Analysis_Refused_ReasonIsShownAndTheVideoCanBeWatched()
    {
        _site.Analyzer.Problem = new AnalysisRefused("The video is cut off.", new InvalidOperationException());
        var id = await _owner.UploadedAsync(Clips.Video);
        await _site.WaitForAsync(id, JobState.Failed);
        var page = await _owner.PageAsync($"/videos/{id}");
        Assert.Contains("The video is cut off.", page, StringComparison.Ordinal);
        Assert.Contains("<video", page, StringComparison.Ordinal);
        Assert.Contains("How to film, with drawings", page, StringComparison.Ordinal);
        Assert.DoesNotContain("measurements below", page, StringComparison.Ordinal);

        _site.Analyzer.Problem = null;
        using var retried = await _owner.PressAsync($"/videos/{id}/retry");
        Assert.Equal(HttpStatusCode.Found, retried.StatusCode);
        await _site.WaitForAsync(id, JobState.Done);
    }

    [Fact]
    public async Task Analysis_Crashes_OnlyThisJobFails()
    {
        _site.Analyzer.Problem = new InvalidOperationException("secret reason");
        var id = await _owner.UploadedAsync(Clips.Video);
        await _site.WaitForAsync(id, JobState.Failed);
        Assert.DoesNotContain("secret", await _owner.PageAsync($"/videos/{id}"), StringComparison.Ordinal);

        _site.Analyzer.Problem = null;
        var next = await _owner.UploadedAsync(Clips.VideoNumber(2));
        await _site.WaitForAsync(next, JobState.Done);
    }

    [Fact]
    public async Task Cancel_Running_StopsAndNextOneStarts()
    {
        _site.Analyzer.Hold();
        var id = await _owner.UploadedAsync(Clips.Video);
        await _site.WaitForAsync(id, JobState.Running);
        using var answer = await _owner.PressAsync($"/videos/{id}/cancel?from=queue");
        Assert.Equal("/", answer.Headers.Location!.ToString());
        await _site.WaitForAsync(id, JobState.Cancelled);

        _site.Analyzer.LetGo();
        await _site.WaitForAsync(await _owner.UploadedAsync(Clips.VideoNumber(2)), JobState.Done);
        await _site.WaitForAsync(id, JobState.Cancelled);
    }

    [Fact]
    public async Task Delete_Video_GoesToTheTrashAndComesBack()
    {
        var id = await _owner.UploadedAsync(Clips.Video);
        await _site.WaitForAsync(id, JobState.Done);
        using var answer = await _owner.PressAsync($"/videos/{id}/delete");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        using var gone = await _owner.GetAsync($"/videos/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var bytes = await _owner.GetAsync($"/videos/{id}/file");
        Assert.Equal(HttpStatusCode.NotFound, bytes.StatusCode);

        Assert.Contains("squat.mp4", await _owner.PageAsync("/trash"), StringComparison.Ordinal);
        using var restored = await _owner.PressAsync($"/videos/{id}/restore");
        Assert.Contains("Too shallow", await _owner.PageAsync($"/videos/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_VideoInTheTrash_RemovesRowsAndFiles()
    {
        var id = await _owner.UploadedAsync(Clips.Video);
        await _site.WaitForAsync(id, JobState.Done);
        using var tooEarly = await _owner.PressAsync($"/videos/{id}/erase");
        Assert.Equal(HttpStatusCode.NotFound, tooEarly.StatusCode);
        using var deleted = await _owner.PressAsync($"/videos/{id}/delete");

        // Beside "Restore", and nothing brings it back: a second button asks.
        var trash = await _owner.PageAsync("/trash");
        Assert.True(trash.IndexOf("<details class=\"deletion\"", StringComparison.Ordinal) is >= 0 and var asks && asks < trash.IndexOf($"/videos/{id}/erase", StringComparison.Ordinal));
        Assert.Contains("Nothing brings it back", trash, StringComparison.Ordinal);
        using var erased = await _owner.PressAsync($"/videos/{id}/erase");
        Assert.Equal(HttpStatusCode.Found, erased.StatusCode);
        Assert.Empty(Directory.GetDirectories(_site.Folder.Videos));
        using var context = await _site.ContextAsync();
        Assert.Equal(0, await context.Videos.CountAsync());
    }

    [Fact]
    public async Task History_AfterAReport_ShowsTheSession()
    {
        var id = await _owner.UploadedAsync(Clips.Video, who: "newAthlete=Anna&consent=true");
        await _site.WaitForAsync(id, JobState.Done);
        using var context = await _site.ContextAsync();
        var athlete = await context.Athletes.SingleAsync();
        var page = await _owner.PageAsync($"/athletes/{athlete.Id}");
        Assert.Contains("1 of 2", page, StringComparison.Ordinal);
        Assert.Contains("Too shallow <b>1</b>", page, StringComparison.Ordinal);

        using var deleted = await _owner.PressAsync($"/athletes/{athlete.Id}/delete");
        Assert.Equal("/athletes", deleted.Headers.Location!.ToString());
        Assert.Contains("No athletes yet", await _owner.PageAsync("/athletes"), StringComparison.Ordinal);
        Assert.DoesNotContain("squat.mp4", await _owner.PageAsync("/"), StringComparison.Ordinal);
    }

    private static async Task UntilAsync(StreamReader reader, Func<JsonElement, bool> isReached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && isReached(JsonDocument.Parse(line[6..]).RootElement))
            {
                return;
            }
        }

        Assert.Fail("The stream ended too early.");
    }

    private static string? State(JsonElement rows, Guid id) => Value(rows, id, "state").GetString();

    private static JsonElement Value(JsonElement rows, Guid id, string name) => rows.EnumerateArray().Single(row => row.GetProperty("id").GetGuid() == id).GetProperty(name);
}

using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Web.Tests;

/// <summary>What a coach does on a report, by a program.</summary>
public sealed class ReportApiTests(World world) : IClassFixture<World>
{
    private string Video => $"videos/{world.VideoId}";

    [Fact]
    public async Task Drawing_OfATrainer_IsOnThePageAndReadBack()
    {
        using var tom = await ApiProgram.OfAsync(world, "Tom");
        await tom.SendAsync("POST", $"{Video}/notes", "{\"atSeconds\": 1.5, \"drawing\": [[[0.1, 0.2], [0.3, 0.40000001]]]}", HttpStatusCode.Created);
        Assert.Contains("data-drawing=\"[[[0.1,0.2],[0.3,0.4]]]\" data-at=\"1.5\"", await world.As("Anna").PageAsync("/" + Video), StringComparison.Ordinal);
        var note = Assert.Single((await tom.ReadAsync($"{Video}/notes")).EnumerateArray());
        Assert.Equal((1.5, "Tom", 0.4), (note.GetProperty("atSeconds").GetDouble(), note.GetProperty("author").GetString(), note.GetProperty("drawing")[0][1][1].GetDouble()));

        using var anna = await ApiProgram.OfAsync(world, "Anna");
        await anna.SendAsync("POST", $"{Video}/notes", $"{{\"text\": \"I see\", \"answers\": \"{note.GetProperty("id").GetString()}\"}}", HttpStatusCode.Created);
        Assert.Equal(1.5, (await anna.ReadAsync($"{Video}/notes"))[1].GetProperty("atSeconds").GetDouble());
        await anna.SendAsync("DELETE", $"{Video}/notes/{note.GetProperty("id").GetString()}", null, HttpStatusCode.NotFound);
        await tom.SendAsync("DELETE", $"{Video}/notes/{note.GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("{\"atSeconds\": 1}", "Please give 'text'.")]
    [InlineData("{\"text\": \"x\", \"drawing\": []}", "This is no drawing")]
    [InlineData("{\"text\": \"x\", \"drawing\": [[[0.1, 2]]]}", "This is no drawing")]
    [InlineData("{\"text\": \"x\", \"drawing\": [[[0.1, 1e999]]]}", "This is no drawing")]
    [InlineData("{\"text\": \"x\", \"drawing\": [null]}", "This is no drawing")]
    [InlineData("{\"text\": \"x\", \"drawing\": \"<svg>\"}", "The body is not the JSON")]
    [InlineData("{\"text\": \"x\", \"answers\": \"me\"}", "The body is not the JSON that is expected here, at $.answers: found \"me\", expected string (uuid).")]
    [InlineData("{\"text\": \"x\", \"atSeconds\": \"NaN\"}", "Please give 'atSeconds' as a number from 0 to 86400.")]
    public async Task Note_ThatIsNone_IsRefusedInASentence(string body, string sentence)
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        Assert.StartsWith(sentence, await carl.SendAsync("POST", $"{Video}/notes", body, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        using var cora = await ApiProgram.OfAsync(world, "Cora");
        Assert.Equal("", await cora.SendAsync("POST", $"{Video}/notes", body, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Note_TooLongOrWithTooManyStrokes_IsRefused()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        Assert.Equal("'text' is too long; at most 2000 are taken.", await carl.SendAsync("POST", $"{Video}/notes", $"{{\"text\": \"{new string('x', 2001)}\"}}", HttpStatusCode.BadRequest));
        var strokes = string.Join(',', Enumerable.Repeat("[[0.5,0.5]]", 61));
        Assert.StartsWith("This is no drawing", await carl.SendAsync("POST", $"{Video}/notes", $"{{\"drawing\": [{strokes}]}}", HttpStatusCode.BadRequest), StringComparison.Ordinal);
        using var anna = await ApiProgram.OfAsync(world, "Anna");
        await anna.SendAsync("POST", $"{Video}/notes", "{\"drawing\": [[[0.5,0.5]]]}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Correction_OfARepAndOfAMissedOne_IsListedShownAndExported()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        await carl.SendAsync("POST", $"{Video}/corrections", "{\"rep\": 2, \"verdict\": \"faults\", \"faults\": [\"inward_knees\", \"shallow\"], \"comment\": \"by a program\"}", HttpStatusCode.Created);
        await carl.SendAsync("POST", $"{Video}/corrections", "{\"startSeconds\": 0.2, \"bottomSeconds\": 0.5, \"endSeconds\": 0.9, \"verdict\": \"good\"}", HttpStatusCode.Created);
        var listed = (await carl.ReadAsync($"{Video}/corrections")).EnumerateArray().ToList();
        Assert.Equal(2, listed.Count);
        Assert.Equal(["inward_knees", "shallow"], listed.Single(one => one.GetProperty("comment").GetString() == "by a program").GetProperty("faults").EnumerateArray().Select(one => one.GetString()));
        var page = await world.As("Anna").PageAsync("/" + Video);
        Assert.Contains("by a program", page, StringComparison.Ordinal);
        Assert.Contains("<strong>Missed rep</strong>", page, StringComparison.Ordinal);

        using var anna = await ApiProgram.OfAsync(world, "Anna");
        Assert.Equal(0, (await carl.ReadAsync("labels")).GetArrayLength());
        await anna.SendAsync("PUT", $"athletes/{world.AnnaId}/consents/training", null, HttpStatusCode.NoContent);
        Assert.Equal(2, (await carl.ReadAsync("labels")).GetArrayLength());
        await anna.SendAsync("DELETE", $"athletes/{world.AnnaId}/consents/training", null, HttpStatusCode.NoContent);
        await anna.SendAsync("PUT", $"athletes/{world.AnnaId}/consents/everything", null, HttpStatusCode.NotFound);
        await carl.SendAsync("PUT", $"athletes/{world.AnnaId}/consents/training", null, HttpStatusCode.NotFound);
        await anna.SendAsync("POST", $"{Video}/corrections", "{\"rep\": 2, \"verdict\": \"good\"}", HttpStatusCode.NotFound);
        using var context = await world.Site.ContextAsync();
        Assert.Equal(2, await context.Corrections.ExecuteDeleteAsync());
    }

    [Theory]
    [InlineData("{\"rep\": 2}", HttpStatusCode.BadRequest, "Please give 'verdict'.")]
    [InlineData("{\"rep\": 2, \"verdict\": \"superb\"}", HttpStatusCode.BadRequest, "Please give 'verdict' as one of: good, faults, not_assessable, no_rep.")]
    [InlineData("{\"rep\": 2, \"verdict\": \"faults\", \"faults\": [\"lazy\"]}", HttpStatusCode.BadRequest, "Please give 'faults' as one of: inward_knees,")]
    [InlineData("{\"rep\": 2, \"verdict\": \"faults\", \"faults\": [null]}", HttpStatusCode.BadRequest, "Please give 'faults' as one of: inward_knees,")]
    [InlineData("{\"rep\": 2, \"verdict\": \"faults\", \"faults\": [\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\"]}", HttpStatusCode.BadRequest, "'faults' is too long; at most 6 are taken.")]
    [InlineData("{\"verdict\": \"good\", \"startSeconds\": 0}", HttpStatusCode.BadRequest, "Please give a rep of the report, or the three moments")]
    [InlineData("{\"rep\": 9, \"verdict\": \"good\"}", HttpStatusCode.Conflict, "There is no such rep in the report.")]
    [InlineData("{\"verdict\": \"good\", \"startSeconds\": 0.2, \"bottomSeconds\": 1.4, \"endSeconds\": 1.6}", HttpStatusCode.Conflict, "Please give three moments")]
    [InlineData("{\"verdict\": \"good\", \"startSeconds\": 0.2, \"bottomSeconds\": 0.4, \"endSeconds\": 1e999}", HttpStatusCode.Conflict, "Please give three moments")]
    public async Task Correction_OfNothing_IsRefusedInASentence(string body, HttpStatusCode expected, string sentence)
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        Assert.StartsWith(sentence, await carl.SendAsync("POST", $"{Video}/corrections", body, expected), StringComparison.Ordinal);
        using var context = await world.Site.ContextAsync();
        Assert.False(await context.Corrections.AnyAsync());
    }

    [Fact]
    public async Task Share_MadeByAProgram_ShowsTheReportUntilItIsEnded()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        var made = await carl.SendAsync("POST", $"{Video}/shares", "{\"days\": 7, \"picture\": \"blurred_face\"}", HttpStatusCode.Created);
        var path = new Uri(JsonDocument.Parse(made).RootElement.GetProperty("link").GetString()!).PathAndQuery;
        Assert.Contains("Rep 1", await world.As("nobody").PageAsync(path), StringComparison.Ordinal);
        var link = Assert.Single((await carl.ReadAsync($"{Video}/shares")).EnumerateArray());
        Assert.Equal("blurred_face", link.GetProperty("picture").GetString());
        await carl.SendAsync("DELETE", $"{Video}/shares/{link.GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        using var ended = await world.As("nobody").GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);

        Assert.Equal("Please give 'days' as a number from 1 to 90.", await carl.SendAsync("POST", $"{Video}/shares", "{\"days\": 91}", HttpStatusCode.BadRequest));
        Assert.Equal("Please give 'days'.", await carl.SendAsync("POST", $"{Video}/shares", "{}", HttpStatusCode.BadRequest));
        using var tom = await ApiProgram.OfAsync(world, "Tom");
        await tom.SendAsync("POST", $"{Video}/shares", "{\"days\": 7}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Reference_ChosenAndTakenBack_AndTwoRepsCompared()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        await carl.SendAsync("PUT", $"{Video}/reference", null, HttpStatusCode.NoContent);
        Assert.Equal("Anna", Assert.Single((await carl.ReadAsync("references")).EnumerateArray()).GetProperty("athleteName").GetString());
        using var cora = await ApiProgram.OfAsync(world, "Cora");
        Assert.Equal(0, (await cora.ReadAsync("references")).GetArrayLength());
        await carl.SendAsync("DELETE", $"{Video}/reference", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await carl.ReadAsync("references")).GetArrayLength());

        var compared = await carl.ReadAsync($"{Video}/compare/{world.VideoId}?rep=1&otherRep=2");
        Assert.Equal(("shallow", 0, 0.0), (compared.GetProperty("left").GetProperty("faults")[0].GetString(), compared.GetProperty("right").GetProperty("faults").GetArrayLength(), compared.GetProperty("metrics")[0].GetProperty("difference").GetDouble()));
        await carl.SendAsync("GET", $"{Video}/compare/{world.VideoId}?rep=9", null, HttpStatusCode.NotFound);
        await cora.SendAsync("GET", $"{Video}/compare/{world.VideoId}", null, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("report.json", "file_taken")]
    [InlineData("frames.csv?shown=true", "file_taken")]
    [InlineData("compare/{0}", "report_seen")]
    public async Task Report_ReadByAProgram_IsInTheAuditOfTheAthlete(string file, string action)
    {
        using (var context = await world.Site.ContextAsync())
        {
            await context.Audit.ExecuteDeleteAsync();
        }

        using var tom = await ApiProgram.OfAsync(world, "Tom");
        await tom.TakeAsync($"{Video}/{string.Format(System.Globalization.CultureInfo.InvariantCulture, file, world.VideoId)}");
        using var anna = await ApiProgram.OfAsync(world, "Anna");
        var line = Assert.Single((await anna.ReadAsync("audit")).EnumerateArray());
        Assert.Equal(("Tom", action), (line.GetProperty("who").GetString(), line.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task Report_MarkedReadByAProgram_IsNotUnreadAnyMore()
    {
        using var tom = await ApiProgram.OfAsync(world, "Tom");
        using (var context = await world.Site.ContextAsync())
        {
            await context.ReadMarks.ExecuteDeleteAsync();
        }

        Assert.Equal(1, (await tom.ReadAsync("desk"))[0].GetProperty("unreadVideoIds").GetArrayLength());
        await tom.SendAsync("PUT", $"{Video}/read", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await tom.ReadAsync("desk"))[0].GetProperty("unreadVideoIds").GetArrayLength());
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

public sealed class RemarkTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Note_OfTheCoach_IsReadAndAnsweredByTheAthlete()
    {
        using var written = await PostAsync("Carl", "notes/", new() { ["at"] = "1.25", ["text"] = "Look at <b>this</b> knee" });
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);
        var page = await world.As("Anna").PageAsync($"/videos/{world.VideoId}");
        Assert.Contains("Look at &lt;b&gt;this&lt;/b&gt; knee", page, StringComparison.Ordinal);
        Assert.Contains("data-jump=\"1.25\"", page, StringComparison.Ordinal);

        using var context = await world.Site.ContextAsync();
        var note = await context.Notes.SingleAsync(one => one.Text.StartsWith("Look"));
        using var answered = await PostAsync("Anna", "notes/", new() { ["answers"] = note.Id.ToString(), ["text"] = "I felt it too" });
        Assert.Contains("I felt it too", await world.As("Carl").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        Assert.Equal(1.25, (await context.Notes.SingleAsync(one => one.AnswersId == note.Id)).AtSeconds);

        using var notMine = await PostAsync("Anna", $"notes/{note.Id}/remove", []);
        Assert.Equal(HttpStatusCode.NotFound, notMine.StatusCode);
    }

    [Fact]
    public async Task Drawing_OfStaff_IsKeptAsNumbersWithAuthorAndMoment()
    {
        using var drawn = await PostAsync("Tom", "notes/", new() { ["at"] = "0.75", ["text"] = "", ["drawing"] = "[[[0.1,0.2],[0.30000001,0.4]]]" });
        Assert.Equal(HttpStatusCode.Found, drawn.StatusCode);
        using var context = await world.Site.ContextAsync();
        var note = await context.Notes.SingleAsync(one => one.Drawing != null);
        Assert.Equal(("Tom", 0.75, "[[[0.1,0.2],[0.3,0.4]]]"), (note.Author, note.AtSeconds, note.Drawing));
        Assert.Contains("data-drawing=\"[[[0.1,0.2],[0.3,0.4]]]\" data-at=\"0.75\"", await world.As("Anna").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        await context.Notes.Where(one => one.Id == note.Id).ExecuteDeleteAsync();
    }

    [Theory]
    [InlineData("Tom", "[[[0.1,2]]]", HttpStatusCode.BadRequest)]
    [InlineData("Tom", "[]", HttpStatusCode.BadRequest)]
    [InlineData("Tom", "\"><script>", HttpStatusCode.BadRequest)]
    [InlineData("Anna", "[[[0.1,0.2]]]", HttpStatusCode.NotFound)]
    [InlineData("Cora", "[[[0.1,0.2]]]", HttpStatusCode.NotFound)]
    public async Task Drawing_ThatIsNone_OrOfSomebodyWhoMayNot_IsRefused(string person, string drawing, HttpStatusCode expected)
    {
        using var answer = await PostAsync(person, "notes/", new() { ["at"] = "0.75", ["text"] = "see", ["drawing"] = drawing });
        Assert.Equal(expected, answer.StatusCode);
        using var context = await world.Site.ContextAsync();
        Assert.False(await context.Notes.AnyAsync(one => one.Drawing != null));
    }

    [Fact]
    public async Task MissedRep_OfTheCoach_IsShownAndOneInsideACountedRepIsRefused()
    {
        Dictionary<string, string> Form(string bottom) => new() { ["start"] = "0.2", ["bottom"] = bottom, ["end"] = "1.6", ["verdict"] = "good", ["comment"] = "behind the rack" };
        using var added = await PostAsync("Carl", "corrections/missed", Form("0.5"));
        Assert.EndsWith("#missed", added.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await world.As("Anna").PageAsync($"/videos/{world.VideoId}");
        Assert.Contains("<strong>Missed rep</strong>", page, StringComparison.Ordinal);
        Assert.Contains("behind the rack", page, StringComparison.Ordinal);
        Assert.DoesNotContain("A rep was missed", page, StringComparison.Ordinal);

        // Rep 1 lies from 1 to 1.9 s; and what ends before it begins is nothing.
        foreach (var bottom in new[] { "1.4", "1.7", "deep" })
        {
            using var refused = await PostAsync("Carl", "corrections/missed", Form(bottom));
            Assert.Contains("Please give three moments", await world.As("Carl").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        }

        using var context = await world.Site.ContextAsync();
        Assert.Equal(1, await context.Corrections.Where(one => one.Comment == "behind the rack").ExecuteDeleteAsync());
    }

    [Fact]
    public async Task MissedRep_AddedTwiceByMistake_IsRemovedWithWhatItReplacedAndWrittenDown()
    {
        foreach (var comment in new[] { "no rep at all", "still none" })
        {
            using var added = await PostAsync("Carl", "corrections/missed", new() { ["start"] = "0.2", ["bottom"] = "0.5", ["end"] = "0.8", ["verdict"] = "good", ["comment"] = comment });
        }

        using var context = await world.Site.ContextAsync();
        var id = (await context.Corrections.SingleAsync(one => one.Comment == "still none")).Id;
        Assert.Contains($"corrections/{id}/remove", await world.As("Carl").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"corrections/{id}/remove", await world.As("Anna").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        using var notHers = await PostAsync("Anna", $"corrections/{id}/remove", []);
        Assert.Equal(HttpStatusCode.NotFound, notHers.StatusCode);
        using var removed = await PostAsync("Carl", $"corrections/{id}/remove", []);
        Assert.Equal(HttpStatusCode.Found, removed.StatusCode);
        Assert.DoesNotContain("<strong>Missed rep</strong>", await world.As("Carl").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        Assert.False(await context.Corrections.AnyAsync(one => one.BottomSeconds == 0.5));
        Assert.Contains("added rep removed", await world.As("Anna").PageAsync("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_OfACountedRep_IsNotRemoved()
    {
        using var corrected = await PostAsync("Carl", "corrections", new() { ["rep"] = "1", ["verdict"] = "good", ["comment"] = "kept" });
        using var context = await world.Site.ContextAsync();
        var id = (await context.Corrections.SingleAsync(one => one.Comment == "kept")).Id;
        using var refused = await PostAsync("Carl", $"corrections/{id}/remove", []);
        Assert.Contains("Only a rep that was added can be removed", await world.As("Carl").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        Assert.Equal(1, await context.Corrections.Where(one => one.Id == id).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Correction_OfTheCoach_IsShownAndExportedOnlyWithConsent()
    {
        var form = new Dictionary<string, string> { ["rep"] = "2", ["verdict"] = "faults", ["fault"] = "inward_knees", ["comment"] = "left knee" };
        using var corrected = await PostAsync("Carl", "corrections", form);
        Assert.Equal(HttpStatusCode.Found, corrected.StatusCode);
        Assert.Contains("left knee", await world.As("Anna").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        Assert.Equal("[]", await world.As("Carl").PageAsync("/api/labels"));

        using var agreed = await world.As("Anna").PressAsync($"/athletes/{world.AnnaId}/consents/training/give");
        using var labels = JsonDocument.Parse(await world.As("Carl").PageAsync("/api/labels"));
        var label = Assert.Single(labels.RootElement.EnumerateArray());
        Assert.Equal(("Carl", "faults", "inward_knees"), (label.GetProperty("author").GetString(), label.GetProperty("verdict").GetString(), label.GetProperty("faults")[0].GetString()));
        Assert.Equal("[]", await world.As("Cora").PageAsync("/api/labels"));
    }

    [Fact]
    public async Task Correction_OfTheTimesOfARep_IsShownAndOneOutsideOfTheRepIsRefused()
    {
        Dictionary<string, string> Form(string start, string bottom) => new() { ["rep"] = "1", ["verdict"] = "good", ["start"] = start, ["bottom"] = bottom, ["end"] = "1.8", ["comment"] = "later" };
        using var corrected = await PostAsync("Carl", "corrections", Form("1.2", "1.5"));
        Assert.Contains("0:01.2 – 0:01.8", await world.As("Anna").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);

        // The form begins with what was said last.
        Assert.Contains("value=\"1.2\" aria-label=\"Begins, s\"", await world.As("Carl").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);

        // Rep 1 lies from 1 to 1.9 s; and a rep is lowest after it begins.
        foreach (var (start, bottom) in new[] { ("0.2", "0.5"), ("1.7", "1.5") })
        {
            using var refused = await PostAsync("Carl", "corrections", Form(start, bottom));
            Assert.Contains("whose lowest lies within the rep", await world.As("Carl").PageAsync($"/videos/{world.VideoId}"), StringComparison.Ordinal);
        }

        using var context = await world.Site.ContextAsync();
        Assert.Equal(1, await context.Corrections.Where(one => one.Comment == "later").ExecuteDeleteAsync());
    }

    [Theory]
    [InlineData("Tom")]
    [InlineData("Anna")]
    public async Task Correction_OfSomebodyWhoIsNoCoach_IsNotFound(string person)
    {
        using var refused = await PostAsync(person, "corrections", new() { ["rep"] = "1", ["verdict"] = "good" });
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(string person, string path, Dictionary<string, string> form)
    {
        form["__RequestVerificationToken"] = await world.As(person).TokenAsync();
        return await world.As(person).PostAsync($"/videos/{world.VideoId}/{path}", form);
    }
}

using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>"Download my data" for every account, also those who are nobody's athlete: what is kept of them, and nothing of others.</summary>
public sealed class AccountDataTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("Owner")]
    [InlineData("Carl")]
    [InlineData("Tom")]
    [InlineData("Anna")]
    public async Task AccountPage_OfAnybody_LeadsToTheirData(string person)
    {
        Assert.Contains("href=\"/account/data.zip\"", await world.As(person).PageAsync("/account"), StringComparison.Ordinal);
        Assert.Contains("href=\"/account/data.zip\"", await world.As(person).PageAsync("/privacy"), StringComparison.Ordinal);
        using var zip = await ZipAsync(person);
        using var account = await AccountAsync(zip);
        Assert.Equal(person, account.RootElement.GetProperty("name").GetString());
        Assert.Equal(person == "Anna", zip.GetEntry("data.json") is not null);
        Assert.Equal(person == "Anna", zip.Entries.Any(entry => entry.Name == "video.mp4"));
    }

    [Fact]
    public async Task Data_OfACoach_HoldsWhatTheyWroteAndDidAndWhatWasDoneToThem()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        await carl.SendAsync("POST", $"videos/{world.VideoId}/notes", "{\"text\": \"knees out\", \"drawing\": [[[0.25, 0.75]]]}", HttpStatusCode.Created);
        await carl.SendAsync("POST", $"videos/{world.VideoId}/corrections", "{\"rep\": 1, \"verdict\": \"good\", \"comment\": \"it was deep\"}", HttpStatusCode.Created);
        await carl.SendAsync("POST", "invitations", $"{{\"role\": \"athlete\", \"note\": \"for Fay\", \"group\": \"{world.GroupId}\"}}", HttpStatusCode.Created);
        using var tom = await ApiProgram.OfAsync(world, "Tom");
        await tom.SendAsync("POST", $"videos/{world.VideoId}/notes", "{\"text\": \"words of Tom\"}", HttpStatusCode.Created);
        using var link = await world.As("Owner").PostAsync("/people", new() { ["__RequestVerificationToken"] = await world.As("Owner").TokenAsync(), ["_handler"] = $"reset-{world.Accounts["Carl"]}" });

        using var zip = await ZipAsync("Carl");
        using var account = await AccountAsync(zip);
        var told = account.RootElement;
        var note = Assert.Single(told.GetProperty("written").GetProperty("notes").EnumerateArray());
        Assert.Equal(("knees out", "[[[0.25,0.75]]]", world.VideoId), (note.GetProperty("text").GetString(), note.GetProperty("drawing").GetString(), note.GetProperty("videoId").GetGuid()));
        Assert.Equal("it was deep", Assert.Single(told.GetProperty("written").GetProperty("corrections").EnumerateArray()).GetProperty("comment").GetString());
        Assert.Equal("Group of Carl", Assert.Single(told.GetProperty("worksWithGroups").EnumerateArray()).GetProperty("name").GetString());
        Assert.Contains("for Fay", told.GetProperty("invitations").EnumerateArray().Select(one => one.GetProperty("note").GetString()));
        Assert.Contains("Noted", Actions(told, "did"));
        Assert.Contains("ResetLinkMade", Actions(told, "doneToTheAccount"));
        Assert.DoesNotContain("ResetLinkMade", Actions(told, "did"));
        Assert.DoesNotContain("words of Tom", told.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("DataTaken", await ActionsOfAsync("Carl"));
    }

    [Fact]
    public async Task Data_OfAnAccount_HoldsNoSecrets()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        await carl.SendAsync("POST", "invitations", $"{{\"role\": \"athlete\", \"note\": \"for Gil\", \"group\": \"{world.GroupId}\"}}", HttpStatusCode.Created);
        await carl.SendAsync("POST", $"videos/{world.VideoId}/shares", "{\"days\": 7}", HttpStatusCode.Created);
        using var zip = await ZipAsync("Carl");
        using var account = await AccountAsync(zip);
        var text = account.RootElement.GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal);
        Assert.Equal(["createdAt", "expiresAt", "lastUsedAt", "name"], account.RootElement.GetProperty("tokens").EnumerateArray().First().EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
        using var context = await world.Site.ContextAsync();
        var kept = await context.Users.SingleAsync(one => one.Id == world.Accounts["Carl"]);
        string[] secrets = [kept.PasswordHash!, kept.SecurityStamp!, .. await context.ApiTokens.Select(token => token.TokenHash).ToListAsync(), .. await context.Invitations.Select(one => one.TokenHash).ToListAsync(), .. await context.Shares.Select(link => link.TokenHash).ToListAsync()];
        Assert.True(secrets.Length >= 5);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Data_OfACoachWhomTheAthleteLeft_KeepsTheirWordsWithoutTheVideo()
    {
        var bertas = await world.As("Berta").UploadedAsync(Clips.VideoNumber(21), "bertas.mp4", $"athlete={world.BertaId}");
        await world.Site.WaitForAsync(bertas, JobState.Done);
        using var cora = await ApiProgram.OfAsync(world, "Cora");
        await cora.SendAsync("POST", $"videos/{bertas}/notes", "{\"text\": \"words of Cora\"}", HttpStatusCode.Created);
        using var berta = await ApiProgram.OfAsync(world, "Berta");
        await berta.SendAsync("DELETE", $"athletes/{world.BertaId}/consents/coaching", null, HttpStatusCode.NoContent);

        // Whose role changes is signed out; a program goes on.
        using var changed = await world.As("Owner").PostAsync($"/accounts/{world.Accounts["Cora"]}/role", new() { ["__RequestVerificationToken"] = await world.As("Owner").TokenAsync(), ["role"] = "Coach" });
        using var zip = new ZipArchive(new MemoryStream(await cora.TakeAsync("account/data.zip")));
        using var account = await AccountAsync(zip);
        Assert.Contains("words of Cora", account.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("RoleChanged", Actions(account.RootElement, "doneToTheAccount"));
        Assert.DoesNotContain(bertas.ToString(), account.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
        await berta.SendAsync("PUT", $"athletes/{world.BertaId}/consents/coaching", null, HttpStatusCode.NoContent);
    }

    private static List<string?> Actions(JsonElement told, string part) => [.. told.GetProperty(part).EnumerateArray().Select(entry => entry.GetProperty("action").GetString())];

    private static async Task<JsonDocument> AccountAsync(ZipArchive zip) => await JsonDocument.ParseAsync(zip.GetEntry("account.json")!.Open());

    private async Task<ZipArchive> ZipAsync(string person)
    {
        using var answer = await world.As(person).GetAsync("/account/data.zip");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }

    private async Task<List<string>> ActionsOfAsync(string person)
    {
        using var context = await world.Site.ContextAsync();
        return [.. (await context.Audit.Where(entry => entry.Who == person).ToListAsync()).Select(entry => entry.Action.ToString())];
    }
}

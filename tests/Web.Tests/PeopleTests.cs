using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>How people come in, prove who they are, agree, and leave. Each test has a world of its own, because each changes it.</summary>
public sealed partial class PeopleTests : IAsyncLifetime
{
    private readonly World _world = new();

    public Task InitializeAsync() => _world.InitializeAsync();

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Invitation_NewAthlete_JoinsOnceSeesOnlyThemselvesAndIsSeenByThatCoach()
    {
        var link = await InviteAsync("Carl", "Athlete", _world.GroupId);
        using var dora = _world.Site.Client();
        using var joined = await dora.SendFormAsync(link, new() { ["_handler"] = "join", ["Input.Name"] = "Dora", ["Input.Password"] = World.Password, ["Input.Repeat"] = World.Password, ["Input.AgreesToAnalysis"] = "true", ["Input.AgreesToCoaching"] = "true" });
        Assert.Equal("/privacy", new Uri(_world.Site.Address, joined.Headers.Location!).AbsolutePath);
        Assert.DoesNotContain(World.SecretName, await dora.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Dora", await _world.As("Carl").PageAsync("/athletes"), StringComparison.Ordinal);
        Assert.DoesNotContain("Dora", await _world.As("Cora").PageAsync("/athletes"), StringComparison.Ordinal);

        using var late = _world.Site.Client();
        Assert.Contains("This link does not work", await late.PageAsync(link), StringComparison.Ordinal);
        using var context = await _world.Site.ContextAsync();
        Assert.Equal(Role.Athlete, (await context.Users.SingleAsync(account => account.UserName == "Dora")).Role);
        Assert.Equal(2, await context.Consents.CountAsync(consent => consent.Athlete!.Name == "Dora"));
    }

    [Fact]
    public async Task Invitation_AthleteOfAnotherCoach_BelongsToBoth()
    {
        using var context = await _world.Site.ContextAsync();
        var groupOfCora = await context.Groups.Where(group => group.Name == "Group of Cora").Select(group => group.Id).SingleAsync();
        var link = await InviteAsync("Cora", "Athlete", groupOfCora);
        using var accepted = await _world.As("Anna").SendFormAsync(link, new() { ["_handler"] = "accept" });
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        foreach (var coach in new[] { "Carl", "Cora" })
        {
            Assert.Contains(World.SecretName, await _world.As(coach).PageAsync("/"), StringComparison.Ordinal);
        }

        using var left = await _world.As("Anna").PressAsync($"/groups/{_world.GroupId}/leave");
        Assert.DoesNotContain(World.SecretName, await _world.As("Carl").PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains(World.SecretName, await _world.As("Cora").PageAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Carl", "Coach")]
    [InlineData("Carl", "Owner")]
    [InlineData("Tom", "Athlete")]
    public async Task Invitation_BeyondTheInvitersRights_IsNotMade(string inviter, string role)
    {
        var invitations = _world.Site.Services.GetRequiredService<Invitations>();
        var viewer = new Viewer(_world.Accounts[inviter], inviter == "Tom" ? Role.Trainer : Role.Coach);
        var (token, problem) = await invitations.CreateAsync(viewer, new InvitationRequest(Enum.Parse<Role>(role), _world.GroupId, null, "Eve"), default);
        Assert.Null(token);
        Assert.NotNull(problem);
    }

    [Fact]
    public async Task Consent_CoachingWithdrawn_CoachesSeeNothingAnyMore()
    {
        using var withdrawn = await _world.As("Anna").PressAsync($"/athletes/{_world.AnnaId}/consents/coaching/withdraw");
        foreach (var person in new[] { "Carl", "Tom" })
        {
            using var report = await _world.As(person).GetAsync($"/videos/{_world.VideoId}");
            using var bytes = await _world.As(person).GetAsync($"/videos/{_world.VideoId}/file");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (report.StatusCode, bytes.StatusCode));
        }

        Assert.Contains("Too shallow", await _world.As("Anna").PageAsync($"/videos/{_world.VideoId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_AnalysisWithdrawn_NothingNewIsTaken()
    {
        using var withdrawn = await _world.As("Anna").PressAsync($"/athletes/{_world.AnnaId}/consents/analysis/withdraw");
        using var byCoach = await _world.As("Carl").UploadAsync(Clips.VideoNumber(7), who: $"athlete={_world.AnnaId}&consent=true");
        Assert.Equal(HttpStatusCode.Forbidden, byCoach.StatusCode);
        using var retried = await _world.As("Carl").PressAsync($"/videos/{_world.VideoId}/retry");
        using var context = await _world.Site.ContextAsync();
        Assert.Equal(JobState.Done, (await context.Jobs.SingleAsync(job => job.VideoId == _world.VideoId)).State);
        using var again = await _world.As("Anna").UploadAsync(Clips.VideoNumber(7), who: $"athlete={_world.AnnaId}&consent=true");
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task Reset_LinkOfTheOwner_WorksOnceAndSignsOutEverywhere()
    {
        using var made = await _world.As("Owner").SendFormAsync("/people", new() { ["_handler"] = $"reset-{_world.Accounts["Anna"]}" });
        var link = Secret(await made.Content.ReadAsStringAsync());
        using var anna = _world.Site.Client();
        using var changed = await anna.SendFormAsync(link, new() { ["Input.Password"] = "quite another sentence", ["Input.Repeat"] = "quite another sentence" });
        Assert.Contains("The password is changed", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var old = await _world.As("Anna").GetAsync("/");
        Assert.Equal(HttpStatusCode.Found, old.StatusCode);
        using var twice = await anna.SendFormAsync(link, new() { ["Input.Password"] = "a third long sentence", ["Input.Repeat"] = "a third long sentence" });
        Assert.Contains("This link does not work", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var signedIn = await anna.SignInAsync("Anna", "quite another sentence");
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
    }

    [Fact]
    public async Task Role_Lowered_TakesEffectWithTheNextRequest()
    {
        var tom = _world.As("Tom");
        Assert.Contains("Group of Carl", await tom.PageAsync("/people"), StringComparison.Ordinal);
        using var changed = await _world.As("Owner").PostAsync($"/accounts/{_world.Accounts["Tom"]}/role", new() { ["__RequestVerificationToken"] = await _world.As("Owner").TokenAsync(), ["role"] = "Athlete" });
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        using var out1 = await tom.GetAsync("/people");
        Assert.Contains("/sign-in", out1.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var again = await tom.SignInAsync("Tom", World.Password);
        using var refused = await tom.GetAsync($"/videos/{_world.VideoId}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Account_Deleted_CannotSignInUntilItIsRestored()
    {
        using var deleted = await _world.As("Owner").PressAsync($"/accounts/{_world.Accounts["Carl"]}/delete");
        using var client = _world.Site.Client();
        using var refused = await client.SignInAsync("Carl", World.Password);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);

        // Nobody else looked after Carl's athletes, so the owner does now.
        Assert.Contains(World.SecretName, await _world.As("Owner").PageAsync("/"), StringComparison.Ordinal);
        using var restored = await _world.As("Owner").PressAsync($"/accounts/{_world.Accounts["Carl"]}/restore");
        using var back = await client.SignInAsync("Carl", World.Password);
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
    }

    [Fact]
    public async Task Token_OfAProgram_UploadsWithoutAFormAndEndsWhenRevoked()
    {
        using var made = await _world.As("Tom").SendFormAsync("/account", new() { ["_handler"] = "token", ["TokenName"] = "gym computer" });
        var secret = Secret(await made.Content.ReadAsStringAsync());
        using var program = _world.Site.Client();
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        using var body = new ByteArrayContent(Clips.VideoNumber(9));
        using var taken = await program.Http.PutAsync(new Uri($"/api/videos?name=a.mp4&athlete={_world.AnnaId}", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);

        var id = (await _world.Site.Services.GetRequiredService<ApiTokens>().ListAsync(_world.Accounts["Tom"], default)).Single().Id;
        using var revoked = await _world.As("Tom").PressAsync($"/account/tokens/{id}/revoke");
        using var refused = await program.GetAsync("/api/uploads");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Data_Downloaded_HoldsTheVideoTheReportAndWhoLooked()
    {
        await _world.As("Tom").PageAsync($"/videos/{_world.VideoId}");
        using var answer = await _world.As("Anna").GetAsync($"/athletes/{_world.AnnaId}/data.zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith("/report.json", StringComparison.Ordinal));
        Assert.Equal(Clips.Video.Length, zip.Entries.Single(entry => entry.FullName.EndsWith("/video.mp4", StringComparison.Ordinal)).Length);
        using var described = await JsonDocument.ParseAsync(zip.GetEntry("data.json")!.Open());
        var looks = described.RootElement.GetProperty("whoDidAndSawWhat").EnumerateArray().Select(entry => $"{entry.GetProperty("who").GetString()} {entry.GetProperty("action").GetString()}");
        Assert.Contains("Tom ReportSeen", looks);
    }

    [Fact]
    public async Task Data_Downloaded_HoldsTheTrash()
    {
        var clip = Clips.VideoNumber(12);
        var id = await _world.As("Anna").UploadedAsync(clip, "thrown-away.mp4", $"athlete={_world.AnnaId}");
        await _world.Site.WaitForAsync(id, JobState.Done);
        using var thrownAway = await _world.As("Anna").PressAsync($"/videos/{id}/delete");
        using var answer = await _world.As("Anna").GetAsync($"/athletes/{_world.AnnaId}/data.zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(2, zip.Entries.Count(entry => entry.Name == "video.mp4"));
        Assert.Equal(clip.Length, zip.Entries.Single(entry => entry.Name == "video.mp4" && entry.FullName.StartsWith("trash/", StringComparison.Ordinal)).Length);
        Assert.Contains(zip.Entries, entry => entry.Name == "report.json" && entry.FullName.StartsWith("trash/", StringComparison.Ordinal));
        using var described = await JsonDocument.ParseAsync(zip.GetEntry("data.json")!.Open());
        var deleted = described.RootElement.GetProperty("videos").EnumerateArray().ToDictionary(video => video.GetProperty("id").GetGuid(), video => video.GetProperty("deletedAt").ValueKind);
        Assert.Equal((JsonValueKind.String, JsonValueKind.Null), (deleted[id], deleted[_world.VideoId]));
    }

    [Fact]
    public async Task Data_Downloaded_TellsTheAccountToItsOwnerOnlyAndNoSecrets()
    {
        using var stranger = _world.Site.Client();
        using var refused = await stranger.SignInAsync("anna", "a wrong password");
        using var program = await ApiProgram.OfAsync(_world, "Anna");
        using var answer = await _world.As("Anna").GetAsync($"/athletes/{_world.AnnaId}/data.zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("account.json")!.Open());
        var text = await reader.ReadToEndAsync();
        using var described = JsonDocument.Parse(text);
        var account = described.RootElement;
        Assert.Equal(("Anna", "Athlete", false), (account.GetProperty("name").GetString(), account.GetProperty("role").GetString(), account.GetProperty("isTwoFactorOn").GetBoolean()));
        Assert.NotEqual(default, account.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal(["createdAt", "expiresAt", "lastUsedAt", "name"], Assert.Single(account.GetProperty("tokens").EnumerateArray()).EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
        var signIns = account.GetProperty("signIns").EnumerateArray().Select(entry => $"{entry.GetProperty("who").GetString()} {entry.GetProperty("action").GetString()}").ToList();
        Assert.Contains("Anna SignedIn", signIns);
        Assert.Contains("anna SignInFailed", signIns);
        Assert.All(signIns, entry => Assert.StartsWith("anna ", entry, StringComparison.OrdinalIgnoreCase));
        using var context = await _world.Site.ContextAsync();
        var kept = await context.Users.SingleAsync(one => one.Id == _world.Accounts["Anna"]);
        var token = await context.ApiTokens.SingleAsync(one => one.AccountId == kept.Id);
        Assert.All(new[] { kept.PasswordHash!, kept.SecurityStamp!, token.TokenHash }, secret => Assert.DoesNotContain(secret, text.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal));

        using var toTheCoach = await _world.As("Carl").GetAsync($"/athletes/{_world.AnnaId}/data.zip");
        using var coachs = new ZipArchive(await toTheCoach.Content.ReadAsStreamAsync());
        Assert.NotNull(coachs.GetEntry("data.json"));
        Assert.Null(coachs.GetEntry("account.json"));
    }

    [Fact]
    public async Task Audit_AfterATrainerLooked_TellsTheAthleteAndNobodyElse()
    {
        await _world.As("Tom").PageAsync($"/videos/{_world.VideoId}");
        Assert.Contains("read the report", await _world.As("Anna").PageAsync("/audit"), StringComparison.Ordinal);
        Assert.DoesNotContain("read the report", await _world.As("Cora").PageAsync("/audit"), StringComparison.Ordinal);
        Assert.DoesNotContain("read the report", await _world.As("Owner").PageAsync("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_InParts_SurvivesALostPartAndTakesAFileOnce()
    {
        var anna = _world.As("Anna");
        anna.Http.DefaultRequestHeaders.Add("RequestVerificationToken", await anna.TokenAsync());
        var clip = Clips.VideoNumber(11);
        var start = new { name = "parts.mp4", size = clip.Length, changed = 5, athlete = _world.AnnaId.ToString() };
        var upload = await StateAsync(anna.Http.PostAsJsonAsync("/api/uploads", start), HttpStatusCode.Created);
        var path = $"/api/uploads/{upload.GetProperty("id").GetGuid()}";
        await StateAsync(PutAsync(anna, $"{path}?offset=0", clip[..1000]), HttpStatusCode.OK);
        var behind = await StateAsync(PutAsync(anna, $"{path}?offset=0", clip[..1000]), HttpStatusCode.Conflict);
        Assert.Equal(1000, behind.GetProperty("offset").GetInt32());
        await StateAsync(anna.Http.PostAsync(new Uri(path + "/finish", UriKind.Relative), null), HttpStatusCode.Conflict);

        // As after a closed tab: the same file is announced again.
        var again = await StateAsync(anna.Http.PostAsJsonAsync("/api/uploads", start), HttpStatusCode.Created);
        Assert.Equal((upload.GetProperty("id").GetGuid(), 1000), (again.GetProperty("id").GetGuid(), again.GetProperty("offset").GetInt32()));
        await StateAsync(PutAsync(anna, $"{path}?offset=1000", clip[1000..]), HttpStatusCode.OK);
        var taken = await StateAsync(anna.Http.PostAsync(new Uri(path + "/finish?load=60&rpe=8.5", UriKind.Relative), null), HttpStatusCode.Created);

        using var context = await _world.Site.ContextAsync();
        var video = await context.Videos.SingleAsync(one => one.Id == taken.GetProperty("id").GetGuid());
        Assert.Equal((60.0, 8.5, _world.Accounts["Anna"]), (video.LoadKilograms!.Value, video.Rpe!.Value, video.UploadedById!.Value));
        Assert.Equal(clip, await File.ReadAllBytesAsync(Path.Combine(_world.Site.Folder.Videos, video.Folder, video.FileName)));
        Assert.Empty(Directory.GetFiles(_world.Site.Folder.Incoming));
        using var twice = await anna.UploadAsync(clip, "other name.mp4", $"athlete={_world.AnnaId}");
        Assert.Equal(HttpStatusCode.OK, twice.StatusCode);
        Assert.Equal(video.Id, (await twice.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
    }

    private static async Task<HttpResponseMessage> PutAsync(TestClient client, string path, byte[] part)
    {
        using var content = new ByteArrayContent(part);
        return await client.Http.PutAsync(new Uri(path, UriKind.Relative), content);
    }

    private static async Task<JsonElement> StateAsync(Task<HttpResponseMessage> asked, HttpStatusCode expected)
    {
        using var answer = await asked;
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<string> InviteAsync(string inviter, string role, Guid group)
    {
        using var answer = await _world.As(inviter).SendFormAsync("/people", new() { ["_handler"] = "invite", ["Invite.Role"] = role, ["Invite.Group"] = group.ToString(), ["Invite.Athlete"] = "", ["Invite.Note"] = "somebody" });
        return new Uri(Secret(await answer.Content.ReadAsStringAsync())).PathAndQuery;
    }

    private static string Secret(string page)
    {
        var match = SecretOnPage().Match(page);
        Assert.True(match.Success, "The page shows no secret to hand over.");
        var value = WebUtility.HtmlDecode(match.Groups[1].Value);
        return value.StartsWith("http", StringComparison.Ordinal) ? new Uri(value).PathAndQuery is var path && value.Contains("/join", StringComparison.Ordinal) ? value : path : value;
    }

    [GeneratedRegex("value=\"([^\"]+)\" readonly data-secret")]
    private static partial Regex SecretOnPage();
}

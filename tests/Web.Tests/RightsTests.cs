using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>Walks every route and every file as everybody. <see cref="RouteRules"/> is the rule; a route that is not in it fails the test.</summary>
public sealed class RightsTests(World world) : IClassFixture<World>
{
    private static readonly string[] _none = [];

    private readonly IReadOnlyDictionary<string, string[]?> _rules = RouteRules.All;

    private Guid _noteId;
    private Guid _correctionId;

    [Fact]
    public void EveryRoute_HasARule_AndEveryRuleARoute()
    {
        var routes = Routes().Select(route => route.Rule).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(routes.Except(_rules.Keys).Select(route => $"{route} has no rule in this test's table: say who may use it."));
        Assert.Empty(_rules.Keys.Except(routes));
    }

    [Fact]
    public async Task EveryRoute_AsWhoeverHasNoRight_IsNotFoundAndChangesNothing()
    {
        var upload = await StartUploadAsync();
        var invitation = await InvitationAsync();
        var tokenId = await TokenAsync();
        _noteId = await NoteAsync();
        _correctionId = await CorrectionAsync();
        var before = await StateAsync();
        var walked = 0;
        foreach (var (method, pattern, rule) in Routes())
        {
            var allowed = _rules.GetValueOrDefault(rule);
            if (allowed is null)
            {
                continue;
            }

            foreach (var person in World.People.Except(allowed).Prepend("nobody"))
            {
                using var answer = await SendAsync(person, method, Fill(pattern, upload, invitation, tokenId));
                var text = await answer.Content.ReadAsStringAsync();
                var isRefused = person == "nobody"
                    ? answer.StatusCode == HttpStatusCode.Unauthorized || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal))
                    : answer.StatusCode == HttpStatusCode.NotFound;
                Assert.True(isRefused, $"{method} {pattern} answered {(int)answer.StatusCode} to {person}.");
                Assert.DoesNotContain(World.SecretName, text, StringComparison.Ordinal);
                walked++;
            }
        }

        Assert.True(walked > 200, $"Only {walked} refusals were seen.");
        Assert.Equal(before, await StateAsync());
    }

    /// <summary>Forms that a page answers itself are no routes of their own: whoever sees the page without the form may send it all the same.</summary>
    [Theory]
    [InlineData("reset-{Anna}", "/people", "Carl", "Tom", "Cora")]
    [InlineData("invite", "/people", "Tom", "Anna", "nobody")]
    [InlineData("share", "/videos/{video}", "Tom", "Cora", "Owner", "Berta", "nobody")]
    public async Task FormOfAPage_OfWhoeverHasNoRight_MakesNothing(string form, string page, params string[] people)
    {
        var before = await StateAsync();
        foreach (var person in people)
        {
            var client = world.As(person);
            using var answer = await client.PostAsync(page.Replace("{video}", world.VideoId.ToString(), StringComparison.Ordinal), new()
            {
                ["__RequestVerificationToken"] = person == "nobody" ? "none" : await client.TokenAsync(),
                ["_handler"] = form.Replace("{Anna}", world.Accounts["Anna"].ToString(), StringComparison.Ordinal),
                ["Invite.Role"] = "Athlete",
                ["Invite.Group"] = world.GroupId.ToString(),
                ["Invite.Note"] = "somebody",
                ["Share.Days"] = "7",
            });
            Assert.DoesNotContain("data-secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(before, await StateAsync());
        }
    }

    [Fact]
    public async Task EveryPageAndFile_AsWhoeverHasTheRight_IsShown()
    {
        var upload = await StartUploadAsync();
        _noteId = await NoteAsync();
        _correctionId = await CorrectionAsync();
        foreach (var (method, pattern, rule) in Routes().Where(route => route.Method == "GET" && !route.Pattern.EndsWith("/events", StringComparison.Ordinal) && !route.Pattern.EndsWith("/series.json", StringComparison.Ordinal)))
        {
            foreach (var person in _rules[rule] ?? _none)
            {
                using var answer = await SendAsync(person, method, Fill(pattern, upload, Guid.NewGuid(), Guid.NewGuid()));
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{method} {pattern} answered {(int)answer.StatusCode} to {person}.");
            }
        }
    }

    [Fact]
    public async Task Lists_OfWhoeverDoesNotSeeAnna_DoNotNameHer()
    {
        foreach (var person in new[] { "Owner", "Cora", "Berta" })
        {
            foreach (var path in new[] { "/", "/athletes", "/upload", "/trash", "/audit", "/queue/rows", "/api/uploads", "/api/athletes", "/api/videos" })
            {
                var text = await world.As(person).PageAsync(path);
                Assert.DoesNotContain(World.SecretName, text, StringComparison.Ordinal);
                Assert.DoesNotContain(world.AnnaId.ToString(), text, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.Contains(World.SecretName, await world.As("Tom").PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFileOnTheDisk_ByItsPath_IsServedToNobody()
    {
        var root = world.Site.Folder.Path;
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')))
        {
            foreach (var person in World.People)
            {
                using var answer = await world.As(person).GetAsync("/" + path);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"/{path} answered {(int)answer.StatusCode} to {person}.");
            }
        }
    }

    [Fact]
    public async Task Token_OfAnotherCoach_SeesNothingOfAnna()
    {
        using var cora = await WithTokenAsync("Cora");
        using var refused = await cora.GetAsync($"/api/videos/{world.VideoId}/file");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var tom = await WithTokenAsync("Tom");
        using var seen = await tom.GetAsync($"/api/videos/{world.VideoId}/file");
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        using var page = await tom.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        using var wrong = world.Site.Client();
        wrong.Http.DefaultRequestHeaders.Authorization = new("Bearer", ApiToken.Prefix + SecretToken.New());
        using var unknown = await wrong.GetAsync("/api/uploads");
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    private async Task<TestClient> WithTokenAsync(string person)
    {
        var client = world.Site.Client();
        client.Http.DefaultRequestHeaders.Authorization = new("Bearer", await world.Site.Services.GetRequiredService<ApiTokens>().CreateAsync(world.Accounts[person], "test", default));
        return client;
    }

    private List<(string Method, string Pattern, string Rule)> Routes() =>
        [.. world.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            // The framework's own helper for redirects; WayInTests sees that nobody gets in by it.
            .Where(endpoint => !endpoint.RoutePattern.RawText!.Contains("_framework/", StringComparison.Ordinal)).SelectMany(endpoint =>
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

            // A page has one rule; what its forms may do is asked by name in other tests, because a post without a form's name is refused before.
            var isPage = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
            var methods = isPage ? ["GET"] : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
            return methods.Select(method => (method, pattern, isPage ? pattern : $"{method} {pattern}"));
        }).Distinct()];

    private string Fill(string pattern, Guid upload, Guid invitation, Guid token)
    {
        var id = pattern.Contains("/uploads/", StringComparison.Ordinal) ? upload
            : pattern.Contains("/invitations/", StringComparison.Ordinal) ? invitation
            : pattern.Contains("/tokens/", StringComparison.Ordinal) ? token
            : pattern.StartsWith("/groups", StringComparison.Ordinal) || pattern.StartsWith("/api/groups", StringComparison.Ordinal) ? world.GroupId
            : pattern.Contains("/athletes/{id", StringComparison.OrdinalIgnoreCase) ? world.AnnaId
            : pattern.StartsWith("/accounts", StringComparison.Ordinal) ? world.Accounts["Tom"]
            : world.VideoId;
        var path = pattern.Replace("{id:guid}", id.ToString(), StringComparison.OrdinalIgnoreCase)
            .Replace("{athlete:guid}", world.AnnaId.ToString(), StringComparison.Ordinal)
            .Replace("{share:guid}", world.VideoId.ToString(), StringComparison.Ordinal)
            .Replace("{note:guid}", _noteId.ToString(), StringComparison.Ordinal)
            .Replace("{correction:guid}", _correctionId.ToString(), StringComparison.Ordinal)
            .Replace("{account:guid}", world.Accounts["Tom"].ToString(), StringComparison.Ordinal)
            .Replace("{purpose}", "training", StringComparison.Ordinal)
            .Replace("{other:guid}", world.VideoId.ToString(), StringComparison.Ordinal)
            .Replace("{metric}", pattern.StartsWith("/api/", StringComparison.Ordinal) ? "load" : "Load", StringComparison.Ordinal)
            .Replace("{Code:int}", "404", StringComparison.Ordinal);
        return pattern == "/api/uploads/{id:guid}" ? path + "?offset=0" : path;
    }

    private async Task<HttpResponseMessage> SendAsync(string person, string method, string path)
    {
        var client = world.As(person);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method is not "GET")
        {
            var token = person == "nobody" ? "none" : await client.TokenAsync();
            request.Headers.Add("RequestVerificationToken", token);
            request.Content = path.StartsWith("/api/", StringComparison.Ordinal)
                ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["name"] = "taken over", ["text"] = "I was here", ["rep"] = "1", ["verdict"] = "good", ["athlete"] = world.AnnaId.ToString(), ["account"] = world.Accounts["Cora"].ToString(), ["role"] = "Owner", ["metric"] = "Load", ["target"] = "100" });
        }

        return await client.Http.SendAsync(request);
    }

    private async Task<Guid> StartUploadAsync()
    {
        var parts = world.Site.Services.GetRequiredService<UploadParts>();
        var anna = new Viewer(world.Accounts["Anna"], Role.Athlete);
        return (await parts.StartAsync(anna, parts.New(anna, world.AnnaId, "half.mp4", 1000, null), default))!.Id;
    }

    private async Task<Guid> InvitationAsync()
    {
        var invitations = world.Site.Services.GetRequiredService<Invitations>();
        var carl = new Viewer(world.Accounts["Carl"], Role.Coach);
        var (token, _) = await invitations.CreateAsync(carl, new InvitationRequest(Role.Athlete, world.GroupId, null, "Dora"), default);
        return (await invitations.FindAsync(token, default))!.Id;
    }

    private async Task<Guid> NoteAsync()
    {
        var remarks = world.Site.Services.GetRequiredService<Remarks>();
        var anna = new Viewer(world.Accounts["Anna"], Role.Athlete);
        await remarks.WriteAsync(anna, "Anna", world.VideoId, new NoteDraft(1, "Is this deep enough?"), default);
        return (await remarks.NotesAsync(anna, world.VideoId, default))[0].Id;
    }

    private async Task<Guid> CorrectionAsync()
    {
        var carl = new Viewer(world.Accounts["Carl"], Role.Coach);
        var correction = new Correction { VideoId = world.VideoId, StartSeconds = 1, BottomSeconds = 1.4, EndSeconds = 1.9, IsRep = true, Verdict = SquatCoach.Movement.Verdict.Good, Faults = "", Comment = "", AuthorId = carl.AccountId, Author = "Carl", CreatedAt = DateTimeOffset.UtcNow };
        await world.Site.Services.GetRequiredService<Remarks>().CorrectAsync(carl, correction, default);
        return correction.Id;
    }

    private async Task<Guid> TokenAsync()
    {
        var tokens = world.Site.Services.GetRequiredService<ApiTokens>();
        await tokens.CreateAsync(world.Accounts["Anna"], "mine", default);
        return (await tokens.ListAsync(world.Accounts["Anna"], default))[0].Id;
    }

    /// <summary>Everything that somebody without rights might have changed.</summary>
    private async Task<string> StateAsync()
    {
        using var context = await world.Site.ContextAsync();
        var videos = await context.Videos.Include(video => video.Job).OrderBy(video => video.Id).Select(video => $"{video.Id} {video.DeletedAt} {video.Job!.State} {video.Job.Attempts} {video.Exercise} {video.LoadKilograms} {video.AthleteId} {video.ReferenceSince}").ToListAsync();
        var athletes = await context.Athletes.OrderBy(athlete => athlete.Id).Select(athlete => $"{athlete.Id} {athlete.AccountId} {athlete.DeletedAt} {athlete.Consents.Count(consent => consent.WithdrawnAt == null)}").ToListAsync();
        var groups = await context.Groups.OrderBy(group => group.Id).Select(group => $"{group.Id} {group.Name} {group.Staff.Count} {group.Athletes.Count}").ToListAsync();
        var accounts = await context.Users.OrderBy(account => account.Id).Select(account => $"{account.Id} {account.Role} {account.DeletedAt}").ToListAsync();
        var rest = $"{await context.Uploads.CountAsync()} {await context.Invitations.CountAsync()} {await context.ApiTokens.CountAsync()} {await context.Notes.CountAsync()} {await context.Corrections.CountAsync()} {await context.Goals.CountAsync()} {await context.Shares.CountAsync()} {await context.ReadMarks.CountAsync()}";
        return string.Join('\n', [.. videos, .. athletes, .. groups, .. accounts, rest]);
    }
}

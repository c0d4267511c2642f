using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>The OpenAPI document tells of bodies, values and answers what the routes really do, also where the library that writes it would guess otherwise.</summary>
public sealed class ApiDocumentTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("UploadStart", "size")]
    [InlineData("ShareStart", "days")]
    [InlineData("GoalStart", "target")]
    [InlineData("GroupStart", "name")]
    [InlineData("InvitationStart", "note role")]
    [InlineData("CorrectionStart", "verdict")]
    [InlineData("NoteStart", "")]
    public async Task Body_ThatIsTaken_DemandsOnlyWhatItsRulesDemand(string name, string demanded)
    {
        var body = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty(name);
        var required = body.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(one => one.GetString()!).ToArray() : [];
        Assert.Equal(demanded, string.Join(' ', required));
        Assert.All(required, one => Assert.False(body.GetProperty("properties").GetProperty(one).TryGetProperty("nullable", out _), one));
    }

    [Fact]
    public async Task Values_KeepTheirRules()
    {
        var document = await DocumentAsync();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal("integer", schemas.GetProperty("UploadStart").GetProperty("properties").GetProperty("size").GetProperty("type").GetString());
        var reps = schemas.GetProperty("VideoRow").GetProperty("properties").GetProperty("repCount");
        Assert.Equal(("integer", true), (reps.GetProperty("type").GetString(), reps.GetProperty("nullable").GetBoolean()));
        var faults = schemas.GetProperty("CorrectionStart").GetProperty("properties").GetProperty("faults");
        Assert.Equal((6, 6), (faults.GetProperty("maxItems").GetInt32(), faults.GetProperty("items").GetProperty("enum").GetArrayLength()));
        var set = document.GetProperty("paths").GetProperty("/api/videos/{id}/set").GetProperty("put").GetProperty("parameters").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("schema"));
        Assert.Equal(("number", 0.01, 1000), (set["load"].GetProperty("type").GetString(), set["load"].GetProperty("minimum").GetDouble(), set["load"].GetProperty("maximum").GetDouble()));
        Assert.Contains("front_squat", set["exercise"].GetProperty("enum").EnumerateArray().Select(one => one.GetString()));
    }

    [Theory]
    [InlineData("/api/groups", "get", "200 401 404")]
    [InlineData("/api/groups", "post", "201 400 401 404 409")]
    [InlineData("/api/groups/{id}", "delete", "2XX 401 404 409")]
    [InlineData("/api/openapi.json", "get", "200 401 404")]
    [InlineData("/api/videos", "get", "200 400 401 404")]
    [InlineData("/api/desk", "get", "200 400 401 404")]
    [InlineData("/api/videos/{id}/compare/{other}", "get", "200 400 401 404")]
    [InlineData("/api/videos/{id}/retry", "post", "2XX 400 401 404 409")]
    [InlineData("/api/videos/{id}/file", "get", "200 206 304 400 401 404 416")]
    [InlineData("/api/videos/{id}/annotated.mp4", "get", "200 206 304 401 404 416 503")]
    public async Task Call_SaysHowItMayEnd(string path, string method, string codes) =>
        Assert.Equal(codes, string.Join(' ', (await DocumentAsync()).GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("/api/videos/{id}/reps.csv", "text/csv")]
    [InlineData("/api/videos/{id}/frames.csv", "text/csv")]
    [InlineData("/api/videos/{id}/joints.trc", "text/plain")]
    [InlineData("/api/videos/{id}/annotated.mp4", "video/mp4")]
    [InlineData("/api/videos/{id}/report.json", "application/json")]
    [InlineData("/api/videos/{id}/file", "video/mp4 video/webm video/x-msvideo video/mpeg video/mp2t")]
    [InlineData("/api/athletes/{id}/sessions.csv", "text/csv")]
    [InlineData("/api/athletes/{id}/data.zip", "application/zip")]
    [InlineData("/api/account/data.zip", "application/zip")]
    public async Task File_IsToldAsWhatItIsSent(string path, string expected)
    {
        var told = (await DocumentAsync()).GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(type => type.Name).ToList();
        Assert.Equal(expected, string.Join(' ', told));
        using var answer = await world.As("Carl").GetAsync(path.Replace("{id}", (path.StartsWith("/api/videos", StringComparison.Ordinal) ? world.VideoId : world.AnnaId).ToString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(answer.Content.Headers.ContentType!.MediaType, told);
    }

    /// <summary>Also those that the table above does not name.</summary>
    [Fact]
    public async Task EveryPathThatEndsLikeAFile_TellsAMediaType()
    {
        var files = (await DocumentAsync()).GetProperty("paths").EnumerateObject().Where(path => Path.HasExtension(path.Name)).ToList();
        Assert.True(files.Count >= 10, $"Only {files.Count} paths end like files.");
        Assert.All(files, path => Assert.True(path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").TryGetProperty("content", out _), path.Name));
    }

    [Fact]
    public async Task Document_IsOfTheApiOnly_AndNamesTheToken()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.0.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.All(document.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith("/api/", path.Name, StringComparison.Ordinal));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        Assert.True(document.GetProperty("security")[0].TryGetProperty("token", out _));
    }

    /// <summary>What a route takes is told to the document, not to the router, which would answer 415 before it is seen who may do what.</summary>
    [Theory]
    [InlineData("Cora", HttpStatusCode.NotFound)]
    [InlineData("Carl", HttpStatusCode.UnsupportedMediaType)]
    public async Task BodyOfAnotherKind_ForAVideo_IsRefusedInASentenceToThoseWhoSeeIt(string person, HttpStatusCode expected)
    {
        using var program = world.Site.Client();
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", await world.Site.Services.GetRequiredService<ApiTokens>().CreateAsync(world.Accounts[person], "test", default));
        using var text = new StringContent("Sit lower");
        using var answer = await program.Http.PostAsync(new Uri($"/api/videos/{world.VideoId}/notes", UriKind.Relative), text);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.UnsupportedMediaType, (await answer.Content.ReadAsStringAsync()).Contains("Please send the body as application/json.", StringComparison.Ordinal));
    }

    private async Task<JsonElement> DocumentAsync()
    {
        using var document = JsonDocument.Parse(await world.As("Carl").PageAsync("/api/openapi.json"));
        return document.RootElement.Clone();
    }
}

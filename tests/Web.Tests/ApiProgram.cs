using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>A program with the token of somebody in the world: no cookies, JSON over real HTTP.</summary>
internal sealed class ApiProgram : IDisposable
{
    private readonly TestClient _client;

    private ApiProgram(TestClient client) => _client = client;

    public static async Task<ApiProgram> OfAsync(World world, string person)
    {
        var client = world.Site.Client();
        client.Http.DefaultRequestHeaders.Authorization = new("Bearer", await world.Site.Services.GetRequiredService<ApiTokens>().CreateAsync(world.Accounts[person], "test", default));
        return new ApiProgram(client);
    }

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var answer = await _client.GetAsync("/api/" + path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"GET {path} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Takes a file.</summary>
    public async Task<byte[]> TakeAsync(string path)
    {
        using var answer = await _client.GetAsync("/api/" + path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"GET {path} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Sends JSON and expects an answer.</summary>
    /// <returns>The sentence of a refusal, or what was made; empty where the answer has no body.</returns>
    public async Task<string> SendAsync(string method, string path, string? json, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/" + path, UriKind.Relative));
        request.Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _client.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{method} {path} answered {(int)answer.StatusCode}, expected {(int)expected}: {text}");
        return text.Length == 0 ? "" : JsonDocument.Parse(text).RootElement is var said && said.TryGetProperty("detail", out var detail) ? detail.GetString()! : said.TryGetProperty("id", out var id) ? id.GetString()! : text;
    }

    public void Dispose() => _client.Dispose();
}

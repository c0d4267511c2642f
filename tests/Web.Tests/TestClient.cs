using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SquatCoach.Web.Tests;

/// <summary>What a browser does, over real HTTP: keeps cookies, sends forms with their tokens, follows no redirect by itself.</summary>
public sealed partial class TestClient : IDisposable
{
    public const string Name = "Coach";
    public const string Password = "correct horse battery";

    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };

    public TestClient(Uri address)
    {
        Http = new HttpClient(_handler) { BaseAddress = address };
        Http.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.1");
    }

    public HttpClient Http { get; }

    public CookieCollection Cookies => _handler.CookieContainer.GetAllCookies();

    public async Task<string> PageAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task BecomeOwnerAsync(string token)
    {
        using var answer = await SendFormAsync($"/setup?token={token}", new() { ["Input.Name"] = Name, ["Input.Password"] = Password, ["Input.Repeat"] = Password });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string query = "") =>
        SendFormAsync("/sign-in" + query, new() { ["Input.Name"] = name, ["Input.Password"] = password });

    /// <summary>Fills in the form of a page and sends it, hidden fields included.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string page, Dictionary<string, string> fields)
    {
        var html = await PageAsync(page);
        foreach (Match hidden in HiddenField().Matches(html))
        {
            fields.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
        }

        return await PostAsync(page, fields);
    }

    /// <summary>Presses the button of a small form, such as Cancel or Delete; the token comes from any page that has one.</summary>
    public async Task<HttpResponseMessage> PressAsync(string action) =>
        await PostAsync(action, new() { ["__RequestVerificationToken"] = TokenIn(await PageAsync("/account")) });

    /// <summary>A token for forms and scripts.</summary>
    public async Task<string> TokenAsync() => TokenIn(await PageAsync("/account"));

    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public async Task<HttpResponseMessage> UploadAsync(byte[] content, string name = "squat.mp4", string who = "newAthlete=Anna&consent=true")
    {
        using var body = new ByteArrayContent(content);
        return await UploadAsync(body, name, who);
    }

    public async Task<HttpResponseMessage> UploadAsync(HttpContent body, string name = "squat.mp4", string who = "newAthlete=Anna&consent=true", CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/videos?name={Uri.EscapeDataString(name)}&{who}", UriKind.Relative)) { Content = body };
        request.Headers.Add("RequestVerificationToken", WebUtility.HtmlDecode(UploadToken().Match(await PageAsync("/upload")).Groups[1].Value));
        return await Http.SendAsync(request, cancellationToken);
    }

    /// <summary>Uploads and expects that it is taken.</summary>
    public async Task<Guid> UploadedAsync(byte[] content, string name = "squat.mp4", string who = "newAthlete=Anna&consent=true")
    {
        using var answer = await UploadAsync(content, name, who);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>The sentence of a refusal.</summary>
    public static async Task<string> DetailAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }

    private static string TokenIn(string html) =>
        HiddenField().Matches(html).Where(match => match.Groups[1].Value == "__RequestVerificationToken").Select(match => WebUtility.HtmlDecode(match.Groups[2].Value)).First();

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("data-token=\"([^\"]+)\"")]
    private static partial Regex UploadToken();
}

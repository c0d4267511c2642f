using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Assessment;

namespace SquatCoach.Web.Tests;

/// <summary>Reads every page in Korean and in Japanese and looks for English words.</summary>
public sealed partial class TranslatedPagesTests(World world) : IClassFixture<World>
{
    // Names of people, products, formats and units are the same in every language.
    private static readonly HashSet<string> _international = new(StringComparer.OrdinalIgnoreCase)
    {
        "SquatCoach", "Owner", "Carl", "Tom", "Anna", "Cora", "Berta", "Group", "mp4", "mov", "mkv", "webm", "avi", "mpeg", "zip", "json", "csv", "trc", "rpe", "javascript",
        "keypoints", "people", "poses", "series", "report", "h264", "athlete", "utc", "api", "English", "webgl",

        // The video and the networks.
        "annas", "secret", "aaaaaaaa", "prmd", "zourdos", "finder", "lifter", "form", "classifier", "pose",
    };

    private static readonly string[] _statusPages = ["/status/404", "/status/429", "/problem", "/nothing/here"];

    [Theory]
    [InlineData(Languages.Korean)]
    [InlineData(Languages.Japanese)]
    public async Task EveryPage_Translated_HasNoEnglishWordsLeft(string language)
    {
        var left = new List<string>();
        var walked = 0;
        foreach (var who in new[] { "Carl", "Anna", "Owner", "nobody" })
        {
            var client = world.As(who);
            foreach (var path in Pages().Concat(_statusPages))
            {
                using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
                asked.Headers.TryAddWithoutValidation("Accept-Language", language);
                using var answer = await client.Http.SendAsync(asked);
                if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                {
                    continue;
                }

                walked++;
                var html = await answer.Content.ReadAsStringAsync();
                Assert.Contains($"<html lang=\"{language}\" ", html, StringComparison.Ordinal);
                left.AddRange(EnglishIn(html).Select(words => $"{path} ({who}): {words}"));
            }
        }

        Assert.True(walked > 40, $"Only {walked} pages were read.");
        Assert.True(left.Count == 0, string.Join('\n', left.Distinct()));
    }

    [Fact]
    public void EnglishIn_APageWithEnglish_IsFound() =>
        Assert.Equal(["Upload a video", "Try again"], EnglishIn("<p>動画</p><p>Upload a video</p><b title=\"Try again\">1 kg</b><p translate=\"no\">ABCD EFGH</p><pre lang=\"en\">A card</pre>"));

    /// <summary>Texts and spoken names that hold an English word.</summary>
    private static IEnumerable<string> EnglishIn(string html)
    {
        var page = EnglishPart().Replace(Script().Replace(html, ""), "");
        var texts = Tag().Split(page).Concat(Spoken().Matches(page).Select(match => match.Groups[1].Value));
        return texts.Select(text => WebUtility.HtmlDecode(text).Trim()).Where(text => Word().Matches(text).Any(word => !_international.Contains(word.Value)));
    }

    private IEnumerable<string> Pages() =>
        world.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Select(pattern => pattern.Replace("{Id:guid}", (pattern.StartsWith("/videos", StringComparison.Ordinal) ? world.VideoId : world.AnnaId).ToString(), StringComparison.Ordinal).Replace("{Code:int}", "404", StringComparison.Ordinal))
            .Where(path => !path.Contains('{', StringComparison.Ordinal)).Distinct();

    [GeneratedRegex("<script.*?</script>|<head>.*?<title>|</title>.*?</head>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<(\\w+)[^>]* (?:lang=\"en\"|translate=\"no\")[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex EnglishPart();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<[^>]*? (?:title|placeholder|aria-label|alt|data-label)=\"([^\"]*)\"")]
    private static partial Regex Spoken();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();
}

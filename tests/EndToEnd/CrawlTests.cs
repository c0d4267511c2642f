using System.Collections.Concurrent;

namespace SquatCoach.EndToEnd;

/// <summary>Every page that links lead to and every button, as everybody there is: nothing breaks, nothing leads nowhere, nothing overhangs a phone.</summary>
public sealed class CrawlTests
{
    private const string Password = "demo squat coach";

    // Whoever may end the others' visits ends theirs last.
    private static readonly string[] _people = ["Anna", "Theo", "Carla", "Olive"];

    [BrowserFact]
    public async Task EveryLinkAndButton_AsEverybody_DoesWhatItSays()
    {
        await using var site = await DemoCopy.StartAsync();
        var files = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        var visitors = new List<Visitor>();
        var crawlers = new List<Crawler>();
        try
        {
            foreach (var person in _people)
            {
                var visitor = await Visitor.OnPhoneAsync(site.Address);
                visitors.Add(visitor);
                await visitor.SignInAsync(person, Password);
                crawlers.Add(new Crawler(visitor, person, files));
            }

            await Task.WhenAll(crawlers.Select(crawler => crawler.WalkAsync("/")));
            var nobody = await Visitor.OnPhoneAsync(site.Address);
            visitors.Add(nobody);
            crawlers.Add(new Crawler(nobody, "nobody", files));
            await crawlers[^1].WalkAsync([.. crawlers.SelectMany(crawler => crawler.Secrets).Select(secret => new Uri(secret).PathAndQuery), "/sign-in"]);

            foreach (var crawler in crawlers.Take(_people.Length))
            {
                await crawler.PressTheRestAsync();
            }

            var faults = crawlers.SelectMany(crawler => crawler.Faults).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            Assert.True(faults.Count == 0, string.Join('\n', faults));
            Assert.True(crawlers.Sum(crawler => crawler.Opened) > 60, $"Only {crawlers.Sum(crawler => crawler.Opened)} pages were opened.");
            Assert.True(crawlers.Sum(crawler => crawler.Sent) > 60, $"Only {crawlers.Sum(crawler => crawler.Sent)} forms were sent.");
        }
        finally
        {
            foreach (var visitor in visitors)
            {
                await visitor.DisposeAsync();
            }
        }
    }
}

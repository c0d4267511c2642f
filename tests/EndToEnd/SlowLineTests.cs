using System.Globalization;
using System.Text.Json;

namespace SquatCoach.EndToEnd;

/// <summary>How long a report takes over a slow line with what the browser kept from the visit before; bench/results holds what came out.</summary>
[Collection(nameof(Alone))]
public sealed class SlowLineTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const int Visits = 15;

    // Chrome's own preset "Fast 3G", and the line that Lighthouse means by that name.
    private static readonly (string Name, double LatencyMs, double DownBytesPerSecond, double UpBytesPerSecond)[] _lines =
    [
        ("no limit", 0, -1, -1),
        ("Lighthouse: 150 ms, 1.6 Mbit/s", 150, 1.6e6 / 8, 0.75e6 / 8),
        ("Chrome's Fast 3G: 562.5 ms, 1.44 Mbit/s", 562.5, 1.44e6 / 8, 0.675e6 / 8),
    ];

    [MeasuredFact]
    public async Task Report_OverASlowLine_IsMeasured()
    {
        foreach (var isPhone in new[] { false, true })
        {
            await using var carla = isPhone ? await Visitor.OnPhoneAsync(site.Address) : await Visitor.AtDeskAsync(site.Address);
            await carla.SignInAsync("Carla", "demo squat coach");
            await carla.Page.GotoAsync("/athletes");
            await carla.Page.ClickAsync(".athlete-item:has-text('Anna')");
            var report = (await carla.Page.GetAttributeAsync(".video-main", "href"))!;
            await carla.OpenAsync(report);
            var session = await carla.Page.Context.NewCDPSessionAsync(carla.Page);
            await session.SendAsync("Network.enable");
            foreach (var (name, latency, down, up) in _lines)
            {
                await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = latency, ["downloadThroughput"] = down, ["uploadThroughput"] = up });
                var (interactive, drawn) = (new List<double>(), new List<double>());
                for (var visit = 0; visit < Visits; visit++)
                {
                    await carla.OpenAsync(report);
                    var marks = await carla.Page.EvaluateAsync<JsonElement>("() => ({ ready: performance.getEntriesByName('report-ready')[0].startTime, now: performance.now() })");
                    interactive.Add(marks.GetProperty("ready").GetDouble());
                    drawn.Add(marks.GetProperty("now").GetDouble());
                }

                interactive.Sort();
                drawn.Sort();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {(isPhone ? "phone" : "desk")} | {name} | {interactive[Visits / 2]:0} | {interactive[^1]:0} | {drawn[Visits / 2]:0} |"));
            }
        }
    }
}

using System.Globalization;
using System.Text.Json;

namespace SquatCoach.EndToEnd;

/// <summary>The live page with the real networks in the browser, before a camera that shows the mannequin.</summary>
[Collection(nameof(Alone))]
public sealed class LivePageTests
{
    private const int MinReps = 3;
    private const float StepTimeoutMs = 180_000;

    [BrowserFact]
    public async Task Live_MannequinBeforeTheCamera_IsCountedAndOnlyASavedSetLeavesTheDevice()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false);
        await using var coach = await Visitor.AtDeskAsync(site.Address, cameraPath: await CameraClip.RenderAsync(data.Value));
        await coach.BecomeOwnerAsync(site.SetupLink!);
        await coach.Page.GotoAsync("/live");
        await coach.Page.EvaluateAsync("() => { window.spoken = []; window.speechSynthesis.speak = words => window.spoken.push(words.text); }");
        var loaded = 0L;
        coach.Page.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/lib/onnxruntime/", StringComparison.Ordinal) || answer.Url.Contains("/live/models/", StringComparison.Ordinal))
            {
                Interlocked.Add(ref loaded, long.Parse(answer.Headers.GetValueOrDefault("content-length") ?? "0", CultureInfo.InvariantCulture));
            }
        };
        var (place, tools) = (await BoxAsync(coach, "#live-screen"), await BoxAsync(coach, ".stage-tools"));
        await coach.Page.ClickAsync("#live-open");
        await coach.Page.WaitForSelectorAsync("#live[data-state=on]", new() { Timeout = StepTimeoutMs });

        // The camera's picture takes the place that was kept for it, and the skeleton lies over all of it.
        Assert.Equal((place, tools), (await BoxAsync(coach, "#live-screen"), await BoxAsync(coach, ".stage-tools")));
        Assert.Equal((place, place), (await BoxAsync(coach, "#live-video"), await BoxAsync(coach, "#live-canvas")));
        var provider = await coach.Page.GetAttributeAsync("#live", "data-provider");
        var told = long.Parse((await coach.Page.GetAttributeAsync("#live", $"data-{provider}-bytes"))!, CultureInfo.InvariantCulture);

        // The sidecars of the networks are compressed on their way, and then have no length.
        Assert.InRange(told - Interlocked.Read(ref loaded), 0, 40_000);

        var sent = new List<string>();
        coach.Page.Request += (_, request) => sent.Add(request.Url);
        await coach.Page.ClickAsync("#live-set");
        await coach.Page.WaitForFunctionAsync("least => +document.getElementById('live-count').textContent >= least", MinReps, new() { Timeout = StepTimeoutMs });
        Assert.Empty(sent);
        await coach.PhotographAsync("live-desk");
        await coach.Page.ClickAsync("#live-set");
        await coach.Page.WaitForSelectorAsync("#live-save:enabled");
        var counted = int.Parse((await coach.Page.TextContentAsync("#live-count"))!, CultureInfo.InvariantCulture);
        var spoken = await coach.Page.EvaluateAsync<string[]>("() => window.spoken");
        Assert.Equal(Enumerable.Range(1, counted), spoken.Where(words => char.IsDigit(words[0])).Select(words => int.Parse(words.Split('.')[0], CultureInfo.InvariantCulture)));
        Assert.Equal(counted, await coach.Page.Locator("#live-reps li").CountAsync());

        await coach.Page.FillAsync("#new-athlete", "Mona");
        await coach.Page.CheckAsync("#consent");
        await coach.Page.ClickAsync("#live-save");
        await coach.Page.WaitForURLAsync("**/videos/*");
        var report = coach.Page.Url;
        await coach.Page.WaitForSelectorAsync("#report[data-state=done]", new() { Timeout = 480_000 });
        var full = await coach.Page.EvaluateAsync<JsonElement>("async url => (await fetch(url + '/report.json')).json()", report);

        // The recording may begin and end within a rep, which the two count by different rules.
        Assert.InRange(full.GetProperty("reps").GetArrayLength(), counted - 1, counted + 2);
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Live_FeetCutOff_AsksToStepBackAndAWholeBodyPasses()
    {
        using var data = new DataPath();
        var site = await SharedSites.DemoAsync();
        await using var carla = await Visitor.AtDeskAsync(site.Address, cameraPath: await CameraClip.RenderTooCloseAsync(data.Value));
        await carla.SignInAsync("Carla", "demo squat coach");
        await carla.Page.GotoAsync("/live");
        await carla.Page.EvaluateAsync("() => { window.gates = []; new MutationObserver(() => { const gate = document.getElementById('live').dataset.gate; if (gate !== window.gates.at(-1)) window.gates.push(gate); }).observe(document.getElementById('live'), { attributeFilter: ['data-gate'] }); }");
        await carla.Page.ClickAsync("#live-open");
        await carla.Page.WaitForSelectorAsync("#live-gate:has-text('Step back, your feet are not visible.')", new() { Timeout = StepTimeoutMs });

        // Between two times that the feet are cut off the whole body stood there, and nothing was asked for. (A busy machine sees a picture a second, and may doubt the one in which it changes.)
        await carla.Page.WaitForFunctionAsync("() => window.gates.filter(gate => gate === 'feet').length >= 2", null, new() { Timeout = StepTimeoutMs });
        Assert.Contains("", await carla.Page.EvaluateAsync<string[]>("() => window.gates"));
        Assert.Empty(carla.Complaints);
    }

    [BrowserFact]
    public async Task Live_OnAPhoneWithoutACamera_SaysSo()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false, "--no-worker");
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.BecomeOwnerAsync(site.SetupLink!);
        await coach.Page.GotoAsync("/live");
        await coach.AssertNoSidewaysScrollAsync();
        await coach.Page.ClickAsync("#live-open");
        await coach.Page.WaitForSelectorAsync("#live-problem:has-text('camera')");
        Assert.True(await coach.Page.IsEnabledAsync("#live-open"));
        await coach.AssertNoSidewaysScrollAsync();
        await coach.PhotographAsync("live-phone-without-camera");
        Assert.Empty(coach.Complaints);
    }

    /// <summary>In whole pixels: left, top, width, height.</summary>
    private static async Task<(int Left, int Top, int Width, int Height)> BoxAsync(Visitor visitor, string selector)
    {
        var box = (await visitor.Page.Locator(selector).First.BoundingBoxAsync())!;
        return ((int)Math.Round(box.X), (int)Math.Round(box.Y), (int)Math.Round(box.Width), (int)Math.Round(box.Height));
    }
}

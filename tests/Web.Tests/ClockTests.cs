namespace SquatCoach.Web.Tests;

/// <summary>The clock of the report page, on a video whose browser shows the frame that holds the asked time.</summary>
public sealed class ClockTests
{
    private const string Player = """
        globalThis.document = { documentElement: { lang: 'en' }, getElementById: () => ({ addEventListener() {} }) };
        globalThis.window = { addEventListener() {} };
        const times = Array.from({ length: 40 }, (_, frame) => Math.round(frame / input.rate * 1e6) / 1e6);
        let asked = 0, follow = null;
        const heard = {};
        const shown = () => times.findLastIndex(time => time <= asked);
        const video = {
          duration: 40 / input.rate, dataset: {}, paused: true, pause() {}, addEventListener(name, listener) { (heard[name] ??= []).push(listener); },
          requestVideoFrameCallback(callback) { follow = callback; },
          get currentTime() { return asked; },
          set currentTime(value) { const before = shown(); asked = value; if (shown() !== before) queueMicrotask(() => follow(0, { mediaTime: times[shown()] })); },
        };
        const happens = name => { for (const listener of heard[name] ?? []) listener(); };
        const { createClock } = await import(js + '/clock.js');
        const clock = createClock(video);
        clock.setFrames(times);
        """;

    /// <summary>A thirtieth of a second skipped every second frame of 60 Hz, and showed one of 25 Hz twice.</summary>
    [Theory]
    [InlineData(25)]
    [InlineData(29.97)]
    [InlineData(30)]
    [InlineData(59.94)]
    public async Task Step_AtAnyRate_ShowsEveryFrameOnce(double rate)
    {
        var answer = await BrowserModule.RunAsync(Player + """
            const seen = [];
            for (const count of [...Array(12).fill(1), ...Array(12).fill(-1)]) {
              clock.step(count);
              await new Promise(resolve => setTimeout(resolve));
              seen.push(shown());
            }
            return seen;
            """, new { rate });
        Assert.Equal([.. Enumerable.Range(1, 12), .. Enumerable.Range(0, 12).Reverse()], answer.EnumerateArray().Select(frame => frame.GetInt32()));
    }

    /// <summary>A busy browser told of the frame before when the next one had been asked for, and of that one never: the skeleton stood still a frame behind.</summary>
    [Fact]
    public async Task Step_FrameOfBeforeIsToldLate_StaysWhereItWasSought()
    {
        var answer = await BrowserModule.RunAsync(Player + """
            let skeleton = 0;
            clock.listen(seconds => { skeleton = times.findLastIndex(time => time <= seconds + 1e-4); });
            clock.step(1);
            happens('seeking');
            const { frame, late } = { frame: follow, late: times[1] };
            follow = () => {};
            clock.step(1);
            frame(0, { mediaTime: late });
            const askedFor = skeleton;
            happens('seeking');
            frame(0, { mediaTime: late });
            const whileSeeking = skeleton;
            happens('seeked');
            frame(0, { mediaTime: late });
            const sought = skeleton;
            video.paused = false;
            happens('play');
            frame(0, { mediaTime: times[5] });
            return [askedFor, whileSeeking, sought, skeleton];
            """, new { rate = 30 });
        Assert.Equal([2, 2, 2, 5], answer.EnumerateArray().Select(frame => frame.GetInt32()));
    }

    [Fact]
    public async Task Step_BeforeTheFirstAndAfterTheLastFrame_StaysInTheVideo()
    {
        var answer = await BrowserModule.RunAsync(Player + """
            clock.step(-1);
            const first = asked;
            clock.seek(video.duration);
            clock.step(1);
            return { first, last: asked, duration: video.duration };
            """, new { rate = 30 });
        Assert.Equal((0, answer.GetProperty("duration").GetDouble()), (answer.GetProperty("first").GetDouble(), answer.GetProperty("last").GetDouble()));
    }
}
